import { useState } from 'preact/hooks';
import { SignStart } from '../access/sign-start';
import { LANGUAGES, lang, langChosen, setLang, t } from '../i18n';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Icon, type IconName } from '../ui/icon';
import { LanguagePick } from './language';

/** Two loose ends arrive at one table. */
export const Arriving = () => (
  <svg class="seam wide" viewBox="0 0 390 88" aria-hidden="true">
    <path class="w" d="M130 44C154 12 172 12 195 44C218 76 236 76 260 44C236 12 218 12 195 44C172 76 154 76 130 44" />
    <path class="a" d="M-8 60C20 84 50 92 84 78C108 68 122 54 130 44C154 12 172 12 195 44C218 76 236 76 260 44" />
    <path class="b" d="M398 26C370 4 340-4 306 10C282 20 268 34 260 44C236 12 218 12 195 44C172 76 154 76 130 44" />
    <rect class="s n" x="182" y="31" width="26" height="26" rx="8" />
    <circle class="da" cx="130" cy="44" r="8" />
    <circle class="db" cx="260" cy="44" r="8" />
  </svg>
);

const Point = ({ icon, strong, children }: { icon: IconName; strong: string; children: string }) => (
  <li class="row start">
    <span class="who t" aria-hidden="true">
      <Icon name={icon} />
    </span>
    <span class="grow">
      <b>{strong}</b> {children}
    </span>
  </li>
);

/** What everybody may know before they say anything. */
export const Before = () => (
  <div class="card">
    <h2>{t('before_title')}</h2>
    <ul class="stack">
      <Point icon="check" strong={t('before_free')}>
        {t('before_free_more')}
      </Point>
      <Point icon="lock" strong={t('before_yours')}>
        {t('before_yours_more')}
      </Point>
    </ul>
    <p>
      <a href="/about">{t('before_who')}</a>
    </p>
  </div>
);

/** The way to another language, in the header of everything before sign-in. */
export const LanguageButton = ({ onClick }: { onClick: () => void }) => (
  <Btn kind="bare" icon="globe" onClick={onClick}>
    <span class="vh">{t('lang_change')}: </span>
    {LANGUAGES[lang.value]}
  </Btn>
);

export function LanguageStep({ onDone }: { onDone: () => void }) {
  const done = async () => {
    await setLang(lang.peek());
    onDone();
  };
  return (
    <Screen
      title={t('lang_title')}
      plain
      action={
        <Btn kind="main" onClick={done}>
          {t('continue')}
        </Btn>
      }
    >
      <div class="stack">
        <p class="kick">
          Language · <span lang="tr">Dil</span> · <span lang="ar">لغة</span>
        </p>
        <LanguagePick />
      </div>
    </Screen>
  );
}

/** Where nobody is signed in: first the language, then the two ways in. */
export function Welcome() {
  const [choosing, setChoosing] = useState(!langChosen());
  if (choosing) return <LanguageStep onDone={() => setChoosing(false)} />;
  return (
    <Screen
      title={t('welcome_title')}
      heading="own"
      plain
      tools={<LanguageButton onClick={() => setChoosing(true)} />}
      action={
        <>
          <Btn kind="main" icon="code" href="/join">
            {t('welcome_code')}
          </Btn>
          <div class="row center">
            <Btn kind="bare" href="/sign-in">
              {t('welcome_sign_in')}
            </Btn>
          </div>
        </>
      }
    >
      <Arriving />
      <div class="stack g2">
        <h1 tabIndex={-1}>{t('welcome_title')}</h1>
        <p>{t('welcome_text')}</p>
      </div>
      <SignStart />
      <Before />
    </Screen>
  );
}
