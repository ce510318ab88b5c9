import { signedIn } from '../api/session';
import { SignVideo } from '../access/video';
import { t } from '../i18n';
import { isIphone } from '../platform';
import { place } from '../router';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Tabs } from '../ui/tabs';
import { useState } from 'preact/hooks';
import { ANDROID, DESKTOP, IPHONE, PUSH, QR, Steps } from './pictures';

const TOPICS = ['install', 'push', 'qr'] as const;
type Topic = (typeof TOPICS)[number];
const isTopic = (text: string | null): text is Topic => TOPICS.includes(text as Topic);

/** How things are done, in pictures; also for whoever has not signed in yet. */
export function Help() {
  const asked = place.value.query.get('topic');
  const [topic, setTopic] = useState<Topic>(isTopic(asked) ? asked : signedIn.peek() ? 'install' : 'qr');
  return (
    <Screen title={t('help_title')} up={signedIn.value ? '/more' : '/'} plain>
      <SignVideo slot="way" />
      <Tabs<Topic> label={t('help_title')} value={topic} onValue={setTopic} options={TOPICS.map((value) => ({ value, label: t(`help_${value}`) }))} />
      {topic === 'install' && <Installing />}
      {topic === 'push' && (
        <>
          <Steps title={t('help_push_title')} steps={PUSH} />
          <p>{t('help_push_denied')}</p>
          {signedIn.value && <Btn href="/reminders">{t('help_push_go')}</Btn>}
        </>
      )}
      {topic === 'qr' && (
        <>
          <Steps title={t('help_qr_title')} steps={QR} />
          <p>{t('help_qr_typed')}</p>
          {!signedIn.value && <Btn href="/join">{t('welcome_code')}</Btn>}
        </>
      )}
    </Screen>
  );
}

/** One's own kind of device first. */
export function Installing() {
  const iphone = <Steps key="iphone" title={t('install_iphone')} steps={IPHONE} />;
  const android = <Steps key="android" title={t('install_android')} steps={ANDROID} />;
  const desktop = <Steps key="desktop" title={t('install_desktop')} steps={DESKTOP} />;
  const phone = matchMedia('(pointer: coarse)').matches;
  return <>{isIphone() ? [iphone, android, desktop] : phone ? [android, iphone, desktop] : [desktop, android, iphone]}</>;
}
