import { randomUUID } from 'node:crypto';
import { inMinutes, newcomer } from './dating.mjs';
import { actAs } from './session.mjs';

/** A cohort of Katrin's own in which people look for a partner; each can be asked to wish for others. */
export async function choosingWith(server, under, over, { language = 'de' } = {}) {
  const administrator = await actAs(server, 'ute');
  const coach = await actAs(server, 'katrin');
  const cohort = randomUUID();
  await administrator.put(`/cohorts/${cohort}`, { name: `Sommer mit ${under[0]}`, start_day: inMinutes(14 * 1440).day });
  await administrator.put(`/cohorts/${cohort}/coaches/${coach.person.id}`);
  const people = {};
  for (const name of [...under, ...over]) {
    const who = await newcomer(server, coach, cohort, { name, age: under.includes(name) ? 'under_25' : 'over_25', language });
    await who.call.put('/me/profile', { gives: ['cooking'], needs: ['jobs'], languages: ['de', 'tr'], times: ['mo-am', 'we-pm'] });
    people[name] = { ...who, get: who.call.get, put: who.call.put, wishes: (...ids) => who.call.put('/me/ballot', { wishes: ids }) };
  }
  return { cohort, path: `/cohorts/${cohort}/matching`, people, coach };
}
