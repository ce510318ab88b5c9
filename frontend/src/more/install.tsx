import { t } from '../i18n';
import { installPrompt, isInstalled, isIphone } from '../platform';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Strip } from '../ui/strip';
import type { ComponentChildren } from 'preact';

const Phone = ({ children }: { children: ComponentChildren }) => (
  <svg class="shot" viewBox="0 0 120 96" aria-hidden="true">
    <rect class="face" x="14" y="4" width="92" height="110" rx="12" />
    {children}
  </svg>
);

/** The bar at the bottom of Safari, the sharing arrow in its middle. */
const SharePicture = () => (
  <Phone>
    <path d="M28 22h64M28 34h50M14 70h92M30 84l-5-5 5-5M90 74l5 5-5 5" />
    <path class="here" d="M60 87V74M55 78.500 60 73.500l5 5M53 81h-2v9h18v-9h-2" />
  </Phone>
);

/** The list that opens, with the square and the plus. */
const AddPicture = () => (
  <Phone>
    <path d="M28 22h40M28 38h50M24 50h72M24 78h72" />
    <path d="M28 64h38" />
    <rect class="here" x="76" y="56" width="16" height="16" rx="4" />
    <path class="here" d="M84 60v8M80 64h8" />
  </Phone>
);

/** The two arches among the other pictures. */
const OpenPicture = () => (
  <Phone>
    <rect x="26" y="18" width="18" height="18" rx="5" />
    <rect x="76" y="18" width="18" height="18" rx="5" />
    <rect x="26" y="48" width="18" height="18" rx="5" />
    <rect x="51" y="48" width="18" height="18" rx="5" />
    <rect class="here" x="50" y="17" width="20" height="20" rx="5" />
    <path class="here" d="M54.500 32v-4.500a2.750 2.750 0 0 1 5.500 0V32M60 27.500a2.750 2.750 0 0 1 5.500 0V32" />
  </Phone>
);

const DotsPicture = () => (
  <Phone>
    <path d="M28 20h46M14 32h92M28 48h64M28 60h50" />
    <path class="here" d="M94 14v.1M94 20v.1M94 26v.1" />
  </Phone>
);

function Steps({ title, steps }: { title: string; steps: { text: string; picture: ComponentChildren }[] }) {
  return (
    <section class="card">
      <h2>{title}</h2>
      <ol class="stack g5">
        {steps.map(({ text, picture }, i) => (
          <li key={text} class="stack g2">
            <p>
              <b>{i + 1}.</b> {text}
            </p>
            {picture}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** How the app gets onto the home screen, in pictures; one's own kind of phone first. */
export function Install() {
  const prompt = installPrompt.value;
  const iphone = (
    <Steps
      key="iphone"
      title={t('install_iphone')}
      steps={[
        { text: t('install_ios_1'), picture: <SharePicture /> },
        { text: t('install_ios_2'), picture: <AddPicture /> },
        { text: t('install_ios_3'), picture: <OpenPicture /> },
      ]}
    />
  );
  const android = (
    <Steps
      key="android"
      title={t('install_android')}
      steps={[
        { text: t('install_android_1'), picture: <DotsPicture /> },
        { text: t('install_android_2'), picture: <AddPicture /> },
      ]}
    />
  );
  return (
    <Screen
      title={t('install_title')}
      up="/more"
      plain
      action={
        prompt && (
          <Btn kind="main" icon="down" onClick={() => prompt.prompt()}>
            {t('install_now')}
          </Btn>
        )
      }
    >
      <p>{t('install_text')}</p>
      {isInstalled() ? <Strip kind="good" title={t('install_have')} /> : isIphone() ? [iphone, android] : [android, iphone]}
    </Screen>
  );
}
