import { useEffect, useRef, useState } from 'preact/hooks';
import { offline } from '../api/client';
import { t } from '../i18n';
import { Btn } from '../ui/btn';
import { statement } from './kept';
import type { Slot } from './types';
import './access.css';

/** A video in sign language, where the office has one. It is fetched when somebody wants to see it. */
export function SignVideo({ slot }: { slot: Slot }) {
  const [open, setOpen] = useState(false);
  const url = statement.value?.statement.videos[slot];
  if (!url) return null;
  const name = t(`access_video_${slot}`);
  if (open) return <Player url={url} name={name} onClose={() => setOpen(false)} />;
  return (
    <Btn icon="play" onClick={() => setOpen(true)}>
      {name}
    </Btn>
  );
}

function Player({ url, name, onClose }: { url: string; name: string; onClose: () => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const [broken, setBroken] = useState(false);
  // The button that opened it is gone: whoever uses the keyboard goes on with the video.
  useEffect(() => video.current?.focus(), []);
  return (
    <figure class="stack g2">
      {!broken && <video ref={video} class="video" src={url} controls autoplay playsInline muted aria-label={name} onError={() => setBroken(true)} />}
      <figcaption class="kick">{name}</figcaption>
      <div role="status">{broken && <p>{t(offline.value ? 'problem_offline' : 'access_video_none')}</p>}</div>
      {broken && <Btn onClick={onClose}>{t('close')}</Btn>}
    </figure>
  );
}
