import type { Home, Items, Meeting, MyCohort, Sheet } from './api/types';
import type { MyConsents } from './consent/types';
import { readForLater } from './data/read';
import { lang } from './i18n';

/**
 * What a participant's screens show, the soonest missed first. The paths stand here once more, because whatever names
 * them elsewhere would come along.
 */
const EVERYBODY = [
  '/me/cohort', '/me/tandem', '/me/reminders', '/me/reminder-settings', '/office', '/me/pause', '/me/profile', '/me/sheets', '/question-sets',
  '/me/gatherings', '/me/speed-dating', '/me/match', '/me/ballot', '/me/fit-check', '/me/office-questions', '/office-cards', '/me/companions', '/me/thanks',
  '/me/message-reports', '/me/team-words', '/me/contact-ways', '/me/calendar-feed', '/me/leaving', '/me/invitation-codes', '/places', '/tandems',
  '/me/doors', '/me/devices', '/me/data', '/me/access-log', '/me/team-view',
];

/** Reads what stands on a participant's other screens one after the other, so that they open without internet from the first day on. */
export async function readAhead() {
  const home = await readForLater<Home>('/home');
  if (!home) return;
  if (home.tandem) await tandemAhead(home.tandem.id);
  for (const path of [...EVERYBODY, `/me/folder?language=${lang.peek()}`]) await readForLater(path);
  const cohort = (await readForLater<MyCohort>('/me/cohort'))?.cohort.id;
  if (cohort) await readForLater(`/cohorts/${cohort}/coaches`);
  // Whoever has left is asked no more, and has no group.
  if (home.departure?.kind !== 'left') {
    await readForLater('/me/taking-part');
    if (cohort) await readForLater(`/cohorts/${cohort}/group-meetings`);
  }
  const mine = await readForLater<MyConsents>('/me/consents');
  const declarations = mine && [mine.newest.id, ...mine.signatures.map(({ declaration_id }) => declaration_id)];
  for (const id of new Set(declarations)) await readForLater(`/declarations/${id}`);
}

async function tandemAhead(id: string) {
  const here = `/tandems/${id}`;
  for (const path of [here, `${here}/workbook`, '/promises']) await readForLater(path);
  const meetings = (await readForLater<Items<Meeting>>(`${here}/milestone-meetings`))?.items ?? [];
  for (const meeting of meetings.filter(({ state }) => state !== 'cancelled')) {
    const plan = (await readForLater<Sheet>(`/milestone-meetings/${meeting.id}`))?.plan;
    if (plan && plan.version > 1) await readForLater(`/milestone-plans/${plan.id}/versions`);
  }
}
