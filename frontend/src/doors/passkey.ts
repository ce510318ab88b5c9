import { callOpenly, post } from '../api/client';
import type { Challenge, NewPasskey, Session } from '../api/types';

// Older browsers know passkeys but not their JSON; there the bytes are turned by hand.
const bytes = (text: string) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (char) => char.charCodeAt(0));
const text = (buffer: ArrayBuffer | null | undefined) =>
  buffer ? btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '') : undefined;

type Named = { id: string };
const named = (list: Named[] | undefined) => list?.map((each) => ({ ...each, id: bytes(each.id) })) as PublicKeyCredentialDescriptor[] | undefined;

/** What the server asks for when somebody wants in, as the browser reads it. */
export function requestOptions(json: PublicKeyCredentialRequestOptionsJSON): PublicKeyCredentialRequestOptions {
  if (PublicKeyCredential.parseRequestOptionsFromJSON) return PublicKeyCredential.parseRequestOptionsFromJSON(json);
  const { challenge, allowCredentials, extensions: _, ...rest } = json;
  const allowed = named(allowCredentials);
  return { ...rest, challenge: bytes(challenge), ...(allowed ? { allowCredentials: allowed } : {}) } as PublicKeyCredentialRequestOptions;
}

/** What the server asks for when a passkey is made, as the browser reads it. */
export function creationOptions(json: PublicKeyCredentialCreationOptionsJSON): PublicKeyCredentialCreationOptions {
  if (PublicKeyCredential.parseCreationOptionsFromJSON) return PublicKeyCredential.parseCreationOptionsFromJSON(json);
  const { challenge, user, excludeCredentials, extensions: _, ...rest } = json;
  const excluded = named(excludeCredentials);
  return {
    ...rest,
    challenge: bytes(challenge),
    user: { ...user, id: bytes(user.id) },
    ...(excluded ? { excludeCredentials: excluded } : {}),
  } as PublicKeyCredentialCreationOptions;
}

/** What the browser answers, as the server reads it. */
export function credentialJSON(credential: PublicKeyCredential): unknown {
  if (typeof credential.toJSON === 'function') return credential.toJSON();
  const made = credential.response as AuthenticatorAttestationResponse;
  const shown = credential.response as AuthenticatorAssertionResponse;
  const response = made.attestationObject
    ? { attestationObject: text(made.attestationObject), transports: made.getTransports?.() ?? [] }
    : { authenticatorData: text(shown.authenticatorData), signature: text(shown.signature), userHandle: text(shown.userHandle) };
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: { clientDataJSON: text(credential.response.clientDataJSON), ...response },
  };
}

export type Proof = { challenge_id: string; credential: unknown };

/** Asks the device for a passkey of this site. With `quietly` it only offers one where the login name is typed. */
export async function showPasskey({ quietly, signal }: { quietly?: boolean; signal?: AbortSignal } = {}): Promise<Proof | null> {
  if (quietly && !(await PublicKeyCredential.isConditionalMediationAvailable?.())) return null;
  const { challenge_id, options } = await callOpenly<Challenge<PublicKeyCredentialRequestOptionsJSON>>('POST', '/auth/passkey-challenge', { body: {} });
  const credential = await navigator.credentials.get({
    publicKey: requestOptions(options),
    ...(quietly ? { mediation: 'conditional' as const } : {}),
    ...(signal ? { signal } : {}),
  });
  return credential ? { challenge_id, credential: credentialJSON(credential as PublicKeyCredential) } : null;
}

/** Opens the door with what the device has shown. */
export const enterByPasskey = (proof: Proof, remember: boolean, ticket?: string) =>
  callOpenly<Session>('POST', '/auth/passkey', { body: { ...proof, remember, ...(ticket ? { ticket } : {}) } });

/** Makes a passkey on this device; the server wants the PIN or password first. */
export async function addPasskey(currentSecret: string): Promise<NewPasskey> {
  const { challenge_id, options } = await post<Challenge<PublicKeyCredentialCreationOptionsJSON>>('/me/passkey-challenge', { current_secret: currentSecret });
  const credential = await navigator.credentials.create({ publicKey: creationOptions(options) });
  return post<NewPasskey>('/me/passkeys', { challenge_id, label: deviceName(), credential: credentialJSON(credential as PublicKeyCredential) });
}

const BROWSERS: [RegExp, string][] = [
  [/SamsungBrowser/, 'Samsung Internet'],
  [/EdgA?\/|EdgiOS/, 'Edge'],
  [/OPR\/|OPiOS/, 'Opera'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
];
const SYSTEMS: [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'Mac'],
  [/CrOS/, 'Chromebook'],
  [/Linux/, 'Linux'],
];

/** What the passkey is called in the list: names that are the same in every language. */
export function deviceName(agent = navigator.userAgent): string {
  const found = [BROWSERS, SYSTEMS].map((kinds) => kinds.find(([pattern]) => pattern.test(agent))?.[1]);
  return found.filter(Boolean).join(' · ') || 'Passkey';
}

export type Hitch = 'cancelled' | 'already' | 'unable';

/** Why the device did not do it; null when it was not the device. */
export function hitch(error: unknown): Hitch | null {
  if (!(error instanceof DOMException)) return null;
  if (error.name === 'NotAllowedError' || error.name === 'AbortError') return 'cancelled';
  return error.name === 'InvalidStateError' ? 'already' : 'unable';
}
