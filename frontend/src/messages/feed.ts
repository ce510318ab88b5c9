import { signal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { get, OfflineError, ProblemError, put } from '../api/client';
import { me } from '../api/session';
import type { ConversationKind, Message, Messages } from '../api/types';
import { ownerOf, use } from '../data/db';
import { onAnswer } from '../data/outbox';
import { onceMore } from '../ui/once';
import { before, begin, follow, kept, merge, type Feed } from './merge';

export type PlaceOf = { kind: ConversationKind; id: string };
export type Shown = { feed: Feed | undefined; state: 'loading' | 'stored' | 'fresh' | 'error'; problem: ProblemError | null };
type Slot = Signal<Shown>;

export const pathOf = ({ kind, id }: PlaceOf) => `/conversations/${kind}/${id}`;
const keyOf = ({ kind, id }: PlaceOf) => `${kind}:${id}`;
/** What keeps the order in the outbox: the whole conversation. */
export const entityOf = (place: PlaceOf) => `conversation:${keyOf(place)}`;

const slots = new Map<string, Slot>();
const syncs = new Map<string, () => Promise<void>>();
let owner: string | null = null;

function slotOf(place: PlaceOf): Slot {
  const person = me.peek()?.id ?? null;
  if (person !== owner) {
    slots.clear();
    owner = person;
  }
  let slot = slots.get(keyOf(place));
  if (!slot) {
    slot = signal<Shown>({ feed: undefined, state: 'loading', problem: null });
    slots.set(keyOf(place), slot);
  }
  return slot;
}

function show(place: PlaceOf, feed: Feed, state: Shown['state'] = 'fresh') {
  slotOf(place).value = { feed, state, problem: null };
  if (ownerOf()) void use((database) => database.put('reads', { data: kept(feed), fetched_at: Date.now() }, pathOf(place))).catch(() => {});
}

async function stored(place: PlaceOf): Promise<Feed | undefined> {
  const slot = slotOf(place);
  if (!slot.peek().feed && ownerOf()) {
    const copy = await use((database) => database.get('reads', pathOf(place))).catch(() => undefined);
    if (copy && !slot.peek().feed) slot.value = { feed: copy.data as Feed, state: 'stored', problem: null };
  }
  return slot.peek().feed;
}

async function read(place: PlaceOf) {
  const person = me.peek()?.id;
  try {
    let feed = await stored(place);
    if (feed) {
      for (;;) {
        const page = await get<Messages>(`${pathOf(place)}/messages?limit=100&after=${feed.change}`);
        if (me.peek()?.id !== person) return;
        // Older than what is known: everything there was has gone, and it begins anew.
        if (page.change < feed.change) {
          feed = undefined;
          break;
        }
        feed = follow(slotOf(place).peek().feed ?? feed, page);
        show(place, feed);
        if (page.complete) break;
      }
    }
    if (!feed) {
      const page = await get<Messages>(`${pathOf(place)}/messages`);
      if (me.peek()?.id === person) show(place, begin(page));
    }
  } catch (error) {
    const problem = error instanceof ProblemError ? error : null;
    if (!problem && !(error instanceof OfflineError)) throw error;
    const feed = slotOf(place).peek().feed;
    slotOf(place).value = problem?.status === 404 || !feed ? { feed: undefined, state: 'error', problem } : { feed, state: 'stored', problem };
  }
}

/** Asks for everything that is new. Asked again meanwhile, it looks once more afterwards. */
export function sync(place: PlaceOf): Promise<void> {
  const key = keyOf(place);
  const one = syncs.get(key) ?? onceMore(() => read(place));
  syncs.set(key, one);
  return one();
}

/** Those on the screen that could not be read when they should have been; what is refused stays so. */
export const missed = () =>
  [...open.values()].filter((place) => {
    const { state, problem } = slotOf(place).peek();
    return (state === 'stored' || state === 'error') && (!problem || problem.status === 429 || problem.status >= 500);
  });

/** Keeps a conversation on this phone for a time without internet, when there is something new in it. */
export async function keepForLater(place: PlaceOf, change: number) {
  if ((await stored(place))?.change !== change) await sync(place);
}

/** Reads what stands before what is shown. */
export async function older(place: PlaceOf) {
  const feed = slotOf(place).peek().feed;
  const first = feed?.items[0];
  if (!feed || feed.complete || !first) return;
  const page = await get<Messages>(`${pathOf(place)}/messages?before=${first.position}`);
  show(place, before(slotOf(place).peek().feed ?? feed, page));
}

/** Notes for oneself how far one has read; nobody else learns of it. */
export async function opened(place: PlaceOf, feed: Feed) {
  if (feed.change <= feed.conversation.read_change && !feed.conversation.unread) return;
  const now = slotOf(place).peek();
  slotOf(place).value = { ...now, feed: { ...feed, conversation: { ...feed.conversation, read_change: feed.change, unread: false } } };
  await put(`${pathOf(place)}/opened`, { change: feed.change }).catch((error: unknown) => {
    if (!(error instanceof OfflineError || error instanceof ProblemError)) throw error;
  });
}

/** What of a conversation is on the screen; other screens do not ask for it. */
export function useFeed(place: PlaceOf): Shown {
  const key = keyOf(place);
  useEffect(() => {
    open.set(key, place);
    void sync(place);
    const look = () => void (document.hidden || sync(place));
    document.addEventListener('visibilitychange', look);
    addEventListener('online', look);
    return () => {
      open.delete(key);
      document.removeEventListener('visibilitychange', look);
      removeEventListener('online', look);
    };
  }, [key]);
  return slotOf(place).value;
}

/** The conversations on the screen. */
export const open = new Map<string, PlaceOf>();

// What the server answers to a message is shown at once. The versions of messages are their own: a new message builds on none before it.
onAnswer('conversation', (answer, write) => {
  const [, kind, id] = write.entity.split(':') as [string, ConversationKind, string];
  const feed = slotOf({ kind, id }).peek().feed;
  if (feed && answer && !write.file) show({ kind, id }, { ...feed, items: merge(feed.items, [answer as Message]) });
  return null;
});
onAnswer('message', (answer, write) => {
  const [, , kind, id] = write.path.split('/') as [string, string, ConversationKind, string];
  const feed = slotOf({ kind, id }).peek().feed;
  if (feed && answer) show({ kind, id }, { ...feed, items: merge(feed.items, [answer as Message]) });
  else if (feed) void sync({ kind, id });
  return (answer as Message | undefined)?.version;
});
