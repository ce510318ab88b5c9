import type { PlannedMeeting, Step } from '../api/types';
import { pending, type Write } from '../data/outbox';
import { plannedEntity, type Date, type StepContent } from './writes';

const STEP = 'step:';
export const idOf = (write: Write) => write.entity.slice(write.entity.indexOf(':') + 1);
/** The tandem a write belongs to. */
export const tandemOf = (write: Write) => write.path.split('/')[2] ?? '';
export const timeOf = (write: Write) => new Date(write.created_at).toISOString();

/** The last change of a thing on its way. */
export const lastOf = (writes: Write[], entity: string) => writes.findLast((write) => write.entity === entity);
/** How far the changes of a thing have come; the one that needs a look comes first. */
export function stateOf(entity: string, writes = pending.value) {
  const own = writes.filter((write) => write.entity === entity);
  return (own.find((write) => write.state === 'parked') ?? own.at(-1))?.state ?? null;
}

const blankStep = (write: Write, me: string): Step => ({
  id: idOf(write), tandem_id: tandemOf(write), entry_id: null, owner_id: me, text: '', due_day: null, state: 'open', visibility: 'tandem',
  team_seen_at: null, created_by: me, last_changed_by: me, version: 0, created_at: timeOf(write), updated_at: timeOf(write),
});

/**
 * Steps as they will be once everything written on this phone has arrived. Steps that are not in the list
 * come at its end, whoever's they are and whatever their state.
 */
export function overlaySteps(steps: Step[], writes = pending.value, me = ''): Step[] {
  let all = steps;
  for (const write of writes) {
    if (!write.entity.startsWith(STEP)) continue;
    const id = idOf(write);
    if (write.method === 'DELETE') {
      all = all.filter((step) => step.id !== id);
      continue;
    }
    const old = all.find((step) => step.id === id);
    const next = { ...(old ?? blankStep(write, me)), ...(write.body as StepContent) };
    all = old ? all.map((step) => (step === old ? next : step)) : [...all, next];
  }
  return all;
}

const BLANK: PlannedMeeting = { day: null, clock: null, place_text: '', starts_at: null, revision: 0, set_by: '', version: 0, updated_at: '' };

/** The next date as it will be; null when there is none. */
export function overlayPlanned(planned: PlannedMeeting | null, tandem: string, writes = pending.value): PlannedMeeting | null {
  const date = lastOf(writes, plannedEntity(tandem))?.body as Date | undefined;
  const next = date ? { ...(planned ?? BLANK), ...date } : planned;
  if (!next?.day) return null;
  const moved = next.day !== planned?.day || next.clock !== planned.clock;
  return moved ? { ...next, starts_at: null } : next;
}
