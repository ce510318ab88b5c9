import { createHmac, randomUUID } from 'node:crypto';
import { actAs } from './session.mjs';
import { callAs } from './caller.mjs';

const SECONDS = 30;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function bytes(base32) {
  const bits = [...base32.replaceAll(' ', '')].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/.{8}/g).map((octet) => Number.parseInt(octet, 2)));
}

function codeAt(secret, step) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', bytes(secret)).update(counter).digest();
  const at = mac[19] & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/**
 * The codes of an app (RFC 6238). Each is good once, so a second one is that of the next half minute, which the
 * server takes already; a third would have to wait.
 */
export function codesOf(secret) {
  let last = 0;
  return {
    next() {
      last = Math.max(last + 1, Math.floor(Date.now() / 1000 / SECONDS));
      return codeAt(secret, last);
    },
    /** A code that is certainly none of them now. */
    wrong() {
      const now = Math.floor(Date.now() / 1000 / SECONDS);
      const near = [-2, -1, 0, 1, 2].map((step) => codeAt(secret, now + step));
      return String(['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !near.includes(code)));
    },
  };
}

export const PASSWORD = 'Weiden-am-Ufer-12';

/** Somebody new in the team, who has joined already. */
export async function newColleague(administrator, origin, name = 'Berna') {
  const { invitation, person } = await administrator.put(`/persons/${randomUUID()}`, { role: 'coach', display_name: name, language: 'de' });
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
  const body = JSON.stringify({ secret: invitation.code, display_name: name, language: 'de', new_secret: PASSWORD, remember: false });
  const answer = await fetch(`${origin}/api/v1/auth/join`, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`join: ${answer.status} ${await answer.text()}`);
  return person.login;
}

/** Sets the codes of an app up without a screen. */
export async function setUpCodes(person, password = PASSWORD) {
  const { secret } = await person.post('/me/totp', { current_secret: password });
  const codes = codesOf(secret);
  const { recovery_codes } = await person.post('/me/totp/confirmation', { code: codes.next() });
  return { codes, recovery_codes };
}

/** A colleague who signs in with two steps. */
export async function carefulColleague(server) {
  const login = await newColleague(await actAs(server, 'ute'), server.origin);
  return { login, ...(await setUpCodes(await callAs(server.origin, login, PASSWORD))) };
}

/** A device that keeps passkeys and whose owner agrees to everything. */
export async function passkeysOn(page) {
  const browser = await page.context().newCDPSession(page);
  await browser.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
  const { authenticatorId } = await browser.send('WebAuthn.addVirtualAuthenticator', { options });
  return {
    /** Whether the owner is there to agree. */
    present: (enabled) => browser.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled }),
    /** Whether finger, face or lock are right. */
    verified: (isUserVerified) => browser.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
    count: async () => (await browser.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
  };
}
