import { useEffect, useState } from 'preact/hooks';
import { callOpenly, ProblemError } from '../api/client';
import type { SecondFactor, SecondFactorWay, Session } from '../api/types';
import { t } from '../i18n';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Field } from '../ui/field';
import { Form } from '../ui/form';
import { Icon } from '../ui/icon';
import { Strip } from '../ui/strip';
import { doorProblem } from './ask-secret';
import { enterByPasskey, showPasskey } from './passkey';

const LENGTH = 6;
const WAYS: SecondFactorWay[] = ['totp', 'passkey', 'recovery_code'];
const possible = (way: SecondFactorWay) => way !== 'passkey' || 'PublicKeyCredential' in window;

type Props = {
  needed: SecondFactor;
  /** Stay signed in on this device. */
  stay: boolean;
  onSession: (session: Session) => Promise<unknown>;
  /** Back to the password: by choice, or because the time is over. */
  onAgain: () => void;
};

/** After the password: a code from the app, a passkey, or a code from the paper. */
export function SecondStep({ needed, stay, onSession, onAgain }: Props) {
  const ways = WAYS.filter((way) => needed.ways.includes(way) && possible(way));
  const [way, setWay] = useState(ways[0]);
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const [over, setOver] = useState(false);

  useEffect(() => {
    const timer = setTimeout(() => setOver(true), needed.expires_in_seconds * 1000);
    return () => clearTimeout(timer);
  }, [needed.ticket]);

  // The other way was chosen, or the screen has just come: what is asked for reads itself out.
  useEffect(() => document.querySelector<HTMLElement>('#second-step input, .act .btn')?.focus(), [way]);

  const attempt = async (prove: () => Promise<Session | null>) => {
    setTried(true);
    setProblem(undefined);
    try {
      const session = await prove();
      if (session) await onSession(session);
    } catch (error) {
      setCode('');
      if (error instanceof ProblemError && error.code === 'second_factor_over') setOver(true);
      else setProblem(error);
    }
  };
  const complete = way === 'totp' ? code.length === LENGTH : code.trim() !== '';
  const send = () => attempt(async () => (complete ? callOpenly<Session>('POST', '/auth/second-factor', { body: { ticket: needed.ticket, way, code: code.trim() } }) : null));
  const byPasskey = () => attempt(async () => {
    const proof = await showPasskey();
    return proof && enterByPasskey(proof, stay, needed.ticket);
  });
  const change = (next: SecondFactorWay) => {
    setWay(next);
    setCode('');
    setTried(false);
    setProblem(undefined);
  };

  if (over || !way) {
    return (
      <Screen title={t('second_title')} plain action={<Btn kind="main" onClick={onAgain}>{t('second_again')}</Btn>}>
        <Strip kind="wait" icon="clock" title={t(over ? 'second_over' : 'second_no_way')} alert />
      </Screen>
    );
  }

  const wrong = problem instanceof ProblemError && problem.code === 'second_factor_wrong';
  const missing = tried && !complete && problem === undefined;
  const error = wrong ? t(`second_wrong_${way}`) : missing ? t(way === 'totp' ? 'second_short' : 'field_required') : undefined;
  return (
    <Screen
      title={t('second_title')}
      plain
      action={
        way === 'passkey' ? (
          <Btn kind="main" icon="key" onClick={byPasskey}>
            {t('second_passkey_go')}
          </Btn>
        ) : (
          <Btn kind="main" submit form="second-step">
            {t('sign_in_title')}
          </Btn>
        )
      }
    >
      {problem !== undefined && !wrong && <Strip kind="care" title={doorProblem(problem)} alert />}
      {way === 'passkey' ? (
        <p class="row">
          <Icon name="key" />
          <span class="grow">{t('second_passkey')}</span>
        </p>
      ) : (
        <Form id="second-step" onSubmit={send}>
          <Field
            key={way}
            label={t(`second_${way}`)}
            hint={t(`second_${way}_hint`)}
            error={error}
            value={code}
            onValue={(typed) => setCode(way === 'totp' ? typed.replace(/\D/g, '').slice(0, LENGTH) : typed)}
            inputMode={way === 'totp' ? 'numeric' : 'text'}
            autoComplete={way === 'totp' ? 'one-time-code' : 'off'}
            code
          />
        </Form>
      )}
      <section class="stack g2">
        <h2>{t('second_other')}</h2>
        <div class="row">
          {ways
            .filter((other) => other !== way)
            .map((other) => (
              <Btn key={other} onClick={() => change(other)}>
                {t(`second_use_${other}`)}
              </Btn>
            ))}
          <Btn kind="bare" onClick={onAgain}>
            {t('second_again')}
          </Btn>
        </div>
        <p class="kick">{t('second_lost')}</p>
      </section>
    </Screen>
  );
}
