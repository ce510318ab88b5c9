import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { del, OfflineError, post, ProblemError, put } from '../api/client';
import type { ContactWay } from '../api/types';
import { clock, clockOf, t } from '../i18n';
import { Badge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { confirm } from '../ui/confirm';
import { Field } from '../ui/field';
import { Form } from '../ui/form';
import { entryProblem, fieldProblem } from '../ui/problem';
import { Strip } from '../ui/strip';
import { toast } from '../ui/toast';

type Props = { way: ContactWay; onChange: () => Promise<unknown> };

/** An address of one's own: given, confirmed by a code that went there, changed, taken away. */
export function ContactWayCard({ way, onChange }: Props) {
  const [typing, setTyping] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const { kind, value, pending_value: pending } = way;
  const path = `/me/contact-ways/${kind}`;

  // What was tapped may be gone; the focus goes to what comes next.
  const card = useRef<HTMLElement>(null);
  const step = typing ? 'typing' : (pending ?? value);
  const before = useRef(step);
  useLayoutEffect(() => {
    if (before.current === step) return;
    before.current = step;
    card.current?.querySelector<HTMLElement>('input, button')?.focus();
  }, [step]);

  /** Says what did not work in the card, and reads it anew when it did. */
  const attempt = async (job: () => Promise<unknown>, said?: string) => {
    setProblem(undefined);
    try {
      await job();
    } catch (error) {
      if (!(error instanceof ProblemError || error instanceof OfflineError)) throw error;
      setProblem(error);
      // An address may be waiting although its code could not be sent.
      if (error instanceof ProblemError && error.code === 'code_not_sent') await onChange();
      return false;
    }
    if (said) toast(said);
    await onChange();
    return true;
  };
  const give = async (typed: string) => {
    if (await attempt(() => put(path, { value: typed }), t('reach_code_sent'))) setTyping(false);
  };
  const forget = () => attempt(() => (value ? put(path, { value }) : del(path)), t('reach_forgotten'));
  const remove = async () => {
    const sure = await confirm({ title: t(`reach_remove_${kind}`), text: t('reach_remove_text'), yes: t('reach_remove') });
    if (sure) await attempt(() => del(path), t('reach_removed'));
  };

  return (
    <article class="card" aria-labelledby={`way-${kind}`} ref={card}>
      <div class="row apart">
        <h3 id={`way-${kind}`}>{t(`reach_way_${kind}`)}</h3>
        {value && !pending && (
          <Badge kind="good" icon="check">
            {t('reach_confirmed')}
          </Badge>
        )}
        {pending && <Badge kind="wait">{t('reach_pending')}</Badge>}
      </div>
      {value && (
        <p>
          <bdi dir="ltr">{value}</bdi>
        </p>
      )}
      {typing ? (
        <Address kind={kind} problem={problem} onSave={give} onClose={() => (setTyping(false), setProblem(undefined))} />
      ) : pending ? (
        <Code
          key={pending}
          way={way}
          pending={pending}
          problem={problem}
          onCode={(code) => attempt(() => post(`${path}/confirmation`, { code }), t('reach_now_confirmed'))}
          onAgain={() => attempt(() => put(path, { value: pending }), t('reach_code_sent'))}
          onOther={() => (setTyping(true), setProblem(undefined))}
          onForget={forget}
        />
      ) : (
        <>
          {!value && <p class="kick">{t(`reach_none_${kind}`)}</p>}
          <Trouble problem={problem} />
          <div class="row">
            {way.offered && <Btn onClick={() => setTyping(true)}>{t(value ? 'change' : `reach_give_${kind}`)}</Btn>}
            {value && (
              <Btn kind="bare" onClick={remove}>
                {t('reach_remove')}
                <span class="vh">: {t(`reach_way_${kind}`)}</span>
              </Btn>
            )}
          </div>
        </>
      )}
    </article>
  );
}

const Trouble = ({ problem }: { problem: unknown }) => (problem === undefined ? null : <Strip kind="care" title={entryProblem(problem)} alert />);

type AddressProps = { kind: ContactWay['kind']; problem: unknown; onSave: (value: string) => Promise<unknown>; onClose: () => void };

function Address({ kind, problem, onSave, onClose }: AddressProps) {
  const [value, setValue] = useState('');
  const [tried, setTried] = useState(false);
  const field = fieldProblem(problem, '/value');
  const save = async () => {
    setTried(true);
    if (value.trim()) await onSave(value.trim());
  };
  return (
    <Form id={`give-${kind}`} onSubmit={save}>
      {!field && <Trouble problem={problem} />}
      <Field
        label={t(`reach_label_${kind}`)}
        hint={t(`reach_hint_${kind}`)}
        type={kind === 'email' ? 'email' : 'tel'}
        autoComplete={kind === 'email' ? 'email' : 'tel'}
        maxLength={120}
        value={value}
        onValue={setValue}
        error={tried && !value.trim() ? t('field_required') : field}
      />
      <div class="row">
        <Btn submit>{t('reach_send_code')}</Btn>
        <Btn kind="bare" onClick={onClose}>
          {t('cancel')}
        </Btn>
      </div>
    </Form>
  );
}

const LENGTH = 6;

type CodeProps = {
  way: ContactWay;
  pending: string;
  problem: unknown;
  onCode: (code: string) => Promise<boolean>;
  onAgain: () => Promise<unknown>;
  onOther: () => void;
  onForget: () => Promise<unknown>;
};

/** The code that went to the new address. Until it is typed in here, the old address stays in use. */
function Code({ way: { kind, value, code_expires_at: until }, pending, problem, onCode, onAgain, onOther, onForget }: CodeProps) {
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const [gone, setGone] = useState(false);
  useEffect(() => {
    const left = until ? Date.parse(until) - Date.now() : 0;
    setGone(left <= 0);
    if (left <= 0) return;
    const timer = setTimeout(() => setGone(true), left);
    return () => clearTimeout(timer);
  }, [until]);
  const name = problem instanceof ProblemError ? problem.code : '';
  const over = gone || name === 'code_over';
  const confirmIt = async () => {
    setTried(true);
    if (code.length < LENGTH) return;
    if (!(await onCode(code))) setCode('');
  };
  const wrong = name === 'code_wrong' ? t('reach_code_wrong') : tried && code.length < LENGTH && problem === undefined ? t('reach_code_short') : undefined;
  return (
    <Form id={`confirm-${kind}`} onSubmit={confirmIt}>
      <p>
        {t(over ? 'reach_code_over' : 'reach_code_where')} <bdi dir="ltr">{pending}</bdi>
      </p>
      {value && <p class="kick">{t('reach_old_stays')}</p>}
      {problem !== undefined && name !== 'code_wrong' && name !== 'code_over' && <Trouble problem={problem} />}
      {!over && (
        <Field
          label={t('reach_code')}
          hint={until ? t('reach_code_until', { time: clock(clockOf(until)) }) : undefined}
          value={code}
          onValue={(typed) => setCode(typed.replace(/\D/g, '').slice(0, LENGTH))}
          error={wrong}
          inputMode="numeric"
          autoComplete="one-time-code"
          code
        />
      )}
      <div class="row">
        {!over && <Btn submit>{t('reach_confirm')}</Btn>}
        <Btn onClick={onAgain}>{t('reach_again')}</Btn>
        <Btn kind="bare" onClick={onOther}>
          {t(`reach_other_${kind}`)}
        </Btn>
        <Btn kind="bare" onClick={onForget}>
          {t('cancel')}
          <span class="vh">: {t(`reach_way_${kind}`)}</span>
        </Btn>
      </div>
    </Form>
  );
}
