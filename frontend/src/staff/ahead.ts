import type { Cohort, Items, Role } from '../api/types';
import { readForLater } from '../data/read';

const EVERYBODY = ['/office', '/office-cards', '/me/doors', '/me/devices', '/me/reminders', '/me/reminder-settings', '/me/contact-ways', '/me/calendar-feed', '/me/data', '/me/access-log'];
const COACH = ['/me/contact-card', '/me/absences', '/places', '/question-sets', '/wording-reports'];
const OFFICE = ['/figures'];

/**
 * Reads what stands on the team's other screens one after the other, as long as it is about nobody: whatever says something
 * of people stands in their access log when it is read, and here nobody has opened anything yet.
 */
export async function readAhead(role: Role) {
  const own = { coach: COACH, administrator: [...OFFICE, '/wording-reports'], manager: OFFICE, participant: [] }[role];
  for (const path of [...own, ...EVERYBODY]) await readForLater(path);
  if (role === 'manager') return;
  const cohorts = (await readForLater<Items<Cohort>>('/cohorts'))?.items ?? [];
  for (const { id } of cohorts) {
    for (const path of [`/cohorts/${id}`, `/cohorts/${id}/coaches`]) await readForLater(path);
    if (role === 'coach') for (const path of [`/cohorts/${id}/speed-datings`, `/cohorts/${id}/group-values`]) await readForLater(path);
  }
  const declarations = (await readForLater<Items<{ id: string }>>('/declarations'))?.items ?? [];
  for (const { id } of declarations) await readForLater(`/declarations/${id}`);
}
