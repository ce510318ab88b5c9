import { useEffect, useId, useState } from 'preact/hooks';
import { lang, LANGUAGES, t } from '../i18n';
import { Btn } from './btn';
import { reading, stopReading } from './reading';
import { onVoices, read, voiceFor } from './speech';

type Props = {
  /** What is read; without it everything in the card or page around the button. */
  text?: string;
  /** Only a picture, where there are many. */
  icon?: boolean;
};

/**
 * Reads aloud with the device's own voice, marks the sentence that is read, and stops when the screen is left. Where
 * the device has no voice for the language, it says so.
 */
export function ReadAloud({ text, icon }: Props) {
  const id = useId();
  const mine = reading.value?.by === id;
  useEffect(() => () => void (reading.peek()?.by === id && stopReading()), [text, id]);
  const toggle = () => {
    if (mine) return stopReading();
    const own = document.querySelector(`[data-read-by="${id}"]`);
    const root = text === undefined ? own?.closest('article, .card, section, main') : document.getElementById('main');
    return read(id, root ?? null, text);
  };
  const words = t(mine ? 'read_aloud_stop' : 'read_aloud');
  return (
    <span data-read-by={id} data-silent>
      <Btn {...(icon ? { kind: 'icon' as const, label: words } : {})} icon={mine ? 'stop' : 'read'} pressed={mine} onClick={toggle}>
        {icon ? null : words}
      </Btn>
    </span>
  );
}

/** Whether this device can read aloud in the language of the app; some devices name their voices late. */
export function VoiceHere() {
  const [voice, setVoice] = useState(() => voiceFor(lang.value));
  useEffect(() => {
    const look = () => setVoice(voiceFor(lang.value));
    look();
    return onVoices(look);
  }, [lang.value]);
  return <p class="kick">{t(voice ? 'read_voice_here' : 'read_no_voice', { language: LANGUAGES[lang.value] })}</p>;
}
