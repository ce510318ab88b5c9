import { randomUUID } from 'node:crypto';
import { actAs } from './session.mjs';
import { callAs } from './caller.mjs';

const PIN = '246813';

/** A day and a clock in Offenbach, some minutes from now. */
export function inMinutes(minutes) {
  const [day, time] = new Date(Date.now() + minutes * 60_000).toLocaleString('sv-SE', { timeZone: 'Europe/Berlin' }).split(' ');
  return { day, clock: time.slice(0, 5) };
}

/** Somebody new in a cohort, who has joined and chosen a PIN; kept among the sign-ins of the server. */
export async function newcomer(server, coach, cohort, { name, age, language = 'de' }) {
  const { invitation } = await coach.put(`/cohorts/${cohort}/participants/${randomUUID()}`, { age_group: age, language });
  return joinsWith(server, invitation.code, { name, language });
}

/** The same with a code that a coach has on the screen. */
export async function joinsWith(server, code, { name, language = 'de' }) {
  const answer = await fetch(`${server.origin}/api/v1/auth/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ secret: code, display_name: name, language, new_secret: PIN, remember: true }),
  });
  if (!answer.ok) throw new Error(`${name} cannot join: ${answer.status} ${await answer.text()}`);
  const { person } = await answer.json();
  server.signIns.push({ login: person.login, secret: PIN, name });
  return { login: person.login, id: person.id, name, call: await callAs(server.origin, person.login, PIN) };
}

/**
 * A new cohort of Katrin with people who have joined, and a speed-dating that begins in some minutes; `here` of them are
 * ticked already. The first half is under 25.
 */
export async function datingWith(server, names, { here = names.length, minutes = 30, minutes_per_talk = 6, minutes_to_change = 1, language = 'de' } = {}) {
  const administrator = await actAs(server, 'ute');
  const coach = await actAs(server, 'katrin');
  const cohort = randomUUID();
  await administrator.put(`/cohorts/${cohort}`, { name: `Frühling mit ${names[0]}`, start_day: inMinutes(14 * 1440).day });
  await administrator.put(`/cohorts/${cohort}/coaches/${coach.person.id}`);
  const guests = [];
  for (const [i, name] of names.entries()) guests.push(await newcomer(server, coach, cohort, { name, age: i < names.length / 2 ? 'under_25' : 'over_25', language }));
  const id = randomUUID();
  const path = `/speed-datings/${id}`;
  await coach.put(`/cohorts/${cohort}/speed-datings/${id}`, {
    ...inMinutes(minutes), how: 'on_site', place_text: 'Großer Saal', link: '', mode: 'two_sides', minutes: minutes_per_talk, minutes_to_change,
  });
  const tick = (people, presence = 'here') => coach.put(`${path}/presence`, { people: people.map((guest) => ({ person_id: guest.id, presence })) });
  await coach.post(`${path}/opening`);
  if (here > 0) await tick(guests.slice(0, here));
  return { id, path, cohort, coach, guests, tick, start: () => coach.post(`${path}/start`), show: () => coach.get(path) };
}
