import { useState } from 'preact/hooks';
import { t } from '../i18n';
import { Btn } from '../ui/btn';
import { statement } from './kept';
import type { Slot } from './types';

/** A video in sign language, where the office has one. It is fetched when somebody wants to see it. */
export function SignVideo({ slot }: { slot: Slot }) {
  const [open, setOpen] = useState(false);
  const url = statement.value?.statement.videos[slot];
  if (!url) return null;
  if (!open) {
    return (
      <Btn icon="play" onClick={() => setOpen(true)}>
        {t(`access_video_${slot}`)}
      </Btn>
    );
  }
  return (
    <video class="video" src={url} controls autoplay playsInline muted aria-label={t(`access_video_${slot}`)}>
      {t('access_video_none')}
    </video>
  );
}
