import { useState } from 'preact/hooks';
import { OfflineError, ProblemError, put } from '../api/client';
import { me } from '../api/session';
import { t } from '../i18n';
import { back } from '../router';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Secret } from '../ui/field';
import { Form } from '../ui/form';
import { entryProblem, fieldProblem } from '../ui/problem';
import { Strip } from '../ui/strip';
import { toast } from '../ui/toast';

export function ChangeSecret() {
  const isParticipant = me.value?.role === 'participant';
  const shortest = isParticipant ? 6 : 10;
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [shown, setShown] = useState(false);
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<unknown>();

  const save = async () => {
    setTried(true);
    setProblem(undefined);
    if (!current || next.length < shortest) return;
    try {
      await put('/me/secret', { current_secret: current, new_secret: next });
      toast(t('secret_saved'));
      back('/more');
    } catch (error) {
      if (!(error instanceof ProblemError) && !(error instanceof OfflineError)) throw error;
      setProblem(error);
    }
  };
  const currentProblem = fieldProblem(problem, '/current_secret');
  const nextProblem = fieldProblem(problem, '/new_secret');

  return (
    <Screen
      title={t(isParticipant ? 'secret_title' : 'secret_title_password')}
      up="/more"
      plain
      action={
        <Btn kind="main" submit form="secret">
          {t('save')}
        </Btn>
      }
    >
      <Form id="secret" onSubmit={save}>
        <p>{t('secret_text')}</p>
        {problem !== undefined && !currentProblem && !nextProblem && <Strip kind="care" title={entryProblem(problem)} alert />}
        <Secret
          label={t('secret_current')}
          value={current}
          onValue={setCurrent}
          error={tried && !current ? t('field_required') : currentProblem}
          shown={shown}
          onShown={setShown}
          pin={isParticipant}
          autoComplete="current-password"
          tickless
        />
        <Secret
          label={t('secret_new')}
          value={next}
          onValue={setNext}
          hint={t(isParticipant ? 'join_pin_hint' : 'join_password_hint')}
          error={tried && next.length < shortest ? t('field_too_short') : nextProblem}
          shown={shown}
          onShown={setShown}
          pin={isParticipant}
          autoComplete="new-password"
        />
      </Form>
    </Screen>
  );
}
