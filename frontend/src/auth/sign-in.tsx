import { useEffect, useRef, useState } from 'preact/hooks';
import { callOpenly } from '../api/client';
import { me, session } from '../api/session';
import type { Office, SecondFactor, Session } from '../api/types';
import { useRead } from '../data/read';
import { t } from '../i18n';
import { go, place } from '../router';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Field, Secret } from '../ui/field';
import { Form } from '../ui/form';
import { OfficeRows } from '../ui/office';
import { entryProblem } from '../ui/problem';
import { Strip } from '../ui/strip';
import { Tick } from '../ui/tick';
import { enter } from './enter';
import { secondFactorOf, SecondStep } from './second-factor';

const PASSKEYS = 'PublicKeyCredential' in globalThis;

/** Login name and PIN. Also where a session has ended: then the screen behind it comes back afterwards. */
export function SignIn() {
  const ended = session.value === 'ended';
  const [login, setLogin] = useState(ended ? (me.peek()?.login ?? '') : '');
  const [secret, setSecret] = useState('');
  const [shown, setShown] = useState(false);
  const [stay, setStay] = useState(false);
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [needed, setNeeded] = useState<SecondFactor | null>(null);

  const arrive = async (next: Session) => {
    if ((await enter(next)) && place.peek().path === '/sign-in') go('/', { replace: true });
  };
  const signIn = async () => {
    setTried(true);
    setProblem(undefined);
    if (!login.trim() || !secret) return;
    try {
      await arrive(await callOpenly<Session>('POST', '/auth/sign-in', { body: { login: login.trim().toLowerCase(), secret, remember: stay } }));
    } catch (error) {
      const more = secondFactorOf(error);
      setNeeded(more);
      if (!more) setProblem(entryProblem(error));
    }
  };
  const again = () => {
    setNeeded(null);
    setSecret('');
    setTried(false);
  };
  const withPasskey = usePasskey(stay, arrive, setProblem, needed === null);

  if (needed) return <SecondStep needed={needed} stay={stay} onSession={arrive} onAgain={again} />;

  return (
    <Screen
      title={t('sign_in_title')}
      plain
      {...(ended ? {} : { up: '/' })}
      action={
        <Btn kind="main" submit form="sign-in">
          {t('sign_in_title')}
        </Btn>
      }
    >
      <Form id="sign-in" onSubmit={signIn}>
        {ended && !problem && <Strip kind="wait" icon="lock" title={t('sign_in_ended')} />}
        {problem && <Strip kind="care" title={problem} alert />}
        <Field
          label={t('sign_in_login')}
          value={login}
          onValue={setLogin}
          hint={t('sign_in_login_hint')}
          error={tried && !login.trim() ? t('field_required') : undefined}
          autoComplete={PASSKEYS ? 'username webauthn' : 'username'}
          maxLength={60}
        />
        <Secret
          label={t('sign_in_secret')}
          value={secret}
          onValue={setSecret}
          error={tried && !secret ? t('field_required') : undefined}
          shown={shown}
          onShown={setShown}
          autoComplete="current-password"
        />
        <Tick checked={stay} onChecked={setStay}>
          {t('stay_signed_in')}
          <br />
          <small>{t('stay_hint')}</small>
        </Tick>
        <p>
          <a href="/forgotten">{t('sign_in_forgotten')}</a>
        </p>
        {PASSKEYS && (
          <div class="row">
            <Btn icon="key" onClick={withPasskey}>
              {t('sign_in_passkey')}
            </Btn>
          </div>
        )}
      </Form>
    </Screen>
  );
}

/** Signs in by a passkey after a tap, and as long as `offered` proposes one where the login name is typed. */
function usePasskey(stay: boolean, onSession: (session: Session) => Promise<unknown>, onProblem: (words?: string) => void, offered: boolean) {
  const asking = useRef<AbortController>(undefined);
  const staying = useRef(stay);
  staying.current = stay;

  const ask = async (quietly: boolean): Promise<void> => {
    // A browser answers one question at a time.
    asking.current?.abort();
    const { signal } = (asking.current = new AbortController());
    let proof = null;
    try {
      const { enterByPasskey, showPasskey } = await import('../doors/passkey');
      proof = await showPasskey({ quietly, signal });
      if (!proof) return;
      onProblem();
      await onSession(await enterByPasskey(proof, staying.current));
    } catch (error) {
      if (signal.aborted || (quietly && !proof)) return;
      onProblem(error instanceof DOMException ? t('sign_in_no_passkey') : entryProblem(error));
      if (!quietly) void ask(true);
    }
  };
  useEffect(() => {
    if (!PASSKEYS || !offered) return;
    void ask(true);
    return () => asking.current?.abort();
  }, [offered]);
  return () => {
    onProblem();
    return ask(false);
  };
}

/** A forgotten PIN is a new code, face to face. */
export function Forgotten() {
  const { data: office } = useRead<Office>('/office');
  return (
    <Screen title={t('forgotten_title')} up="/sign-in" plain action={<Btn kind="main" href="/join">{t('welcome_code')}</Btn>}>
      <p>{t('forgotten_text')}</p>
      {office && (office.contact_phone || office.contact_email) && (
        <Section title={t('forgotten_call')}>
          <OfficeRows office={office} />
        </Section>
      )}
    </Screen>
  );
}
