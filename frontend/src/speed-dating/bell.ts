import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

const KEPT = 'mp.bell';
/** Whether this device makes a sound at the bell. */
export const sound = signal(localStorage.getItem(KEPT) !== 'off');

let audio: AudioContext | null = null;

/** Browsers let a page sound only after somebody has touched it. */
function wakeUp() {
  if (!sound.peek() || typeof AudioContext === 'undefined') return;
  audio ??= new AudioContext();
  if (audio.state === 'suspended') void audio.resume().catch(() => {});
}

export function switchSound(on: boolean) {
  sound.value = on;
  if (on) localStorage.removeItem(KEPT);
  else localStorage.setItem(KEPT, 'off');
  if (!on) return;
  wakeUp();
  tone(660, 0);
}

/** From the first tap on a screen that rings. */
export function useSound() {
  useEffect(() => {
    addEventListener('pointerdown', wakeUp);
    addEventListener('keydown', wakeUp);
    return () => {
      removeEventListener('pointerdown', wakeUp);
      removeEventListener('keydown', wakeUp);
    };
  }, []);
}

const LOUD = 0.16;
const FADE = 1.8;

/** A soft tone that fades, like a small glass that is struck. */
function tone(pitch: number, after: number) {
  if (!audio) return;
  const begin = audio.currentTime + after;
  const loudness = audio.createGain();
  loudness.gain.setValueAtTime(0.0001, begin);
  loudness.gain.exponentialRampToValueAtTime(LOUD, begin + 0.03);
  loudness.gain.exponentialRampToValueAtTime(0.0001, begin + FADE);
  const string = audio.createOscillator();
  string.frequency.value = pitch;
  string.connect(loudness).connect(audio.destination);
  string.start(begin);
  string.stop(begin + FADE);
}

/** Two tones upwards where a talk begins, downwards where it ends. */
export function ring(kind: 'begin' | 'end') {
  // The mark is how far apart phones ring, for whoever measures it.
  performance.mark('bell', { detail: kind });
  navigator.vibrate?.(kind === 'begin' ? [180] : [180, 120, 180]);
  if (!sound.peek()) return;
  const [first, second] = kind === 'begin' ? [523, 659] : [659, 523];
  tone(first as number, 0);
  tone(second as number, 0.35);
}
