import { randomUUID as newId } from 'node:crypto';
import { callAs } from './caller.mjs';
import { actAs } from './session.mjs';

const inDays = (days) => new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' });

/** Sends a form that needs no account. */
export async function sendOpenly(server, path, body) {
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
  const answer = await fetch(`${server.origin}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
  return text ? JSON.parse(text) : null;
}

/** Joins with a code and a PIN; the demo knows them from then on. */
async function joinWith(server, code, name, secret) {
  const { person } = await sendOpenly(server, '/auth/join', { secret: code, display_name: name, language: 'de', new_secret: secret, remember: false });
  server.signIns.push({ name, login: person.login, secret });
  return person.login;
}

/** A cohort of the demo's office that looks for fourteen people, with a code of each kind. */
export async function recruitingWith(server, coach) {
  const [chief, team] = [await actAs(server, 'ute'), await actAs(server, coach)];
  const cohort = await chief.put(`/cohorts/${newId()}`, { name: 'Frühjahr', start_day: inDays(40), length_days: 120, places: 14 });
  await chief.put(`/cohorts/${cohort.id}/coaches/${team.person.id}`, {});
  const code = (kind) => team.put(`/cohorts/${cohort.id}/recruiting-codes/${newId()}`, { kind });
  return { cohort: cohort.id, team, flyer: await code('flyer'), referral: await code('referral') };
}

const places = new Map();

/** The same for looking at its screens: somebody in the pool, two gatherings, and somebody who has joined. */
export function poolOf(server) {
  const make = async () => {
    const place = await recruitingWith(server, 'katrin');
    const { cohort, team, flyer, referral } = place;
    const about = { first_name: 'Ali', contact_kind: 'phone', contact: '0151 2345678', language: 'tr', age_group: 'under_25', why: 'Hört gut zu.' };
    await sendOpenly(server, '/recruiting/referrals', { code: referral.code, id: newId(), person_knows: true, ...about });
    const prospect = (await team.get(`/cohorts/${cohort}/pool`)).items.find(({ first_name }) => first_name === 'Ali').id;
    const { link } = await team.post(`/cohorts/${cohort}/pool/${prospect}/link`);
    const arrange = async (kind, day) => {
      const { id } = await team.put(`/cohorts/${cohort}/gatherings/${newId()}`, { kind, place_text: 'Stadtteilcafé', map_link: 'https://karte.example/1', day, clock: '23:59', offered: ['drinks'] });
      return id;
    };
    const [information, tonight] = [await arrange('information', inDays(6)), await arrange('group', inDays(0))];
    const { invitation } = await sendOpenly(server, '/recruiting/yes', { code: flyer.code, id: newId(), first_name: 'Nilay', language: 'de', age_group: 'over_25' });
    const login = await joinWith(server, invitation.code, 'Nilay', '735190');
    return { ...place, prospect, link: link.replace(server.origin, ''), information, tonight, login };
  };
  if (!places.has(server)) places.set(server, make());
  return places.get(server);
}

/** An office without the demo: an administrator, a coach who has joined, and a cohort. */
export async function officeWith(server, password, places, begins = 40) {
  server.run(['person', 'add', '--role', 'administrator', '--name', 'Ute', '--login', 'ute', '--password-stdin'], `${password}\n`);
  const chief = await callAs(server.origin, 'ute', password);
  const { person, invitation } = await chief.put(`/persons/${newId()}`, { role: 'coach', display_name: 'Katrin', language: 'de' });
  const login = await joinWith(server, invitation.code, 'Katrin', password);
  const cohort = await chief.put(`/cohorts/${newId()}`, { name: 'Frühjahr', start_day: inDays(begins), length_days: 120, places });
  await chief.put(`/cohorts/${cohort.id}/coaches/${person.id}`, {});
  return { login, cohort: cohort.id };
}
