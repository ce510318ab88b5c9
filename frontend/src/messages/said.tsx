import { me } from '../api/session';
import type { ConversationList, Media, MessageLink } from '../api/types';
import { LIST } from '../data/news';
import { useRead } from '../data/read';
import { t } from '../i18n';
import { Hanging } from '../media/hanging';
import { Icon } from '../ui/icon';
import { Translated } from '../ui/translated';
import { Voice } from '../ui/voice';
import type { PlaceOf } from './feed';

type SaidProps = { text: string; link: MessageLink | null; media: Media[]; from?: string; author?: string; place: PlaceOf; theirs?: boolean };

/** The words of a message, and what hangs on it. */
export function Said({ text, link, media, from, author, place, theirs }: SaidProps) {
  return (
    <>
      {text && <Voice text={text} />}
      {theirs && <Translated text={text} />}
      {link && <LinkCard link={link} author={author} place={place} theirs={theirs} />}
      <Hanging media={media} {...(from ? { from } : {})} closed />
    </>
  );
}

const WHERE = { entry: (id: string) => `/entry/${id}`, step: (id: string) => `/step/${id}`, plan_item: () => '/milestones', place: (id: string) => `/entry/${id}` };
const LINK_ICONS = { entry: 'workbook', step: 'check', plan_item: 'milestone', place: 'table' } as const;

// What is in a plan stands with the milestone meetings of the two.
const teamPage = ({ kind, id }: MessageLink, author: string) => `/tandems/of/${author}${kind === 'plan_item' ? '' : `?linked=${id}`}`;

/** Whether something in the group comes from somebody else's workbook, neither one's own nor the partner's. */
function useOthers(author: string | undefined, place: PlaceOf, theirs: boolean | undefined) {
  const inGroup = place.kind === 'group' && !!theirs && me.value?.role === 'participant';
  const list = useRead<ConversationList>(inGroup ? LIST : null).data?.items ?? [];
  return inGroup && !list.some(({ kind, people }) => kind === 'tandem' && people.some(({ id }) => id === author));
}

/** Something of the workbook that was sent along; whoever may open it gets there by a tap. */
function LinkCard({ link, author, place, theirs }: { link: MessageLink; author: string | undefined; place: PlaceOf; theirs: boolean | undefined }) {
  const others = useOthers(author, place, theirs);
  const leads = link.id && (me.value?.role === 'coach' ? author && teamPage(link, author) : !others && WHERE[link.kind](link.id));
  const inside = (
    <>
      <Icon name={LINK_ICONS[link.kind]} />
      <span class="grow">
        <small>{t(`msg_link_${link.kind}`)}</small>
        <Voice text={link.text} inline />
      </span>
      {leads && <Icon name="forward" />}
    </>
  );
  return leads ? (
    <a class="msg-link" href={leads}>
      {inside}
    </a>
  ) : (
    <div class="msg-link">{inside}</div>
  );
}
