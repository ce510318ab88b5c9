import { useState } from 'preact/hooks';
import { OfflineError, patch, ProblemError } from '../api/client';
import { me, remember } from '../api/session';
import type { Me } from '../api/types';
import { LanguagePick } from '../auth/language';
import { lang, t } from '../i18n';
import { covered, Screen, setCovered } from '../screen';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Chips } from '../ui/chips';
import { Field } from '../ui/field';
import { Form } from '../ui/form';
import { problemText } from '../ui/skeleton';
import { Tick } from '../ui/tick';
import { toast } from '../ui/toast';
import { setTheme, theme, type Theme } from './appearance';

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
  const looks: Theme[] = ['system', 'light', 'dark'];

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
      <Chips<Theme>
        key={lang.value}
        legend={t('profile_look')}
        required
        value={theme.value}
        onValue={(look) => look && setTheme(look)}
        options={looks.map((look) => ({ value: look, label: t(`profile_${look}`) }))}
      />
      <Tick checked={covered.value} onChecked={setCovered}>
        <b>{t('profile_cover')}</b>
        <br />
        <small>{t('profile_cover_hint')}</small>
      </Tick>
    </Screen>
  );
}
