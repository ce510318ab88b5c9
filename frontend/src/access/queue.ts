import { computed, signal } from '@preact/signals';
import { callOpenly, OfflineError, ProblemError } from '../api/client';

/** What somebody wants to say; it needs no account, so it does not go through the outbox of a person. */
export type Said = { id: string; text: string; contact: string; page: string; language: string };
const KEY = 'mp.feedback';

function kept(): Said[] {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]') as Said[];
  } catch {
    return [];
  }
}
const queue = signal<Said[]>(kept());
export const waitingFeedback = computed(() => queue.value.length);

function keep(next: Said[]) {
  queue.value = next;
  if (next.length) localStorage.setItem(KEY, JSON.stringify(next));
  else localStorage.removeItem(KEY);
}

/** By when the office owes an answer to what has just been sent. */
export type Answered = { due_day: string };

/** Writes it down on the device and tries to send it; null while it waits for the internet. */
export async function say(said: Said): Promise<Answered | null> {
  keep([...queue.peek().filter(({ id }) => id !== said.id), said]);
  return (await sendFeedback()).get(said.id) ?? null;
}

/** Sends what waits. A refusal of the server is the caller's to show. */
export async function sendFeedback(): Promise<Map<string, Answered>> {
  const answers = new Map<string, Answered>();
  for (const said of queue.peek()) {
    const { id, text, contact, page, language } = said;
    try {
      answers.set(id, await callOpenly<Answered>('PUT', `/accessibility/feedback/${id}`, { body: { text, contact, page, language } }));
    } catch (error) {
      if (error instanceof OfflineError) return answers;
      if (!(error instanceof ProblemError)) throw error;
      const busy = error.status === 429 || error.status >= 500;
      if (busy) return answers;
      if (error.code !== 'exists') {
        keep(queue.peek().filter((other) => other.id !== id));
        throw error;
      }
    }
    keep(queue.peek().filter((other) => other.id !== id));
  }
  return answers;
}

let watching = false;

/** From any screen: what waits leaves as soon as it can. */
export function watchFeedback() {
  const now = () => void (queue.peek().length && sendFeedback().catch(() => {}));
  now();
  if (watching) return;
  watching = true;
  addEventListener('online', now);
  document.addEventListener('visibilitychange', () => document.hidden || now());
}
