import { useEffect, useState } from 'preact/hooks';
import { lang, loadTexts, t } from '../i18n';
import { Btn } from '../ui/btn';
import { pairFor, translate } from './device';
import './translate.css';

/** Under a text of somebody else: its translation, marked as made by a machine. The original stays above it. */
export function TranslateButton({ text }: { text: string }) {
  const [can, setCan] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const [state, setState] = useState<'idle' | 'working' | 'not_now'>('idle');
  useEffect(() => {
    let here = true;
    setSaid(null);
    setState('idle');
    void Promise.all([pairFor(text, lang.value), loadTexts('wording')]).then(
      ([found]) => here && setCan(found !== null),
      () => here && setCan(false),
    );
    return () => {
      here = false;
    };
  }, [text, lang.value]);
  if (!can) return null;
  if (said !== null) {
    return (
      <div class="machine stack g2" role="status">
        <p class="kick">{t('tl_machine')}</p>
        <p lang={lang.value} dir="auto">
          {said}
        </p>
        <Btn kind="bare" onClick={() => setSaid(null)}>
          {t('tl_hide')}
        </Btn>
      </div>
    );
  }
  const go = () => {
    setState('working');
    translate(text, lang.peek()).then(
      (made) => {
        setSaid(made);
        setState('idle');
      },
      () => setState('not_now'),
    );
  };
  return (
    <div>
      <Btn kind="bare" icon="globe" disabled={state === 'working'} onClick={go}>
        {t(state === 'working' ? 'tl_working' : 'tl_translate')}
      </Btn>
      {state === 'not_now' && <p role="status">{t('tl_not_now')}</p>}
    </div>
  );
}
