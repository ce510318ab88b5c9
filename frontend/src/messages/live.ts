import { effect } from '@preact/signals';
import { get, listen, OfflineError, ProblemError } from '../api/client';
import { me, session, signedIn } from '../api/session';
import type { Conversation, ConversationList } from '../api/types';
import { LIST, unreadWords } from '../data/news';
import { provide, peekRead } from '../data/read';
import { updating } from '../platform';
import { onceMore } from '../ui/once';
import { keepForLater, missed, open, sync, type PlaceOf } from './feed';

/** How often a phone asks when nobody tells it. */
const ASKS_EVERY = 20_000;
const TRIES_AGAIN = [1000, 2000, 5000, 15_000, 30_000];

const noteUnread = (list: Conversation[]) => (unreadWords.value = list.some(({ unread }) => unread));

let behind = false;

/** An old answer must not stand over a newer one: one question after the other. */
const readList = onceMore(async () => {
  const person = me.peek()?.id;
  behind = true;
  try {
    const list = await get<ConversationList>(LIST);
    if (me.peek()?.id !== person) return;
    provide(LIST, list);
    noteUnread(list.items);
    behind = false;
    for (const { kind, id } of list.items) if (open.has(`${kind}:${id}`)) void sync({ kind, id });
  } catch (error) {
    if (!(error instanceof OfflineError || error instanceof ProblemError)) throw error;
  }
});

/** Looks which conversations have changed. */
export async function lookAround() {
  await readList();
  if (behind || me.peek()?.role !== 'participant') return;
  for (const { kind, id, change } of peekRead<ConversationList>(LIST)?.items ?? []) {
    if (!open.has(`${kind}:${id}`)) await keepForLater({ kind, id }, change);
  }
}

/** A conversation has been looked at: the mark goes without asking the server again. */
export function seen(place: PlaceOf) {
  const list = peekRead<ConversationList>(LIST);
  if (!list) return;
  const items = list.items.map((one) => (one.kind === place.kind && one.id === place.id ? { ...one, unread: false } : one));
  provide(LIST, { ...list, items });
  noteUnread(items);
}

let stop: AbortController | null = null;
let heard = false;
let tries = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

function on(event: string, data: string) {
  if (event === 'hello') {
    heard = (JSON.parse(data) as { hears: boolean }).hears;
    tries = 0;
    void lookAround();
  } else if (event === 'change') {
    const place = JSON.parse(data) as PlaceOf;
    if (open.has(`${place.kind}:${place.id}`)) void sync(place);
    void lookAround();
  }
}

const wanted = () => !updating.peek() && !document.hidden && session.peek() === 'in' && signedIn.peek() && !me.peek()?.companion;

async function connect() {
  clearTimeout(timer);
  if (stop || !wanted()) return;
  const mine = (stop = new AbortController());
  await listen('/events', on, mine.signal).catch((error: unknown) => {
    if (!(error instanceof OfflineError || error instanceof ProblemError)) throw error;
  });
  if (stop !== mine) return;
  stop = null;
  heard = false;
  // Not all phones at once when a server stops.
  const pause = TRIES_AGAIN[Math.min(tries++, TRIES_AGAIN.length - 1)] as number;
  if (wanted()) timer = setTimeout(() => void connect(), pause * (0.5 + Math.random()));
}

function hangUp() {
  clearTimeout(timer);
  stop?.abort();
  stop = null;
  heard = false;
}

let started = false;

/** Keeps an open app up to date, as long as it is looked at. */
export function startLive() {
  if (started) return;
  started = true;
  effect(() => {
    if (updating.value) hangUp();
  });
  const turn = () => {
    if (wanted()) void connect();
    else hangUp();
  };
  document.addEventListener('visibilitychange', turn);
  addEventListener('online', () => {
    tries = 0;
    turn();
  });
  setInterval(() => {
    if (!wanted()) return;
    if (!heard || behind) void lookAround();
    // Whoever was told of something, and could not get it, is not told again.
    for (const place of missed()) void sync(place);
  }, ASKS_EVERY);
  effect(() => {
    const person = signedIn.value && session.value === 'in' ? me.value?.id : null;
    hangUp();
    unreadWords.value = false;
    if (person) void connect();
  });
}
