import { me } from '../api/session';
import type { Media, MessageLink } from '../api/types';
import { t } from '../i18n';
import { Hanging } from '../media/hanging';
import { Icon } from '../ui/icon';
import { Translated } from '../ui/translated';
import { Voice } from '../ui/voice';
import type { PlaceOf } from './feed';

/** The words of a message, and what hangs on it. */
export function Said({ text, link, media, from, place, theirs }: { text: string; link: MessageLink | null; media: Media[]; from?: string; place: PlaceOf; theirs?: boolean }) {
  return (
    <>
      {text && <Voice text={text} />}
      {theirs && <Translated text={text} />}
      {link && <LinkCard link={link} place={place} theirs={theirs} />}
      <Hanging media={media} {...(from ? { from } : {})} closed />
    </>
  );
}

const WHERE = { entry: (id: string) => `/entry/${id}`, step: (id: string) => `/step/${id}`, plan_item: () => '/milestones', place: () => null };
const LINK_ICONS = { entry: 'workbook', step: 'check', plan_item: 'milestone', place: 'table' } as const;

/** Something of the workbook that was sent along; whoever may open it gets there by a tap. */
function LinkCard({ link, place, theirs }: { link: MessageLink; place: PlaceOf; theirs: boolean | undefined }) {
  // In the group it is somebody else's workbook, unless one has sent it oneself.
  const mayOpen = me.value?.role === 'participant' && (place.kind !== 'group' || !theirs);
  const leads = mayOpen && link.id ? WHERE[link.kind](link.id) : null;
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
