import { signal } from '@preact/signals';

const BASE = '/api/v1';
const TIMEOUT = 10_000;
const SILENCE = 60_000;

export type FieldProblem = { pointer: string; code: string };
type ProblemBody = { code?: string; errors?: FieldProblem[]; current?: unknown; request_id?: string };

/** The server understood and said no; `code` tells why, and screens have words for it. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: FieldProblem[];
  /** The present state of the thing when a change came too late (412). */
  readonly current: unknown;
  readonly retryAfter: number;

  constructor(status: number, body: ProblemBody, retryAfter = 0) {
    super(body.code ?? `status_${status}`);
    this.name = 'ProblemError';
    this.status = status;
    this.code = this.message;
    this.errors = body.errors ?? [];
    this.current = body.current;
    this.retryAfter = retryAfter;
  }
}

/** The server could not be reached. `navigator.onLine` lies, so every failed request counts as being offline. */
export class OfflineError extends Error {
  override readonly name = 'OfflineError';
}

export const offline = signal(false);
/** When this device last asked the server for a change: what was read before it may be old. */
export let changedAt = 0;

export type Method = 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
export type RequestOptions = {
  body?: unknown;
  /** A recording or a picture instead of a body. */
  file?: ArrayBuffer | undefined;
  /** The piece of an answer that is asked for, as the header Range says it. */
  piece?: string;
  version?: number | null;
  timeout?: number;
  /** The ETag of what is here already: the answer is 304 when nothing is new. */
  known?: string | undefined;
};

/** What the client needs to know about the person who is signed in; session.ts provides it. */
export type Keeper = {
  /** A valid access token, or null when nobody is signed in. Renews it once when `renew` is set. */
  token(renew: boolean): Promise<string | null>;
  /** The office wants a second factor, and the person has none yet. */
  secondFactorMissing(): void;
};
let keeper: Keeper = { token: () => Promise.resolve(null), secondFactorMissing() {} };
export function setKeeper(next: Keeper) {
  keeper = next;
}

async function send(method: Method, path: string, options: RequestOptions, token: string | null): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (options.body !== undefined) headers['content-type'] = 'application/json';
  if (options.file) headers['content-type'] = 'application/octet-stream';
  if (options.piece) headers['range'] = options.piece;
  if (options.version != null) headers['if-match'] = `"${options.version}"`;
  if (options.known) headers['if-none-match'] = options.known;
  if (token) headers['authorization'] = `Bearer ${token}`;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), options.timeout ?? TIMEOUT);
  try {
    const body = options.file ?? (options.body === undefined ? null : JSON.stringify(options.body));
    const response = await fetch(BASE + path, { method, headers, body, signal: stop.signal, cache: 'no-store' });
    offline.value = false;
    if (method !== 'GET') changedAt = Date.now();
    return response;
  } catch {
    offline.value = true;
    throw new OfflineError('offline');
  } finally {
    clearTimeout(timer);
  }
}

async function answer<T>(response: Response): Promise<T> {
  const text = await response.text().catch(() => '');
  if (response.ok) return (text ? JSON.parse(text) : undefined) as T;
  let body: ProblemBody = {};
  try {
    body = JSON.parse(text) as ProblemBody;
  } catch {
    // A proxy in between answers in its own words; the status says enough.
  }
  if (body.code === 'second_factor_missing') keeper.secondFactorMissing();
  throw new ProblemError(response.status, body, Number(response.headers.get('retry-after')) || 0);
}

/** A request anybody may make. */
export async function callOpenly<T>(method: Method, path: string, options: RequestOptions = {}): Promise<T> {
  return answer<T>(await send(method, path, options, null));
}

/** The bare answer to a request in the name of the person who is signed in; an expired token is renewed once. */
export async function ask(method: Method, path: string, options: RequestOptions = {}): Promise<Response> {
  const first = await send(method, path, options, await keeper.token(false));
  if (first.status !== 401) return first;
  const token = await keeper.token(true);
  return token ? send(method, path, options, token) : first;
}

/** What is answered to such a request. */
export async function call<T>(method: Method, path: string, options: RequestOptions = {}): Promise<T> {
  return answer<T>(await ask(method, path, options));
}

/** Hears a stream of events until it ends, or `stop` does. A silence longer than two heartbeats counts as the end. */
export async function listen(path: string, on: (event: string, data: string) => void, stop: AbortSignal): Promise<void> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), SILENCE);
  const signal = AbortSignal.any ? AbortSignal.any([stop, silence.signal]) : stop;
  try {
    const open = async (renew: boolean) => {
      const token = await keeper.token(renew);
      return fetch(BASE + path, { headers: { accept: 'text/event-stream', ...(token ? { authorization: `Bearer ${token}` } : {}) }, signal, cache: 'no-store' });
    };
    let response = await open(false);
    if (response.status === 401) response = await open(true);
    if (!response.ok || !response.body) await answer(response);
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    const text = new TextDecoder();
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), SILENCE);
      const blocks = (rest + text.decode(value, { stream: true })).split('\n\n');
      rest = blocks.pop() as string;
      for (const block of blocks) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
        if (field('event')) on(field('event'), field('data'));
      }
    }
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new OfflineError('offline');
  } finally {
    clearTimeout(timer);
  }
}

export const get = <T>(path: string) => call<T>('GET', path);
export const put = <T>(path: string, body: unknown, version?: number | null) => call<T>('PUT', path, { body, version: version ?? null });
export const post = <T>(path: string, body: unknown = {}) => call<T>('POST', path, { body });
export const patch = <T>(path: string, body: unknown, version: number) => call<T>('PATCH', path, { body, version });
export const del = <T = void>(path: string, options: RequestOptions = {}) => call<T>('DELETE', path, options);
