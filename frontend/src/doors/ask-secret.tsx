import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { me } from '../api/session';
import { t } from '../i18n';
import { Btn } from '../ui/btn';
import { Secret } from '../ui/field';
import { Form } from '../ui/form';
import { entryProblem, fieldProblem } from '../ui/problem';
import { Sheet } from '../ui/sheet';
import { Strip } from '../ui/strip';
import { hitch } from './passkey';

/** Why a change of a door did not work: the device, the internet or the server. */
export function doorProblem(error: unknown): string {
  const device = hitch(error);
  return device ? t(`doors_${device}`) : entryProblem(error);
}

type FieldProps = { value: string; onValue: (secret: string) => void; tried: boolean; problem: unknown };

/** The PIN or password of the person who is signed in already. */
export function SecretField({ value, onValue, tried, problem }: FieldProps) {
  const [shown, setShown] = useState(false);
  const pin = me.value?.role === 'participant';
  const wrong = fieldProblem(problem, '/current_secret') && t('doors_secret_wrong');
  return (
    <Secret
      label={t(pin ? 'doors_pin' : 'doors_password')}
      value={value}
      onValue={onValue}
      error={tried && !value ? t('field_required') : wrong}
      shown={shown}
      onShown={setShown}
      pin={pin}
      autoComplete="current-password"
    />
  );
}

/** Everything but the field of the secret itself. */
export const SecretTrouble = ({ problem }: { problem: unknown }) =>
  problem === undefined || fieldProblem(problem, '/current_secret') ? null : <Strip kind="care" title={doorProblem(problem)} alert />;

type Props = { title: string; yes: string; onSecret: (secret: string) => Promise<unknown>; onClose: () => void; children: ComponentChildren };

/** Whoever finds an open phone changes no doors: every change asks for the PIN or password first. */
export function AskSecret({ title, yes, onSecret, onClose, children }: Props) {
  const id = useId();
  const [secret, setSecret] = useState('');
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const send = async () => {
    setTried(true);
    setProblem(undefined);
    if (secret) await onSecret(secret).catch(setProblem);
  };
  return (
    <Sheet
      title={title}
      onClose={onClose}
      action={
        <Btn kind="main" submit form={id}>
          {yes}
        </Btn>
      }
    >
      <Form id={id} onSubmit={send}>
        {children}
        <SecretTrouble problem={problem} />
        <SecretField value={secret} onValue={setSecret} tried={tried} problem={problem} />
      </Form>
    </Sheet>
  );
}
