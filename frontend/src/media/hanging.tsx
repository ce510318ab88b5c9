import './media.css';
import { useEffect, useRef } from 'preact/hooks';
import type { Media } from '../api/types';
import { t } from '../i18n';
import { Btn } from '../ui/btn';
import { forget } from './kept';
import { Picture, PictureInput } from './picture';
import { VoicePlayer } from './player';
import { VoiceRecorder } from './record';

/** How many hang on one thing. */
export const MOST_MEDIA = 4;

type ShownProps = { media: Media[] | undefined; from?: string; closed?: boolean };

/** Voice notes and photos where they are read: to hear and to see. */
export function Hanging({ media, from, closed }: ShownProps) {
  if (!media?.length) return null;
  return (
    <div class="stack g2 md-hanging">
      {media.map((one) =>
        one.kind === 'voice' ? <VoicePlayer key={one.id} media={one} from={from} /> : <Picture key={one.id} media={one} from={from} closed={closed ?? false} />,
      )}
    </div>
  );
}

type InputProps = { media: Media[]; onMedia: (change: (media: Media[]) => Media[]) => void };

/** Voice notes and photos where something is written: record, listen, take out again. */
export function HangOn({ media, onMedia }: InputProps) {
  const own = useRef<HTMLDivElement>(null);
  const did = useRef<'add' | 'drop' | null>(null);
  const add = (one: Media) => {
    did.current = 'add';
    onMedia((before) => (before.length < MOST_MEDIA ? [...before, one] : before));
  };
  const drop = async (one: Media) => {
    did.current = 'drop';
    onMedia((before) => before.filter(({ id }) => id !== one.id));
    await forget(one).catch(() => {});
  };
  // Where the button that had the focus has gone, it goes on with what was recorded, or where one can record anew.
  useEffect(() => {
    const place = did.current === 'add' ? [...(own.current?.querySelectorAll('.md-own') ?? [])].at(-1) : own.current?.querySelector('.md-inputs');
    if (did.current && !document.activeElement?.matches('input, textarea')) place?.querySelector('button')?.focus();
    did.current = null;
  }, [media.length]);
  return (
    <div class="stack g2" ref={own} data-focus>
      {media.map((one) => (
        <div class="md-own" key={one.id}>
          {one.kind === 'voice' ? <VoicePlayer media={one} /> : <Picture media={one} />}
          <Btn kind="icon" icon="trash" label={t(one.kind === 'voice' ? 'md_drop_note' : 'md_drop_photo')} onClick={() => drop(one)} />
        </div>
      ))}
      {media.length < MOST_MEDIA && (
        <div class="row md-inputs">
          <VoiceRecorder onDone={add} />
          <PictureInput onDone={add} />
        </div>
      )}
    </div>
  );
}
