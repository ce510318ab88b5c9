import { useState } from 'preact/hooks';
import { post } from '../api/client';
import { me, remember } from '../api/session';
import type { RecoveryCodes as Codes, TotpSetup } from '../api/types';
import { t } from '../i18n';
import { signOut } from '../more/sign-out';
import { go, moves } from '../router';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Field } from '../ui/field';
import { Form } from '../ui/form';
import { fieldProblem } from '../ui/problem';
import { Qr } from '../ui/qr';
import { Row, Rows } from '../ui/rows';
import { Strip } from '../ui/strip';
import { toast } from '../ui/toast';
import { doorProblem, SecretField, SecretTrouble } from './ask-secret';
import { NewPasskeySheet } from './doors';
import { RecoveryCodes } from './recovery-codes';
import './doors.css';

const LENGTH = 6;

/** The office wants a second step and there is none yet: nothing else opens until it is set up. */
export function SecondFactorMissing() {
  const [way, setWay] = useState<'totp' | 'passkey' | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const through = () => {
    const person = me.peek();
    if (person) remember({ ...person, second_factor_missing: false });
    moves.value++;
    // What could not be read before is kept for a time without internet now.
    if (person) void import('../pages').then(({ prefetch }) => prefetch(person.role)).catch(() => {});
  };
  // Whoever has codes from earlier keeps those.
  const onCodes = (fresh: string[]) => (fresh.length ? setCodes(fresh) : through());
  if (codes) return <RecoveryCodes codes={codes} onDone={through} />;
  if (way === 'totp') return <SetUp onCodes={onCodes} onBack={() => setWay(null)} />;
  return (
    <Screen title={t('missing_title')} heading="top" plain nav={false}>
      <p>{t('missing_text')}</p>
      <Rows>
        <Row icon="smartphone" onClick={() => setWay('totp')} small={t('missing_totp_more')}>
          {t('missing_totp')}
        </Row>
        {'PublicKeyCredential' in window && (
          <Row icon="key" onClick={() => setWay('passkey')} small={t('missing_passkey_more')}>
            {t('missing_passkey')}
          </Row>
        )}
      </Rows>
      <div class="row">
        <Btn kind="bare" onClick={signOut}>
          {t('sign_out')}
        </Btn>
      </div>
      {way === 'passkey' && (
        <NewPasskeySheet
          onAdded={async ({ recovery_codes }) => onCodes(recovery_codes)}
          onClose={() => setWay(null)}
        />
      )}
    </Screen>
  );
}

/** Sets up the codes of an app, by choice. */
export function SecondFactorScreen() {
  const [codes, setCodes] = useState<string[] | null>(null);
  const done = () => {
    toast(t('totp_done'));
    go('/doors', { replace: true });
  };
  if (codes) return <RecoveryCodes codes={codes} onDone={done} />;
  return <SetUp onCodes={(fresh) => (fresh.length ? setCodes(fresh) : done())} />;
}

type SetUpProps = { onCodes: (codes: string[]) => void; onBack?: () => void };

function SetUp({ onCodes, onBack }: SetUpProps) {
  const [setup, setSetup] = useState<TotpSetup | null>(null);
  return setup ? <Scan setup={setup} onCodes={onCodes} onBack={() => setSetup(null)} /> : <Begin onSetup={setSetup} {...(onBack ? { onBack } : {})} />;
}

function Begin({ onSetup, onBack }: { onSetup: (setup: TotpSetup) => void; onBack?: () => void }) {
  const [secret, setSecret] = useState('');
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const begin = async () => {
    setTried(true);
    setProblem(undefined);
    if (secret) await post<TotpSetup>('/me/totp', { current_secret: secret }).then(onSetup, setProblem);
  };
  return (
    <Screen title={t('totp')} {...(onBack ? { nav: false, heading: 'top' } : { up: '/doors' })} plain>
      <Form id="totp-begin" onSubmit={begin}>
        <p>{t('totp_what')}</p>
        <p class="kick">{t('totp_apps')}</p>
        <SecretTrouble problem={problem} />
        <SecretField value={secret} onValue={setSecret} tried={tried} problem={problem} />
        <Btn kind="main" submit>
          {t('continue')}
        </Btn>
      </Form>
      {onBack && (
        <div class="row">
          <Btn kind="bare" onClick={onBack}>
            {t('back')}
          </Btn>
        </div>
      )}
    </Screen>
  );
}

const grouped = (secret: string) => secret.replace(/(.{4})(?=.)/g, '$1 ');

function Scan({ setup, onCodes, onBack }: { setup: TotpSetup; onCodes: (codes: string[]) => void; onBack: () => void }) {
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const confirmIt = async () => {
    setTried(true);
    setProblem(undefined);
    if (code.length < LENGTH) return;
    await post<Codes>('/me/totp/confirmation', { code }).then(
      ({ recovery_codes }) => onCodes(recovery_codes),
      (error) => {
        setCode('');
        setProblem(error);
      },
    );
  };
  const wrong = fieldProblem(problem, '/code');
  const short = tried && code.length < LENGTH && problem === undefined;
  return (
    <Screen title={t('totp')} heading="top" plain nav={false}>
      <div class="card">
        <p>{t('totp_scan')}</p>
        <Qr text={setup.uri} label={t('totp_qr')} />
        <p>{t('totp_type')}</p>
        <p class="code secret-text">{grouped(setup.secret)}</p>
        <div class="row center">
          <Btn kind="bare" href={setup.uri}>
            {t('totp_here')}
          </Btn>
        </div>
      </div>
      <Form id="totp-confirm" onSubmit={confirmIt}>
        {problem !== undefined && !wrong && <Strip kind="care" title={doorProblem(problem)} alert />}
        <Field
          label={t('totp_code')}
          hint={t('second_totp_hint')}
          error={wrong ? t('second_wrong_totp') : short ? t('second_short') : undefined}
          value={code}
          onValue={(typed) => setCode(typed.replace(/\D/g, '').slice(0, LENGTH))}
          inputMode="numeric"
          autoComplete="one-time-code"
          code
        />
        <Btn kind="main" submit>
          {t('totp_confirm')}
        </Btn>
      </Form>
      <div class="row">
        <Btn kind="bare" onClick={onBack}>
          {t('back')}
        </Btn>
      </div>
    </Screen>
  );
}
