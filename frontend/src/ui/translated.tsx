import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { keepLoaded } from '../platform';

type Button = FunctionComponent<{ text: string }>;
let button: Button | null = null;

/** A way to read a text of somebody else in one's own language, where the browser can do that on the device. */
export function Translated({ text }: { text: string }) {
  const [Made, setMade] = useState<Button | null>(() => button);
  useEffect(() => {
    if (Made || !('Translator' in globalThis) || !text.trim()) return;
    void import('../translate/button').then(
      (module) => {
        button = module.TranslateButton;
        setMade(() => button);
        void keepLoaded();
      },
      () => {},
    );
  }, [text]);
  return Made && text.trim() ? <Made text={text} /> : null;
}
