import { callAs } from './caller.mjs';

/** What somebody of the demo signs in with. */
export function secretOf(server, login) {
  const found = server.signIns.find((signIn) => signIn.login === login);
  if (!found) throw new Error(`the demo knows no ${login}`);
  return found.secret;
}

/** Talks to the server as somebody of the demo. */
export const actAs = (server, login) => callAs(server.origin, login, secretOf(server, login));

/** What a browser holds after signing in: where nothing depends on the way there, this is quicker than the screens. */
export async function storedSession(server, login) {
  const person = await actAs(server, login);
  const [name, ...value] = person.cookie.split('=');
  return {
    person,
    cookie: { name, value: value.join('='), domain: 'localhost', path: '/api/v1/auth', httpOnly: true, sameSite: 'Strict' },
    storage: { 'mp.person': JSON.stringify(person.person), 'mp.language': person.person.language },
  };
}

/** Lets every page of a Playwright context find somebody signed in. */
export async function settleIn(context, server, login) {
  const { person, cookie, storage } = await storedSession(server, login);
  await context.addCookies([cookie]);
  await context.addInitScript((items) => {
    // Some frames, such as those of tools, have no storage.
    if (location.protocol === 'about:') return;
    for (const [key, item] of Object.entries(items)) if (localStorage.getItem(key) === null) localStorage.setItem(key, item);
  }, storage);
  return person;
}
