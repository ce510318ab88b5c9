import { useEffect, useRef, useState } from 'preact/hooks';
import { signOut } from '../more/sign-out';
import { t } from '../i18n';
import { Btn } from '../ui/btn';
import { Field } from '../ui/field';
import { Form } from '../ui/form';
import { confirm } from '../ui/confirm';
import { appName, lock, unlock } from './device';
import { opens, opensWithPasskey, waitLeft } from './open';
import { QuickExit } from './quick-exit';

/** Stands in front of everything and says nothing about what is behind it. */
export function LockScreen() {
  const [pin, setPin] = useState('');
  const [problem, setProblem] = useState('');
  const [left, setLeft] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const mine = lock.value;

  useEffect(() => {
    document.title = appName();
    heading.current?.focus();
  }, []);
  useEffect(() => {
    const look = () => setLeft(mine ? Math.ceil(waitLeft(mine, Date.now()) / 1000) : 0);
    look();
    const timer = setInterval(look, 1000);
    return () => clearInterval(timer);
  }, [mine]);

  const open = async () => {
    if (left) return;
    if (!pin) return setProblem(t('field_required'));
    if (await opens(pin)) return unlock();
    setPin('');
    setProblem(t('lock_wrong'));
  };
  const withPasskey = async () => {
    if (await opensWithPasskey()) unlock();
    else setProblem(t('lock_no_passkey'));
  };
  const forgotten = async () => {
    if (await confirm({ title: t('lock_forgotten'), text: t('lock_forgotten_text'), yes: t('sign_out') })) await signOut();
  };

  return (
    <div class="app">
      <main class="page low" id="main">
        <h1 tabIndex={-1} ref={heading}>
          {t('lock_title')}
        </h1>
        <Form id="unlock" onSubmit={open}>
          <Field
            label={t('lock_pin')}
            type="password"
            inputMode="numeric"
            autoComplete="off"
            maxLength={64}
            value={pin}
            onValue={(value) => {
              setPin(value);
              setProblem('');
            }}
            error={left ? t('lock_wait', { n: left }) : problem || undefined}
          />
          <Btn kind="main" icon="key" submit>
            {t('lock_open')}
          </Btn>
        </Form>
        {mine?.passkey && (
          <Btn icon="lock" onClick={withPasskey}>
            {t('lock_with_passkey')}
          </Btn>
        )}
        <div class="row center">
          <Btn kind="bare" onClick={forgotten}>
            {t('lock_forgotten')}
          </Btn>
          <QuickExit />
        </div>
      </main>
    </div>
  );
}
