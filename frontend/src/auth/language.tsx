import { LANGUAGES, lang, setLang, t, type Key, type Lang } from '../i18n';
import { Pick } from '../ui/pick';
import { toast } from '../ui/toast';

const NOTE: Partial<Record<Lang, Key>> = { de: 'lang_plain' };

/** The languages in their own words; a tap switches at once. */
export function LanguagePick({ onChosen }: { onChosen?: (language: Lang) => void }) {
  const choose = async (language: Lang) => {
    try {
      await setLang(language);
      onChosen?.(language);
    } catch {
      toast(t('problem_offline'));
    }
  };
  return (
    <Pick<Lang>
      label={t('lang_legend')}
      value={lang.value}
      onValue={(language) => void choose(language)}
      options={(Object.keys(LANGUAGES) as Lang[]).map((language) => {
        const note = NOTE[language];
        return { value: language, lang: language, label: LANGUAGES[language], ...(note && lang.value === language ? { end: t(note) } : {}) };
      })}
    />
  );
}
