import { randomUUID } from 'node:crypto';
import { callAs } from './caller.mjs';
import { officeWith, sendOpenly } from './recruiting.mjs';
import type { Server } from './test';

export type Caller = Awaited<ReturnType<typeof callAs>>;
type Office = Awaited<ReturnType<typeof officeWith>> & { coach: Caller };

const PIN = '735190';
const password = 'Bruecke-am-Main-7';
const offices = new WeakMap<Server, Promise<Office>>();

const begin = async (server: Server): Promise<Office> => {
  const office = await officeWith(server, password, undefined, 0);
  const coach = await callAs(server.origin, office.login, password);
  await coach.post(`/cohorts/${office.cohort}/start`);
  return { ...office, coach };
};

/** Somebody who may join an office without the demo, and has a partner already: Jonas, who has joined. */
export async function promised(server: Server, name: string, language: string) {
  if (!offices.has(server)) offices.set(server, begin(server));
  const office = await (offices.get(server) as Promise<Office>);
  const take = (id: string, display_name: string, age_group: string, own: string) =>
    office.coach.put(`/cohorts/${office.cohort}/participants/${id}`, { display_name, age_group, language: own }) as Promise<{ invitation: { code: string } }>;
  const [own, other, tandem] = [randomUUID(), randomUUID(), randomUUID()];
  const { invitation } = await take(own, name, 'under_25', language);
  const second = await take(other, 'Jonas', 'over_25', 'de');
  const { person } = await sendOpenly(server, '/auth/join', { secret: second.invitation.code, display_name: 'Jonas', language: 'de', new_secret: PIN, remember: false });
  await office.coach.put(`/tandems/${tandem}`, { cohort_id: office.cohort, partner_ids: [own, other], reason: 'Beide mögen Gärten.' });
  return { ...office, invitation, tandem, jonas: await callAs(server.origin, person.login, PIN) };
}
