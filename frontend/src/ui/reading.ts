import { signal } from '@preact/signals';

/** By the button that reads the whole screen. */
export const PAGE = 'page';

/** What is being read aloud: by whose button, and whether it rests. */
export const reading = signal<{ by: string; paused: boolean } | null>(null);

/** Nothing goes on being read about a screen that somebody has left. */
export function stopReading() {
  if (!reading.peek()) return;
  globalThis.speechSynthesis?.cancel();
  reading.value = null;
}
