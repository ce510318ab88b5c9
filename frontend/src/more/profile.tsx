import { useState } from 'preact/hooks';
import { OfflineError, patch, ProblemError } from '../api/client';
import { me, remember } from '../api/session';
import type { Me } from '../api/types';
import { LanguagePick } from '../auth/language';
import { t } from '../i18n';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Field } from '../ui/field';
import { Form } from '../ui/form';
import { problemText } from '../ui/skeleton';
import { toast } from '../ui/toast';

type Change = { display_name?: string; language?: string };

/** Changes the person on the server; a version that grew elsewhere is no reason to refuse one's own name. */
async function change(what: Change) {
  const person = me.peek();
  if (!person) return;
  try {
    remember(await patch<Me>('/me', what, person.version));
  } catch (error) {
    if (!(error instanceof ProblemError) || error.status !== 412) throw error;
    const { version } = error.current as Me;
    remember(await patch<Me>('/me', what, version));
  }
}

const said = (error: unknown) => {
  if (error instanceof OfflineError) toast(t('problem_offline'));
  else if (error instanceof ProblemError) toast(problemText(error.code));
  else throw error;
};

export function Profile() {
  const person = me.value;
  const [name, setName] = useState(person?.display_name ?? '');
  const [tried, setTried] = useState(false);
  if (!person) return null;

  const save = async () => {
    setTried(true);
    if (!name.trim()) return;
    await change({ display_name: name.trim() }).then(() => toast(t('saved')), said);
  };

  return (
    <Screen
      title={t('profile_title')}
      up="/more"
      action={
        name.trim() !== person.display_name ? (
          <Btn kind="main" submit form="name">
            {t('save')}
          </Btn>
        ) : undefined
      }
    >
      <Form id="name" onSubmit={save}>
        <Field
          label={t('join_name')}
          value={name}
          onValue={setName}
          autoComplete="given-name"
          maxLength={60}
          hint={t('profile_login', { login: person.login })}
          error={tried && !name.trim() ? t('field_required') : undefined}
        />
      </Form>
      <Section title={t('lang_legend')}>
        <LanguagePick onChosen={(language) => void change({ language }).catch(said)} />
      </Section>
    </Screen>
  );
}
