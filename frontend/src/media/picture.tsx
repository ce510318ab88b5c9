import './media.css';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { ProblemError } from '../api/client';
import type { Media } from '../api/types';
import { t } from '../i18n';
import { Btn } from '../ui/btn';
import { Icon } from '../ui/icon';
import { keep, load } from './kept';

/** A sheet of paper can be read at this size. */
const LONGEST = 1600;
const QUALITY = 0.8;

/**
 * Whether a photo of a camera has come to its end: browsers draw what there is of one that was cut off, the rest blank.
 * Small pictures in front of the first scan have ends of their own, so its parts are gone through up to there.
 */
export function whole(photo: Uint8Array): boolean {
  if (photo[0] !== 0xff || photo[1] !== 0xd8) return true;
  let at = 2;
  while (photo[at] === 0xff && photo[at + 1] !== 0xda) at += photo[at + 1] === 0xff ? 1 : 2 + ((photo[at + 2] ?? 0) << 8) + (photo[at + 3] ?? 0);
  for (; at < photo.length - 1; at++) if (photo[at] === 0xff && photo[at + 1] === 0xd9) return true;
  return false;
}

/**
 * Draws a photo anew, smaller: what a camera has written into the file, such as the place, stays behind. The browser
 * turns it the right way round meanwhile.
 */
async function redraw(file: File): Promise<ArrayBuffer> {
  if (!whole(new Uint8Array(await file.arrayBuffer()))) throw new Error('cut off');
  const url = URL.createObjectURL(file);
  try {
    const photo = new Image();
    photo.src = url;
    await photo.decode();
    const scale = Math.min(1, LONGEST / Math.max(photo.naturalWidth, photo.naturalHeight));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(photo.naturalWidth * scale));
    canvas.height = Math.max(1, Math.round(photo.naturalHeight * scale));
    const paper = canvas.getContext('2d');
    if (!paper) throw new Error('no canvas');
    paper.fillStyle = '#fff';
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.drawImage(photo, 0, 0, canvas.width, canvas.height);
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
    // Old phones give the room back only when told so.
    canvas.width = canvas.height = 0;
    if (!drawn) throw new Error('no picture');
    return drawn.arrayBuffer();
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Takes a photo, of a sheet of paper for example, or one that is there already. */
export function PictureInput({ onDone }: { onDone: (media: Media) => void }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<'ready' | 'drawing' | 'unreadable'>('ready');
  const take = async (file: File | undefined) => {
    if (!file) return;
    setState('drawing');
    try {
      onDone(await keep('picture', 'image/jpeg', 0, await redraw(file)));
      setState('ready');
    } catch {
      setState('unreadable');
    }
    if (input.current) input.current.value = '';
  };
  return (
    <>
      <label class="btn md-file" for={id}>
        <Icon name="camera" />
        {t(state === 'drawing' ? 'md_drawing' : 'md_photo')}
        <input ref={input} class="vh" id={id} type="file" accept="image/*" disabled={state === 'drawing'} onChange={(event) => void take(event.currentTarget.files?.[0])} />
      </label>
      {state === 'unreadable' && (
        <p class="kick" role="status">
          {t('md_photo_unreadable')}
        </p>
      )}
    </>
  );
}

/** A photo; in lists only after a tap, because it costs data. */
export function Picture({ media, from, closed }: { media: Media; from?: string | undefined; closed?: boolean }) {
  const [open, setOpen] = useState(!closed);
  const [url, setUrl] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<'md_offline' | 'md_gone' | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!open) return;
    let here = true;
    let made: string | null = null;
    setTrouble(null);
    load(media).then(
      (blob) => {
        if (!here) return;
        made = URL.createObjectURL(blob);
        setUrl(made);
      },
      (error) => here && setTrouble(error instanceof ProblemError ? 'md_gone' : 'md_offline'),
    );
    return () => {
      here = false;
      if (made) URL.revokeObjectURL(made);
    };
  }, [open, media.id, tries]);
  const name = from ? t('md_photo_from', { name: from }) : t('md_a_photo');
  if (!open) {
    return (
      <button type="button" class="btn" onClick={() => setOpen(true)}>
        <Icon name="camera" />
        {name}
      </button>
    );
  }
  if (trouble) {
    return (
      <div class="row">
        <p class="kick" role="status">
          {t(trouble)}
        </p>
        {trouble === 'md_offline' && (
          <Btn kind="bare" onClick={() => setTries(tries + 1)}>
            {t('try_again')}
          </Btn>
        )}
      </div>
    );
  }
  return url ? <img class="md-picture" src={url} alt={name} /> : <p class="kick md-picture md-wait">{t('loading')}</p>;
}
