import type { Meeting, Participant, Plan } from '../api/types';
import { t } from '../i18n';

/** The meeting that comes next and the last one that took place. */
export function currentMeetings(meetings: Meeting[]): { next: Meeting | undefined; last: Meeting | undefined } {
  const inOrder = [...meetings].sort((a, b) => a.number - b.number);
  const last = inOrder.findLast(({ state }) => state === 'held');
  const next = inOrder.find(({ state, number }) => state !== 'held' && state !== 'cancelled' && number > (last?.number ?? 0));
  return { next, last };
}

/** How far the plan of the last meeting has come, in words. */
export function planLine(plan: Pick<Plan, 'state' | 'items' | 'promises'>): string {
  if (plan.state === 'approved') return t('staff_plan_signed');
  if (plan.state === 'agreed') return t('staff_plan_agreed');
  return t(plan.items.length || plan.promises.length ? 'staff_plan_draft' : 'staff_plan_none');
}

type Candidate = Pick<Participant, 'id' | 'state' | 'tandem_id' | 'age_group'> & { left_day?: string | null };

/** Who may still find a partner: everybody without a tandem who takes part and is not shut out. */
export const unpaired = <P extends Candidate>(people: P[]): P[] => people.filter(({ tandem_id, state, left_day }) => !tandem_id && !left_day && state !== 'disabled');

/** Whom somebody can be brought together with. */
export function partnersFor<P extends Candidate>(people: P[], first: P | undefined, ageRule: boolean): P[] {
  return unpaired(people).filter(({ id, age_group }) => id !== first?.id && (!ageRule || !first || age_group !== first.age_group));
}
