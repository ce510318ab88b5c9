import { useEffect, useState } from 'preact/hooks';
import { lang, t } from '../i18n';
import { appName, keepLock, lock, lockUp, setView, view, type View } from '../lock/device';
import { addPasskey, canUsePasskey, newLock } from '../lock/open';
import { covered, Screen, setCovered } from '../screen';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Chips } from '../ui/chips';
import { confirm } from '../ui/confirm';
import { Secret } from '../ui/field';
import { Form } from '../ui/form';
import { VoiceHere } from '../ui/read-aloud';
import { Sheet } from '../ui/sheet';
import { Tick } from '../ui/tick';
import { toast } from '../ui/toast';
import { setTheme, theme, type Theme } from './appearance';

const LOOKS: Theme[] = ['system', 'light', 'dark'];
const STEPS = ['0', '1', '2'] as const;
const HANDS = ['both', 'left', 'right'] as const;
type Step = (typeof STEPS)[number];
type Hand = (typeof HANDS)[number];
const SHORTEST = 4;

/** How the app looks on this device, and what protects it from other people's eyes. */
export function ViewScreen() {
  const { text, hand, discreet, exit } = view.value;
  return (
    <Screen title={t('view_title')} up="/more">
      <p>{t('view_text')}</p>
      <Section title={t('view_look')} class="g5">
        <Chips<Theme>
          key={lang.value}
          legend={t('profile_look')}
          required
          value={theme.value}
          onValue={(look) => look && setTheme(look)}
          options={LOOKS.map((look) => ({ value: look, label: t(`profile_${look}`) }))}
        />
        <Chips<Step>
          legend={t('view_size')}
          required
          value={String(text) as Step}
          onValue={(step) => step && setView({ text: Number(step) as View['text'] })}
          options={STEPS.map((step) => ({ value: step, label: t(`view_size_${step}`) }))}
        />
        <Chips<Hand>
          legend={t('view_hand')}
          required
          value={hand || 'both'}
          onValue={(next) => next && setView({ hand: next === 'both' ? '' : next })}
          options={HANDS.map((next) => ({ value: next, label: t(`view_hand_${next}`) }))}
        >
          <small>{t('view_hand_more')}</small>
        </Chips>
      </Section>
      <Section title={t('read_aloud')}>
        <VoiceHere />
      </Section>
      <Section title={t('view_protect')}>
        <Tick checked={covered.value} onChecked={setCovered}>
          <b>{t('profile_cover')}</b>
          <br />
          <small>{t('profile_cover_hint')}</small>
        </Tick>
        <Tick checked={discreet} onChecked={(on) => setView({ discreet: on })}>
          <b>{t('view_discreet')}</b>
          <br />
          <small>{t('view_discreet_more')}</small>
        </Tick>
        <Tick checked={exit} onChecked={(on) => setView({ exit: on })}>
          <b>{t('view_exit')}</b>
          <br />
          <small>{t('view_exit_more')}</small>
        </Tick>
      </Section>
      <AppLock />
    </Screen>
  );
}

function AppLock() {
  const [choosing, setChoosing] = useState(false);
  const [passkeys, setPasskeys] = useState(false);
  useEffect(() => void canUsePasskey().then(setPasskeys), []);
  const mine = lock.value;
  const passkey = async () => toast(t((await addPasskey(appName())) ? 'view_lock_passkey_done' : 'lock_no_passkey'));
  const off = async () => {
    if (await confirm({ title: t('view_lock_off'), yes: t('view_lock_off_yes') })) keepLock(null);
  };
  return (
    <Section title={t('view_lock')}>
      <p>{t('view_lock_more')}</p>
      {mine ? (
        <>
          <Btn icon="lock" onClick={lockUp}>
            {t('view_lock_now')}
          </Btn>
          {passkeys && !mine.passkey && <Btn onClick={passkey}>{t('view_lock_passkey')}</Btn>}
          <div class="row">
            <Btn kind="bare" onClick={() => setChoosing(true)}>
              {t('view_lock_change')}
            </Btn>
            <Btn kind="bare" onClick={off}>
              {t('view_lock_off')}
            </Btn>
          </div>
        </>
      ) : (
        <Btn icon="lock" onClick={() => setChoosing(true)}>
          {t('view_lock_on')}
        </Btn>
      )}
      <small>{t('view_lock_honest')}</small>
      {choosing && <ChoosePin onClose={() => setChoosing(false)} />}
    </Section>
  );
}

function ChoosePin({ onClose }: { onClose: () => void }) {
  const [pin, setPin] = useState('');
  const [shown, setShown] = useState(false);
  const [tried, setTried] = useState(false);
  const short = [...pin].length < SHORTEST;
  const save = async () => {
    setTried(true);
    if (short) return;
    const next = await newLock(pin);
    keepLock({ ...next, ...(lock.peek()?.passkey ? { passkey: lock.peek()?.passkey as string } : {}) });
    onClose();
    toast(t('view_lock_done'));
  };
  return (
    <Sheet
      title={t('view_lock_choose')}
      onClose={onClose}
      action={
        <Btn kind="main" submit form="app-pin">
          {t('save')}
        </Btn>
      }
    >
      <Form id="app-pin" onSubmit={save}>
        <Secret
          label={t('lock_pin')}
          hint={`${t('view_lock_hint')} ${t('view_lock_forgot')}`}
          pin
          autoComplete="off"
          value={pin}
          onValue={setPin}
          shown={shown}
          onShown={setShown}
          error={tried && short ? t('view_lock_short', { n: SHORTEST }) : undefined}
        />
      </Form>
    </Sheet>
  );
}
