import type { PlannedMeeting, Step, Workbook } from '../api/types';
import { send } from '../data/outbox';
import { peekRead } from '../data/read';

/** Steps and the next date, as the outbox names them. */
export const stepEntity = (id: string) => `step:${id}`;
export const plannedEntity = (tandem: string) => `planned:${tandem}`;

export const workbookPath = (tandem: string) => `/tandems/${tandem}/workbook`;

/** What partners write of a step; the server adds the rest. */
export type StepContent = Pick<Step, 'owner_id' | 'text' | 'due_day' | 'state' | 'visibility' | 'entry_id' | 'message_id' | 'message_place'>;
/** The next date as it is written down. */
export type Date = Pick<PlannedMeeting, 'day' | 'clock' | 'place_text'>;
export const NO_DATE: Date = { day: null, clock: null, place_text: '' };

/** Saves a step with some of it changed; the rest stays as the person saw it. */
export function saveStep(step: Pick<Step, 'id' | 'tandem_id' | 'version'> & StepContent, change: Partial<StepContent> = {}) {
  const { owner_id, text, due_day, state, visibility, entry_id, message_id, message_place } = { ...step, ...change };
  return send({
    method: 'PUT',
    path: `/tandems/${step.tandem_id}/steps/${step.id}`,
    body: { owner_id, text, due_day, state, visibility, entry_id, ...(message_id && message_place ? { message_id, message_place } : {}) } satisfies StepContent,
    entity: stepEntity(step.id),
    base: step.version || null,
    label: { key: 'wb_write_step', values: { what: text } },
  });
}

export const deleteStep = (step: Step) =>
  send({
    method: 'DELETE',
    path: `/tandems/${step.tandem_id}/steps/${step.id}`,
    body: undefined,
    entity: stepEntity(step.id),
    base: step.version || null,
    label: { key: 'wb_write_step', values: { what: step.text } },
  });

/** Sets when the two meet next; `NO_DATE` takes it back. */
export function savePlannedMeeting(tandem: string, planned: Pick<PlannedMeeting, 'version'> | null, date: Date) {
  // A date that was taken back shows as none but keeps its version.
  const known = planned ?? peekRead<Workbook>(workbookPath(tandem))?.planned_meeting;
  return send({
    method: 'PUT',
    path: `/tandems/${tandem}/planned-meeting`,
    body: { day: date.day, clock: date.clock, place_text: date.place_text },
    entity: plannedEntity(tandem),
    base: known?.version || null,
    label: { key: 'wb_write_planned' },
  });
}
