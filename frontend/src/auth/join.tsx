import { useState } from 'preact/hooks';
import { callOpenly } from '../api/client';
import type { InvitationCheck, SecondFactor, Session } from '../api/types';
import { isLang, lang, langChosen, setLang, t } from '../i18n';
import { go } from '../router';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Field, Secret } from '../ui/field';
import { Form } from '../ui/form';
import { entryProblem, fieldProblem } from '../ui/problem';
import { Strip } from '../ui/strip';
import { Tick } from '../ui/tick';
import { enter, mayTakeOver } from './enter';
import { secondFactorOf, SecondStep } from './second-factor';
import { Arriving, Before, LanguageButton, LanguageStep } from './welcome';

const LENGTH = 10;
const SHORTEST = { participant: 6, staff: 10 };
const letters = (typed: string) => typed.toUpperCase().replace(/[^0-9A-Z]/g, '').slice(0, LENGTH);
const grouped = (code: string) => (code.length > 5 ? `${code.slice(0, 5)}-${code.slice(5)}` : code);

/** The code from a scanned link. It goes out of the address at once, so that nobody reads it there later. */
function takeFragment(): string {
  const code = letters(decodeURIComponent(location.hash.slice(1)));
  if (location.hash) history.replaceState(history.state, '', location.pathname);
  return code;
}

/** Redeeming an invitation: the code, then who you are, then the name to remember. */
export function Join() {
  const [code, setCode] = useState(takeFragment);
  const [scanned] = useState(code.length === LENGTH);
  const [found, setFound] = useState<InvitationCheck | null>(null);
  const [choosing, setChoosing] = useState(false);
  const [joined, setJoined] = useState<Session | null>(null);

  const onFound = async (invitation: InvitationCheck) => {
    if (!langChosen()) {
      // A companion reads in a language of their own.
      if (invitation.kind !== 'companion' && isLang(invitation.language) && invitation.language !== lang.peek()) await setLang(invitation.language, false).catch(() => {});
      setChoosing(true);
    }
    setFound(invitation);
  };

  if (choosing) return <LanguageStep onDone={() => setChoosing(false)} />;
  if (joined) return <Remember session={joined} />;
  if (found) return <Person code={code} invitation={found} onJoined={setJoined} onLanguage={() => setChoosing(true)} />;
  return <Code code={code} scanned={scanned} onCode={setCode} onFound={onFound} onLanguage={() => setChoosing(true)} />;
}

type CodeProps = { code: string; scanned: boolean; onCode: (code: string) => void; onFound: (invitation: InvitationCheck) => Promise<void>; onLanguage: () => void };

function Code({ code, scanned, onCode, onFound, onLanguage }: CodeProps) {
  const [error, setError] = useState<string>();
  const missing = LENGTH - code.length;

  // Only a tap asks the server: previews of a link must not use anything up.
  const check = async () => {
    if (missing) {
      setError(t('join_code_short', { n: missing }));
      return;
    }
    try {
      await onFound(await callOpenly<InvitationCheck>('POST', '/auth/invitation-check', { body: { secret: code } }));
    } catch (problem) {
      setError(entryProblem(problem));
    }
  };

  return (
    <Screen
      title={t('join_title')}
      heading="own"
      up="/"
      plain
      tools={<LanguageButton onClick={onLanguage} />}
      action={
        <Btn kind="main" submit form="code">
          {t('continue')}
        </Btn>
      }
    >
      <Arriving />
      <div class="stack g2">
        <h1 tabIndex={-1}>{t('join_title')}</h1>
        <p>{t(scanned ? 'join_ready' : 'join_text')}</p>
      </div>
      <Form id="code" onSubmit={check}>
        <Field
          label={t('join_code_label')}
          code
          value={grouped(code)}
          onValue={(typed) => {
            setError(undefined);
            onCode(letters(typed));
          }}
          autoComplete="one-time-code"
          maxLength={LENGTH + 1}
          error={error}
          hint={missing ? t('join_code_hint', { n: missing }) : t('join_code_full')}
        />
      </Form>
      <Before />
    </Screen>
  );
}

type PersonProps = { code: string; invitation: InvitationCheck; onJoined: (session: Session) => void; onLanguage: () => void };

