import { describe, expect, it } from 'vitest';
import type { Message, Messages } from '../api/types';
import { before, begin, follow, kept, KEPT, merge } from './merge';

const message = (position: number, change = position, text = `Satz ${position}`) =>
  ({ id: `m${position}`, position, change, text, version: 1, media: [], link: null }) as unknown as Message;
const page = (items: Message[], change: number, complete = true, names: string[] = []) => ({ conversation: { change, people: names.map((name) => ({ id: name, display_name: name })) }, items, change, complete }) as unknown as Messages;
const texts = (items: Message[]) => items.map(({ text }) => text);

describe('what a phone knows of a conversation', () => {
  it('is in the order of the positions, whatever comes when', () => {
    expect(texts(merge([message(3)], [message(1), message(2)]))).toEqual(['Satz 1', 'Satz 2', 'Satz 3']);
  });

  it('never goes back to an older version', () => {
    const corrected = message(1, 5, 'Besser');
    expect(texts(merge([corrected], [message(1)]))).toEqual(['Besser']);
    expect(texts(merge([message(1)], [corrected]))).toEqual(['Besser']);
  });

  it('follows the changes, and does not lose its place to an answer that comes late', () => {
    let feed = begin(page([message(1), message(2)], 2));
    feed = follow(feed, page([message(3)], 3));
    feed = follow(feed, page([message(2)], 2));
    expect(feed.change).toBe(3);
    expect(feed.items).toHaveLength(3);
  });

  it('leaves a gap before what it knows to be read from there', () => {
    let feed = begin(page([message(5), message(6)], 6, false));
    feed = follow(feed, page([message(2, 7, 'Korrigiert')], 7));
    expect(texts(feed.items)).toEqual(['Satz 5', 'Satz 6']);
    feed = before(feed, page([message(2, 7, 'Korrigiert'), message(3), message(4)], 7, true));
    expect(feed.items.map(({ position }) => position)).toEqual([2, 3, 4, 5, 6]);
    expect(feed.complete).toBe(true);
  });

  it('still names whoever wrote earlier', () => {
    let feed = begin(page([message(3)], 3, false, ['Grace']));
    feed = follow(feed, page([], 3, true, ['Emine']));
    feed = before(feed, page([message(1), message(2)], 3, true, ['Kevin', 'Grace']));
    expect(feed.conversation.people.map(({ id }) => id).toSorted()).toEqual(['Emine', 'Grace', 'Kevin']);
  });

  it('keeps the newest and knows that there is more', () => {
    const long = begin(page(Array.from({ length: KEPT + 5 }, (_, i) => message(i + 1)), KEPT + 5));
    expect(kept(long).items[0]?.position).toBe(6);
    expect(kept(long).complete).toBe(false);
  });
});
