import type { Items } from '../api/types';
import { gatheringName, gatheringWhen, isAhead, MINE, stateOf, answerOf } from '../gathering/gatherings';
import { useRead } from '../data/read';
import { longDay, t } from '../i18n';
import { Step } from './step';
import { overlayStanding } from './taking-part';
import type { OwnGathering, Standing } from './types';

/** The six cards are there from the first day on. */
export const Explained = () => <Step title={t('start_title')} state={t('start_cards_state')} href="/how-it-works" />;

/** The next gathering, or the one that was. */
export function InvitedTo() {
  const items = useRead<Items<OwnGathering>>(MINE).data?.items ?? [];
  const next = items.find(isAhead) ?? items.findLast(({ attended }) => attended);
  if (!next) return null;
  return (
    <Step
      title={<bdi>{gatheringName(next)}</bdi>}
      state={isAhead(next) ? `${gatheringWhen(next)} · ${stateOf(next)}` : stateOf(next)}
      href={`/gatherings/${next.id}`}
      done={next.attended || (isAhead(next) && answerOf(next) !== '')}
    />
  );
}

/** One's own word, and how many have given theirs. */
export function Agreement() {
  const read = useRead<Standing>('/me/taking-part').data;
  if (!read?.asked) return null;
  const { state, agreed, places, ask_again_day } = overlayStanding(read);
  const count = places ? t('start_in_count', { n: agreed, places }) : '';
  if (state === 'not_now') {
    return <Step title={t('start_in')} state={ask_again_day ? t('start_not_now_until', { day: longDay(ask_again_day) }) : t('start_not_now')} href="/taking-part" />;
  }
  if (state === 'declined') return <Step title={t('start_in')} state={t('start_declined')} href="/taking-part" />;
  return <Step title={t('start_in')} state={[state === 'agreed' ? t('start_in_done') : t('start_in_open_question'), count].filter(Boolean).join(' · ')} href="/taking-part" done={state === 'agreed'} />;
}
