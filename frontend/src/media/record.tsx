import './media.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Media } from '../api/types';
import { t } from '../i18n';
import { Btn } from '../ui/btn';
import { reading, stopReading } from '../ui/reading';
import { keep, tidy } from './kept';
import { tape } from './time';

const MOST = 120;
/** What every phone plays comes first. */
const TYPES = ['audio/mp4;codecs=mp4a.40.2', 'audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'];
/** Enough for a voice, and half a megabyte for two minutes at most. */
const BITS = 32_000;
/** How often the browser hands over what it has. */
const SLICE = 1000;
const LOOK = 250;

type State = 'ready' | 'asking' | 'recording' | 'paused' | 'keeping';
type Trouble = 'md_no_microphone' | 'md_cannot_record' | 'md_nothing_heard' | 'md_no_room';

const typeHere = () => (typeof MediaRecorder === 'undefined' || !navigator.mediaDevices ? undefined : TYPES.find((type) => MediaRecorder.isTypeSupported(type)));

/** Counts only the time that is recorded. */
class Tape {
  private past = 0;
  private since: number | null = null;
  go() {
    this.since = performance.now();
  }
  hold() {
    this.past = this.seconds();
    this.since = null;
  }
  seconds() {
    return this.past + (this.since === null ? 0 : (performance.now() - this.since) / 1000);
  }
}

/** Records up to two minutes. What is recorded stays on this device until the person sends what it belongs to. */
export function VoiceRecorder({ onDone }: { onDone: (media: Media) => void }) {
  const [state, setState] = useState<State>('ready');
  const [seconds, setSeconds] = useState(0);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const recorder = useRef<MediaRecorder | null>(null);
  const counted = useRef(new Tape());
  const wanted = useRef(true);
  const done = useRef(onDone);
  done.current = onDone;
  const first = useRef<HTMLDivElement>(null);

  // Whoever leaves the screen, or gets a call, keeps what was said so far.
  useEffect(() => {
    const finish = () => recorder.current?.state !== 'inactive' && recorder.current?.stop();
    addEventListener('pagehide', finish);
    return () => {
      removeEventListener('pagehide', finish);
      finish();
    };
  }, []);
  useEffect(() => {
    if (state !== 'recording') return;
    const timer = setInterval(() => {
      setSeconds(counted.current.seconds());
      if (counted.current.seconds() >= MOST) stop(true);
    }, LOOK);
    return () => clearInterval(timer);
  }, [state]);
  useEffect(() => {
    if (state === 'recording' && counted.current.seconds() < 1) first.current?.querySelector('button')?.focus();
  }, [state]);

  useEffect(() => {
    if (state === 'ready' && (!wanted.current || trouble) && !document.activeElement?.matches('input, textarea')) first.current?.querySelector('button')?.focus();
  }, [state]);

  const start = async () => {
    const type = typeHere();
    setTrouble(null);
    if (!type) return setTrouble('md_cannot_record');
    setState('asking');
    stopReading();
    void tidy().catch(() => {});
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true } });
      const parts: Blob[] = [];
      const made = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: BITS });
      made.addEventListener('dataavailable', ({ data }) => data.size && parts.push(data));
      made.addEventListener('stop', () => {
        for (const track of stream.getTracks()) track.stop();
        void finish(new Blob(parts), type);
      });
      counted.current = new Tape();
      wanted.current = true;
      recorder.current = made;
      made.start(SLICE);
      counted.current.go();
      setSeconds(0);
      setState('recording');
    } catch {
      setTrouble('md_no_microphone');
      setState('ready');
    }
  };
  const pause = () => {
    recorder.current?.pause();
    counted.current.hold();
    setState('paused');
  };
  const goOn = () => {
    recorder.current?.resume();
    counted.current.go();
    setState('recording');
  };
  const stop = (keepIt: boolean) => {
    if (recorder.current?.state === 'inactive') return;
    counted.current.hold();
    wanted.current = keepIt;
    setState('keeping');
    recorder.current?.stop();
  };
  const finish = async (sound: Blob, type: string) => {
    counted.current.hold();
    const length = Math.min(Math.ceil(counted.current.seconds()), MOST);
    try {
      if (wanted.current && sound.size) done.current(await keep('voice', type.split(';')[0] as string, length, await sound.arrayBuffer()));
      else if (wanted.current) setTrouble('md_nothing_heard');
    } catch {
      setTrouble('md_no_room');
    }
    setState('ready');
  };

  // What the device reads aloud does not belong into the recording.
  useEffect(() => {
    if (reading.value && state === 'recording') pause();
  }, [reading.value, state]);

  const running = state === 'recording' || state === 'paused';
  return (
    <div class="stack g2" ref={first}>
      {running && (
        <div class={state === 'recording' ? 'md-record on' : 'md-record'}>
          <p>
            <span class="md-dot" aria-hidden="true" />
            {t(state === 'recording' ? 'md_recording' : 'md_paused')}
            <span class="md-time" role="timer">
              {t('md_position_of', { at: tape(seconds), all: tape(MOST) })}
            </span>
          </p>
          <div class="row">
            <Btn icon="check" onClick={() => stop(true)}>
              {t('done')}
            </Btn>
            {state === 'recording' ? (
              <Btn icon="pause" onClick={pause}>
                {t('md_pause')}
              </Btn>
            ) : (
              <Btn icon="speak" onClick={goOn}>
                {t('md_go_on')}
              </Btn>
            )}
            <Btn kind="bare" onClick={() => stop(false)}>
              {t('md_drop')}
            </Btn>
          </div>
        </div>
      )}
      {!running && (
        <div class="row">
          <Btn icon="speak" disabled={state !== 'ready'} onClick={start}>
            {t('md_record')}
          </Btn>
        </div>
      )}
      <p class={trouble ? 'kick' : 'vh'} role="status">
        {trouble ? t(trouble) : state === 'recording' ? t('md_recording') : state === 'paused' ? t('md_paused') : ''}
      </p>
    </div>
  );
}
