import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { callOpenly } from '../api/client';
import type { AgeGroup } from '../api/types';
import { lang, t } from '../i18n';
import { go } from '../router';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Chips } from '../ui/chips';
import { Field } from '../ui/field';
import { Form } from '../ui/form';
import { Icon } from '../ui/icon';
import { entryProblem, fieldProblem } from '../ui/problem';
import { Strip } from '../ui/strip';
import type { Welcome, Welcomed } from './types';

type Props = { code: string; id: string; welcome: Welcome; tools: ComponentChildren; onBack: () => void };

/** "Ja": a first name and an age group; everything else comes later, or never. Then the way in that everybody takes. */
export function Yes({ code, id, welcome, tools, onBack }: Props) {
  const [name, setName] = useState(welcome.first_name);
  const [age, setAge] = useState<AgeGroup | null>(welcome.age_group || null);
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const send = async () => {
    setTried(true);
    if (!name.trim() || !age) return;
    try {
      const body = { code, id, first_name: name.trim(), language: lang.peek(), age_group: age };
      const { invitation } = await callOpenly<Welcomed>('POST', '/recruiting/yes', { body });
      go(`/join#${invitation.code.replace(/\W/g, '')}`, { replace: true });
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <Screen
      title={t('start_yes_title')}
      plain
      tools={tools}
      action={
        <>
          <Btn kind="main" submit form="start-yes">
            {t('start_yes_go')}
          </Btn>
          <div class="row center">
            <Btn kind="bare" onClick={onBack}>
              {t('back')}
            </Btn>
          </div>
        </>
      }
    >
      <Form id="start-yes" onSubmit={send}>
        {problem !== undefined && !fieldProblem(problem, '/first_name') && <Strip kind="care" title={entryProblem(problem)} alert />}
        <p>{t('start_yes_text')}</p>
        <Field
          label={t('join_name')}
          hint={t('join_name_hint')}
          value={name}
          maxLength={60}
          autoComplete="given-name"
          onValue={setName}
          error={tried && !name.trim() ? t('field_required') : fieldProblem(problem, '/first_name')}
        />
        <Chips<AgeGroup>
          legend={t('start_age')}
          required
          value={age}
          onValue={setAge}
          options={[
            { value: 'under_25', label: t('start_under_25') },
            { value: 'over_25', label: t('start_over_25') },
          ]}
        >
          {tried && !age ? (
            <p class="err">
              <Icon name="warning" />
              {t('field_required')}
            </p>
          ) : (
            <small>{t('start_age_hint')}</small>
          )}
        </Chips>
      </Form>
    </Screen>
  );
}
