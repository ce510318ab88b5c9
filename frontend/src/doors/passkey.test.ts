import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { creationOptions, credentialJSON, deviceName, hitch, requestOptions } from './passkey';

const parse = vi.fn((json: unknown) => ({ parsed: json }));
beforeEach(() => vi.stubGlobal('PublicKeyCredential', {}));
afterEach(() => vi.unstubAllGlobals());

const buffer = (...bytes: number[]) => new Uint8Array(bytes).buffer;

test('the browser reads the options itself where it can', () => {
  vi.stubGlobal('PublicKeyCredential', { parseRequestOptionsFromJSON: parse, parseCreationOptionsFromJSON: parse });
  const json = { challenge: 'AQID' };
  expect(requestOptions(json)).toEqual({ parsed: json });
  expect(creationOptions(json as never)).toEqual({ parsed: json });
});

test('an older browser gets bytes', () => {
  const options = requestOptions({ challenge: '-_8', rpId: 'localhost', userVerification: 'required', allowCredentials: [{ type: 'public-key', id: 'AQ' }] });
  expect(options).toEqual({
    challenge: new Uint8Array([251, 255]),
    rpId: 'localhost',
    userVerification: 'required',
    allowCredentials: [{ type: 'public-key', id: new Uint8Array([1]) }],
  });
  const made = creationOptions({
    challenge: 'AQID',
    rp: { name: 'MainPate' },
    user: { id: 'BAUG', name: 'linde42', displayName: 'Samira' },
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
    excludeCredentials: [{ type: 'public-key', id: 'AQ' }],
  });
  expect(made.user.id).toEqual(new Uint8Array([4, 5, 6]));
  expect(made.challenge).toEqual(new Uint8Array([1, 2, 3]));
  expect(made.excludeCredentials).toEqual([{ type: 'public-key', id: new Uint8Array([1]) }]);
});

test('an older browser’s answers become what newer ones write', () => {
  const common = { id: '-_8', rawId: buffer(251, 255), type: 'public-key', authenticatorAttachment: null, getClientExtensionResults: () => ({}) };
  const shown = { clientDataJSON: buffer(1), authenticatorData: buffer(2), signature: buffer(3), userHandle: null };
  expect(credentialJSON({ ...common, response: shown } as never)).toEqual({
    id: '-_8', rawId: '-_8', type: 'public-key', authenticatorAttachment: undefined, clientExtensionResults: {},
    response: { clientDataJSON: 'AQ', authenticatorData: 'Ag', signature: 'Aw', userHandle: undefined },
  });
  const made = { clientDataJSON: buffer(1), attestationObject: buffer(9), getTransports: () => ['internal'] };
  expect(credentialJSON({ ...common, response: made } as never)).toMatchObject({ response: { attestationObject: 'CQ', transports: ['internal'] } });
  expect(credentialJSON({ toJSON: () => 'its own words' } as never)).toBe('its own words');
});

test('a passkey is called like the browser and the device it was made with', () => {
  const names = {
    'Mozilla/5.0 (Linux; Android 14; SM-A146B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0 Mobile Safari/537.36': 'Samsung Internet · Android',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1': 'Safari · iPhone',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0': 'Edge · Windows',
    'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0': 'Firefox · Linux',
    'curl/8': 'Passkey',
  };
  for (const [agent, name] of Object.entries(names)) expect(deviceName(agent)).toBe(name);
});

test('what the device did not do is told apart from what the server did not', () => {
  expect(hitch(new DOMException('', 'NotAllowedError'))).toBe('cancelled');
  expect(hitch(new DOMException('', 'InvalidStateError'))).toBe('already');
  expect(hitch(new DOMException('', 'NotSupportedError'))).toBe('unable');
  expect(hitch(new Error('no'))).toBeNull();
});
