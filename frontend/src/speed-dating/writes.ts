import { pending, send } from '../data/outbox';
import type { Answer, Impression, MyDating } from './types';

type Noted = { answer: Answer | null; word: string };

const entityOf = (dating: string, about: string) => `impression:${dating}/${about}`;

/** Keeps what somebody remembers of somebody; without internet it waits on this device. */
export const noteImpression = (dating: MyDating, about: { id: string; name: string }, noted: Noted) =>
  send({
    method: 'PUT',
    path: `/speed-datings/${dating.id}/impressions/${about.id}`,
    body: noted,
    entity: entityOf(dating.id, about.id),
    base: dating.impressions.find(({ about_id }) => about_id === about.id)?.version ?? null,
    label: { key: 'label_impression', values: { name: about.name } },
  });

/** What was noted about somebody, as it will be once everything on its way has arrived. */
export function notedAbout(dating: MyDating, about: string): Noted & { state: 'waiting' | 'sending' | 'parked' | 'sent' | null } {
  const write = pending.value.findLast(({ entity }) => entity === entityOf(dating.id, about));
  if (write) return { ...(write.body as Noted), state: write.state };
  const read = dating.impressions.find(({ about_id }) => about_id === about);
  return { answer: read?.answer ?? null, word: read?.word ?? '', state: null };
}

export type Met = { id: string; name: string };

/** Whom somebody has met in the rounds so far, the last first, and everybody they noted something about. */
export function metSoFar(dating: MyDating, begun: number): Met[] {
  const met = new Map<string, Met>();
  for (const { partner, cut } of dating.rounds.slice(0, begun).toReversed()) if (partner && !cut) met.set(partner.id, { id: partner.id, name: partner.display_name });
  for (const { about_id, about_name } of dating.impressions) if (!met.has(about_id)) met.set(about_id, { id: about_id, name: about_name });
  return [...met.values()];
}

export type { Impression };
