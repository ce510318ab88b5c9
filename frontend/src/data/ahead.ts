import type { Home, Items, Meeting, Tandem } from '../api/types';
import { readForLater } from './read';

/** Reads what stands on a participant's other screens, so that they open without internet from the first day on. */
export async function readAhead() {
  const home = await readForLater<Home>('/home');
  for (const path of ['/me/cohort', '/me/reminders', '/me/reminder-settings', '/office', '/me/pause', '/me/profile', '/me/sheets', '/question-sets']) await readForLater(path);
  if (!home?.tandem) {
    await readForLater('/me/speed-dating');
    return;
  }
  const tandem = await readForLater<Tandem>('/me/tandem');
  const here = `/tandems/${home.tandem.id}`;
  for (const path of [here, `${here}/workbook`, '/promises']) await readForLater(path);
  if (tandem) await readForLater(`/cohorts/${tandem.cohort_id}/coaches`);
  const meetings = (await readForLater<Items<Meeting>>(`${here}/milestone-meetings`))?.items ?? [];
  const wanted = [meetings.findLast(({ state }) => state === 'held'), meetings.find(({ state }) => state !== 'held' && state !== 'cancelled')];
  for (const meeting of wanted) if (meeting) await readForLater(`/milestone-meetings/${meeting.id}`);
}
