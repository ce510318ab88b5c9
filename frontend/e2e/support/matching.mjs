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
  /** @type {Record<string, any>} */
  const people = {};
  for (const name of [...under, ...over]) {
    people[name] = await tellsOfThemself(await newcomer(server, coach, cohort, { name, age: under.includes(name) ? 'under_25' : 'over_25', language }));
  }
  return { cohort, path: `/cohorts/${cohort}/matching`, people, coach };
}

/** Somebody who has said what they give and need, and can be asked to wish for others. */
export async function tellsOfThemself(who) {
  await who.call.put('/me/profile', { gives: ['cooking'], needs: ['jobs'], languages: ['de', 'tr'], times: ['mo-am', 'we-pm'] });
  return { ...who, get: who.call.get, put: who.call.put, wishes: (...ids) => who.call.put('/me/ballot', { wishes: ids }) };
}

const tables = new WeakMap();
/** A cohort that chooses right now, and one whose tandems have just been made, with one that has ended again. */
export function tablesOf(server) {
  if (!tables.has(server)) tables.set(server, lay(server));
  return tables.get(server);
}

async function lay(server) {
  const open = await choosingWith(server, ['Ida', 'Ole'], ['Gerd', 'Inge']);
  await open.coach.post(`/cohorts/${open.cohort}/ballot-opening`);
  await open.people.Ole.wishes(open.people.Inge.id);
  const done = await choosingWith(server, ['Edda', 'Onur', 'Lena'], ['Kurt', 'Rosa', 'Emil']);
  const { Edda, Onur, Lena, Kurt, Rosa } = done.people;
  const at = `/cohorts/${done.cohort}`;
  await done.coach.post(`${at}/ballot-opening`);
  await Edda.wishes(Kurt.id, Rosa.id);
  await Kurt.wishes(Edda.id);
  await Lena.wishes(Kurt.id);
  await Rosa.call.put('/me/ballot', { wishes: [Onur.id], please_not: Lena.id });
  await Lena.call.put('/me/ballot', { wishes: [Kurt.id, Rosa.id] }, 1);
  await done.coach.post(`${at}/ballot-closing`);
  const [proposal, published] = [randomUUID(), randomUUID()];
  await done.coach.put(`${at}/match-proposals/${proposal}`, {});
  await done.coach.put(`${at}/match-proposals/${published}`, { by_hand: true, reason: 'Nach den Gesprächen.', tandems: [[Edda.id, Kurt.id], [Onur.id, Rosa.id]] });
  await done.coach.put(`/match-proposals/${published}/publication`, { alternative: 0, start_cohort: false });
  await Edda.put('/me/fit-checks/1', { tandem_id: (await Edda.get('/me/fit-check')).tandem_id, answer: 'rather_not', words: 'Wir reden wenig.', coach_id: done.coach.person.id });
  const tandem = await Onur.get('/me/tandem');
  await done.coach.post(`/tandems/${tandem.id}/parting`, { agreed_with: Rosa.id, sentence: 'thanks' });
  return { open, done: { ...done, proposal, published } };
}
