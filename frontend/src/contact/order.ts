import type { Channel } from '../api/types';

/** The channels the office has: first those in use, in the person's order, then the others. */
export function rowsOf(channels: Channel[], offered: Channel[]) {
  const used = channels.filter((channel) => offered.includes(channel));
  return { used, unused: offered.filter((channel) => !used.includes(channel)) };
}

/** One place up (-1) or down (1) among the channels the office has; the others stay where they are. */
export function moved(channels: Channel[], offered: Channel[], channel: Channel, by: -1 | 1): Channel[] {
  const { used } = rowsOf(channels, offered);
  const other = used[used.indexOf(channel) + by];
  if (!other || !used.includes(channel)) return channels;
  return channels.map((each) => (each === channel ? other : each === other ? channel : each));
}

/** With or without a channel; null when none of those the office has would be left. */
export function switched(channels: Channel[], offered: Channel[], channel: Channel, on: boolean): Channel[] | null {
  const rest = channels.filter((each) => each !== channel);
  const next = on ? [...rest, channel] : rest;
  return rowsOf(next, offered).used.length ? next : null;
}