function Person({ code, invitation, onJoined, onLanguage }: PersonProps) {
  const { kind, role } = invitation;
  const isParticipant = role === 'participant';
  const shortest = isParticipant ? SHORTEST.participant : SHORTEST.staff;
  const [name, setName] = useState(invitation.display_name);
  const [secret, setSecret] = useState('');
  const [shown, setShown] = useState(true);
  const [stay, setStay] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const [tried, setTried] = useState(false);
  const [needed, setNeeded] = useState<SecondFactor | null>(null);

  const needsSecret = kind !== 'device' && kind !== 'companion';
  const noName = kind === 'join' && !name.trim();
  const shortSecret = needsSecret && secret.length < shortest;
  const titles = {
    join: invitation.display_name ? t('join_hello_name', { name: invitation.display_name }) : t('join_hello'),
    recovery: t('join_recovery_title', { name: invitation.display_name }),
    device: t('join_device_title', { name: invitation.display_name }),
    companion: t('join_companion_title', { name: invitation.display_name }),
  };
  const secretHint = t(isParticipant ? 'join_pin_hint' : 'join_password_hint');
  const verbs = { join: t('join_go'), recovery: t('join_recovery_go'), device: t('join_device_go'), companion: t('join_companion_go') };

  const arrive = async (session: Session) => {
    if (await enter(session, true)) go('/', { replace: true });
  };
  const join = async () => {
    setTried(true);
    if (noName || shortSecret || !(await mayTakeOver(invitation))) return;
    const body = {
      secret: code,
      remember: stay,
      ...(kind === 'join' ? { display_name: name.trim(), language: lang.peek() } : {}),
      ...(needsSecret ? { new_secret: secret } : {}),
    };
    try {
      const session = await callOpenly<Session>('POST', '/auth/join', { body });
      if (kind === 'join') onJoined(session);
      else await arrive(session);
    } catch (error) {
      const more = secondFactorOf(error);
      setNeeded(more);
      if (!more) setProblem(error);
    }
  };
  if (needed) return <SecondStep needed={needed} stay={stay} onSession={arrive} onAgain={() => go('/sign-in', { replace: true })} />;

  const nameProblem = fieldProblem(problem, '/display_name');
  const secretProblem = fieldProblem(problem, '/new_secret');
  return (
    <Screen
      title={titles[kind]}
      plain
      tools={<LanguageButton onClick={onLanguage} />}
      action={
        <Btn kind="main" submit form="person">
          {verbs[kind]}
        </Btn>
      }
    >
      <Form id="person" onSubmit={join}>
        {problem !== undefined && !nameProblem && !secretProblem && <Strip kind="care" title={entryProblem(problem)} alert />}
        {kind === 'recovery' && <p>{t('join_recovery_text')}</p>}
        {kind === 'join' && (
          <Field
            label={t('join_name')}
            value={name}
            onValue={setName}
            hint={t('join_name_hint')}
            error={tried && noName ? t('field_required') : nameProblem}
            autoComplete="given-name"
            maxLength={60}
          />
        )}
        {kind === 'companion' && <p>{t('join_companion_text', { name: invitation.display_name })}</p>}
        {needsSecret && (
          <Secret
            label={t(isParticipant ? 'join_pin' : 'join_password')}
            value={secret}
            onValue={setSecret}
            hint={secretHint}
            error={tried && shortSecret ? secretHint : secretProblem}
            shown={shown}
            onShown={setShown}
            pin={isParticipant}
            autoComplete="new-password"
          />
        )}
        {kind !== 'companion' && (
          <Tick checked={stay} onChecked={setStay}>
            {t('stay_signed_in')}
            <br />
            <small>{t('stay_hint')}</small>
          </Tick>
        )}
      </Form>
    </Screen>
  );
}

function Remember({ session }: { session: Session }) {
  const { display_name: name, login, role } = session.person;
  return (
    <Screen
      title={t('join_done_title', { name })}
      plain
      action={
        <Btn
          kind="main"
          onClick={async () => {
            if (await enter(session, true)) go('/', { replace: true });
          }}
        >
          {t('join_done_go')}
        </Btn>
      }
    >
      <div class="card center">
        <p class="kick">{t('join_done_login')}</p>
        <p class="code">{login}</p>
      </div>
      <p>{t(role === 'participant' ? 'join_done_text' : 'join_done_text_team')}</p>
    </Screen>
  );
}
