import { useEffect, useState } from 'preact/hooks';
import { lang, t } from '../i18n';
import { Btn } from './btn';

const synthesis = () => ('speechSynthesis' in globalThis ? globalThis.speechSynthesis : null);
/** Soft hyphens are for the eye. */
const spoken = (text: string) => text.replaceAll('\u00ad', '');

/** The device's own voice for the language of the app, if it has one; some devices name their voices late. */
function useVoice(): SpeechSynthesisVoice | null {
  const find = () => synthesis()?.getVoices().find((voice) => voice.lang.slice(0, 2).toLowerCase() === lang.value && voice.localService !== false) ?? null;
  const [voice, setVoice] = useState(find);
  useEffect(() => {
    const look = () => setVoice(find());
    look();
    synthesis()?.addEventListener?.('voiceschanged', look);
    return () => synthesis()?.removeEventListener?.('voiceschanged', look);
  }, [lang.value]);
  return voice;
}

/**
 * Reads a text aloud in the language of the app and stops when the screen is left. Only with a voice that is on the
 * device itself: nothing that stands here is sent anywhere to be spoken. Where there is none, there is no button.
 */
export function ReadAloud({ text }: { text: string }) {
  const voice = useVoice();
  const [speaking, setSpeaking] = useState(false);
  useEffect(() => {
    setSpeaking(false);
    return () => synthesis()?.cancel();
  }, [text, voice]);
  if (!voice) return null;
  const toggle = () => {
    synthesis()?.cancel();
    if (speaking) return setSpeaking(false);
    const words = new SpeechSynthesisUtterance(spoken(text));
    words.voice = voice;
    words.lang = voice.lang;
    words.rate = 0.9;
    for (const over of ['end', 'error'] as const) words.addEventListener(over, () => setSpeaking(false));
    setSpeaking(true);
    synthesis()?.speak(words);
  };
  return (
    <Btn icon={speaking ? 'pause' : 'read'} pressed={speaking} onClick={toggle}>
      {t(speaking ? 'read_aloud_stop' : 'read_aloud')}
    </Btn>
  );
}
