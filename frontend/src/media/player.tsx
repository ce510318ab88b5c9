import './media.css';
import { signal } from '@preact/signals';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { ProblemError } from '../api/client';
import type { Media } from '../api/types';
import { t } from '../i18n';
import { appName } from '../lock/device';
import { Icon } from '../ui/icon';
import { reading, stopReading } from '../ui/reading';
import { load } from './kept';
import { tape } from './time';

/** Only one is heard at a time. */
const playing = signal<string | null>(null);

type State = 'still' | 'loading' | 'playing' | 'offline' | 'gone' | 'unplayable';
const TROUBLE = { offline: 'md_offline', gone: 'md_gone', unplayable: 'md_unplayable' } as const;
/** Recordings of browsers do not say how long they are before they were read to the end. */
const BEYOND = 1e7;

/** A voice note: one button, and a line to move along. Everything works with the keyboard alone. */
export function VoicePlayer({ media, from }: { media: Media; from?: string | undefined }) {
  const id = useId();
  const audio = useRef<HTMLAudioElement | null>(null);
  const [state, setState] = useState<State>('still');
  const [at, setAt] = useState(0);
  const name = from ? t('md_note_from', { name: from }) : t('md_note');

  const stop = () => {
    const player = audio.current;
    audio.current = null;
    if (!player) return;
    player.pause();
    URL.revokeObjectURL(player.src);
  };
  useEffect(() => stop, [media.id]);
  useEffect(() => {
    if ((playing.value !== id || reading.value) && state === 'playing') audio.current?.pause();
  }, [playing.value, reading.value, state]);

  const prepare = async (): Promise<HTMLAudioElement> => {
    if (audio.current) return audio.current;
    const player = new Audio(URL.createObjectURL(await load(media)));
    player.addEventListener('timeupdate', () => player.currentTime < BEYOND && setAt(Math.min(player.currentTime, media.seconds)));
    player.addEventListener('pause', () => setState('still'));
    player.addEventListener('play', () => setState('playing'));
    player.addEventListener('ended', () => {
      player.currentTime = 0;
      setAt(0);
      setState('still');
    });
    audio.current = player;
    await readThrough(player);
    return player;
  };
  const play = async () => {
    setState('loading');
    stopReading();
    playing.value = id;
    try {
      const player = await prepare();
      player.currentTime = at;
      saysNothing();
      await player.play();
    } catch (error) {
      // Some browsers want another tap once the sound is here, and some are told to rest before they begin.
      if (error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError')) return setState('still');
      stop();
      setState(error instanceof DOMException || error instanceof MediaError ? 'unplayable' : error instanceof ProblemError ? 'gone' : 'offline');
    }
  };
  const toggle = () => (state === 'playing' ? audio.current?.pause() : state === 'loading' ? undefined : void play());
  const move = (to: number) => {
    setAt(to);
    if (audio.current) audio.current.currentTime = to;
  };

  const trouble = state === 'offline' || state === 'gone' || state === 'unplayable' ? t(TROUBLE[state]) : '';
  return (
    <div class="md-player" role="group" aria-label={name}>
      <button type="button" class="btn icon" onClick={toggle} aria-busy={state === 'loading' || undefined}>
        <span class="vh">{t(state === 'playing' ? 'md_pause' : 'md_play')}</span>
        <Icon name={state === 'playing' ? 'pause' : 'play'} />
      </button>
      <input
        type="range"
        min={0}
        max={Math.max(media.seconds, 1)}
        step={1}
        value={Math.floor(at)}
        aria-label={t('md_position')}
        aria-valuetext={t('md_position_of', { at: tape(at), all: tape(media.seconds) })}
        onInput={(event) => move(Number(event.currentTarget.value))}
      />
      <span class="md-time" aria-hidden="true">
        {tape(state === 'still' && at === 0 ? media.seconds : at)}
      </span>
      <p class={trouble ? 'kick' : 'vh'} role="status">
        {trouble || (state === 'loading' ? t('loading') : '')}
      </p>
    </div>
  );
}

/** Phones show on the lock screen what is playing: only that it is this app, never from whom or about what. */
function saysNothing() {
  if ('mediaSession' in navigator) navigator.mediaSession.metadata = new MediaMetadata({ title: appName() });
}

/** Lets the browser find out how long a recording is: only then it can move along in it. */
async function readThrough(player: HTMLAudioElement) {
  await happens(player, 'loadedmetadata');
  if (Number.isFinite(player.duration)) return;
  player.currentTime = BEYOND;
  await happens(player, 'seeked');
  player.currentTime = 0;
  await happens(player, 'seeked');
}

const happens = (player: HTMLAudioElement, what: 'loadedmetadata' | 'seeked') =>
  new Promise<void>((resolve, reject) => {
    const fail = () => reject(new DOMException('unplayable', 'NotSupportedError'));
    player.addEventListener(what, () => {
      player.removeEventListener('error', fail);
      resolve();
    }, { once: true });
    player.addEventListener('error', fail, { once: true });
  });
