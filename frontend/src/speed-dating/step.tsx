import { useEffect } from 'preact/hooks';
import { useRead } from '../data/read';
import { clock, loadTexts, nearDay, t } from '../i18n';
import { keepLoaded } from '../platform';
import { Step } from '../start/step';
import type { DatingLine, Mine } from './types';

function stateOf({ state, day, clock: time }: DatingLine) {
  if (state === 'running') return t('start_dating_running');
  return state === 'over' ? t('start_dating_over') : t('start_dating_when', { day: nearDay(day), clock: clock(time) });
}

/** The speed-dating on the way to the start. Its screen is fetched beforehand, because halls have thick walls. */
export function SpeedDatingStep() {
  const dating = useRead<Mine>('/me/speed-dating').data?.speed_dating;
  useEffect(() => {
    if (dating && dating.state !== 'over') void Promise.all([import('./index'), loadTexts('dating')]).then(keepLoaded, () => {});
  }, [dating?.id, dating?.state]);
  if (!dating) return null;
  return <Step title={t('start_dating')} state={stateOf(dating)} href="/speed-dating" done={dating.state === 'over'} />;
}
