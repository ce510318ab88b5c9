import { useState } from 'preact/hooks';
import { allLanguages, LANGUAGES, lang, phoneLangs, setLang, t, type Lang } from '../i18n';
import { Pick } from '../ui/pick';
import { toast } from '../ui/toast';

/** The languages in their own words, those of the phone first; a tap switches at once. */
export function LanguagePick({ onChosen }: { onChosen?: (language: Lang) => void }) {
  // The order stays as it was when the list came: nothing moves under a finger.
  const [order] = useState(() => [...new Set([...phoneLangs(), ...allLanguages])]);
  const choose = async (language: Lang) => {
    try {
      await setLang(language);
      onChosen?.(language);
    } catch {
      toast(t('problem_offline'));
    }
  };
  return (
    <div class="languages">
      <Pick<Lang>
        label={t('lang_legend')}
        value={lang.value}
        onValue={(language) => void choose(language)}
        options={order.map((language) => ({ value: language, lang: language, label: <bdi>{LANGUAGES[language]}</bdi> }))}
      />
    </div>
  );
}
