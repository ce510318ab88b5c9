import type { Message, Messages } from '../api/types';

/** What a phone knows of a conversation. */
export type Feed = Messages & {
  /** Whether the first message of all is among the items. */
  complete: boolean;
};

/** Newer versions of messages over those that are known, in the order that is the same on every phone. */
export function merge(known: Message[], news: Message[]): Message[] {
  const all = new Map(known.map((message) => [message.id, message]));
  for (const message of news) {
    const before = all.get(message.id);
    if (!before || before.change <= message.change) all.set(message.id, message);
  }
  return [...all.values()].toSorted((a, b) => a.position - b.position);
}

/** The newest part of a conversation, read for the first time. */
export const begin = (page: Messages): Feed => ({ ...page, items: merge([], page.items) });

/** A page names only those who wrote in it, so whoever was named before stays named. */
const named = (newer: Messages, older: Messages) => [
  ...newer.conversation.people,
  ...older.conversation.people.filter(({ id }) => !newer.conversation.people.some((one) => one.id === id)),
];

/** What has changed after what was known. Old messages that were never read here are left where they are. */
export function follow(feed: Feed, page: Messages): Feed {
  const first = feed.items[0]?.position ?? 0;
  const news = page.items.filter(({ id, position }) => feed.complete || position >= first || feed.items.some((known) => known.id === id));
  return { ...feed, conversation: { ...page.conversation, people: named(page, feed) }, items: merge(feed.items, news), change: Math.max(feed.change, page.change) };
}

/** What stands before the first message that is known. */
export const before = (feed: Feed, page: Messages): Feed => ({
  ...feed,
  conversation: { ...feed.conversation, people: named(feed, page) },
  items: merge(feed.items, page.items),
  complete: page.complete,
});

/** What this phone keeps for a time without internet. */
export const KEPT = 200;
export const kept = (feed: Feed): Feed => (feed.items.length > KEPT ? { ...feed, items: feed.items.slice(-KEPT), complete: false } : feed);
