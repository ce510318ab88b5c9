import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { callOpenly } from '../api/client';
import { signedIn } from '../api/session';
import { LanguageButton, LanguageStep } from '../auth/welcome';
import { newId } from '../data/id';
import { isLang, lang, langChosen, setLang, t } from '../i18n';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Card } from '../ui/card';
import { confirm } from '../ui/confirm';
import { Field } from '../ui/field';
import { Form } from '../ui/form';
import { entryProblem } from '../ui/problem';
import { Strip } from '../ui/strip';
import { Voice } from '../ui/voice';
import { CODE_LENGTH, grouped, typedCode, useCode } from './code';
import { SixCards } from './cards';
import { Later } from './later';
import { NextEvent } from './next-event';
import type { Welcome } from './types';
import { Yes } from './yes';

type Step = 'cards' | 'code' | 'yes' | 'later' | 'thanks' | 'gone';

/** What a flyer, a champion's code or a personal link opens: the programme in six cards, and three answers of equal weight. */
export function Start() {
  const [code, setCode] = useCode();
  const [id] = useState(newId);
  const [step, setStep] = useState<Step>('cards');
  const [choosing, setChoosing] = useState(!langChosen());
  const [welcome, setWelcome] = useState<Welcome | null>(null);
  const [problem, setProblem] = useState<unknown>();

  const look = async (with_ = code) => {
    setProblem(undefined);
    try {
      const found = await callOpenly<Welcome>('POST', '/recruiting/code', { body: { code: with_ } });
      if (found.kind === 'referral') return location.replace(`/refer#${with_}`);
      setWelcome(found);
      if (!langChosen() && isLang(found.language) && found.language !== lang.peek()) await setLang(found.language, false).catch(() => {});
      return true;
    } catch (error) {
      setProblem(error);
      return false;
    }
  };
  useEffect(() => {
    if (code.length === CODE_LENGTH) void look();
  }, []);

  const no = async () => {
    if (!(await confirm({ title: t('start_no_sure'), text: t('start_no_sure_text'), yes: t('start_no') }))) return;
    try {
      if (welcome) await callOpenly('POST', '/recruiting/no', { body: { code } });
      setStep('gone');
    } catch (error) {
      setProblem(error);
    }
  };

  const tools = <LanguageButton onClick={() => setChoosing(true)} />;
  if (choosing) return <LanguageStep onDone={() => setChoosing(false)} />;
  if (step === 'yes' && welcome) return <Yes code={code} id={id} welcome={welcome} tools={tools} onBack={() => setStep('cards')} />;
  if (step === 'later') return <Later code={code} id={id} name={welcome?.first_name ?? ''} tools={tools} onBack={() => setStep('cards')} onDone={() => setStep('thanks')} />;
  if (step === 'thanks' || step === 'gone') return <Bye tools={tools} kept={step === 'thanks'} />;
  if (step === 'code') {
    return (
      <AskCode
        tools={tools}
        code={code}
        problem={problem}
        onCode={(typed) => {
          setCode(typed);
          setProblem(undefined);
        }}
        onDone={async () => (await look()) && setStep('yes')}
      />
    );
  }
  const inside = signedIn.value;
  return (
    <Screen
      title={welcome?.first_name ? t('start_title_name', { name: welcome.first_name }) : t('start_title')}
      plain
      tools={tools}
      {...(inside ? { up: '/' } : {})}
      action={
        inside ? undefined : (
          <>
            <Btn kind="main" onClick={() => setStep(welcome ? 'yes' : 'code')}>
              {t('start_yes')}
            </Btn>
            <div class="row center">
              {welcome && (
                <Btn kind="bare" onClick={() => setStep('later')}>
                  {t('start_later')}
                </Btn>
              )}
              <Btn kind="bare" onClick={no}>
                {t('start_no')}
              </Btn>
            </div>
          </>
        )
      }
    >
      {problem !== undefined && <Strip kind="care" title={entryProblem(problem)} alert />}
      <p>{t('start_text')}</p>
      {welcome?.invited_by && <InvitedBy name={welcome.invited_by} story={welcome.story} />}
      {welcome?.joined && (
        <Strip kind="good" title={t('start_joined')}>
          <a href="/sign-in">{t('welcome_sign_in')}</a>
        </Strip>
      )}
      {welcome?.next && <NextEvent event={welcome.next} />}
      <SixCards />
      <p>
        <a href="/about">{t('before_who')}</a>
      </p>
    </Screen>
  );
}

const InvitedBy = ({ name, story }: { name: string; story: string }) => (
  <Card title={t('start_invited_by', { name })}>{story ? <Voice text={story} /> : <p>{t('start_invited_by_text', { name })}</p>}</Card>
);

type AskCodeProps = { tools: ComponentChildren; code: string; problem: unknown; onCode: (code: string) => void; onDone: () => Promise<unknown> };

function AskCode({ tools, code, problem, onCode, onDone }: AskCodeProps) {
  const [tried, setTried] = useState(false);
  const missing = CODE_LENGTH - code.length;
  const error = problem !== undefined ? entryProblem(problem) : tried && missing ? t('join_code_short', { n: missing }) : undefined;
  return (
    <Screen
      title={t('start_code')}
      plain
      low
      up="/"
      tools={tools}
      action={
        <Btn kind="main" submit form="start-code">
          {t('continue')}
        </Btn>
      }
    >
      <p>{t('start_code_text')}</p>
      <Form
        id="start-code"
        onSubmit={async () => {
          setTried(true);
          if (!missing) await onDone();
        }}
      >
        <Field label={t('join_code_label')} code value={grouped(code)} maxLength={CODE_LENGTH + 1} autoComplete="off" onValue={(typed) => onCode(typedCode(typed))} error={error} hint={t('join_code_full')} />
      </Form>
    </Screen>
  );
}

/** A kind end: what is kept, or that nothing is. */
const Bye = ({ tools, kept }: { tools: ComponentChildren; kept: boolean }) => (
  <Screen title={t(kept ? 'start_later_thanks' : 'start_no_thanks')} plain tools={tools}>
    <p>{t(kept ? 'start_later_thanks_text' : 'start_no_thanks_text')}</p>
  </Screen>
);
