import { useState } from 'preact/hooks';
import { me } from '../api/session';
import type { Office } from '../api/types';
import { useRead } from '../data/read';
import { dayOf, isLang, lang, LANGUAGES, longDay, t, type Lang } from '../i18n';
import { go } from '../router';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Field } from '../ui/field';
import { Form } from '../ui/form';
import { Reading } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { Tabs } from '../ui/tabs';
import { toast } from '../ui/toast';
import { DeclarationBody, OnlyIn, textIn } from './text';
import type { Declaration, MyConsents } from './types';
import { MINE, overlay, sign } from './writes';

const FORM = 'sign-declaration';

/** The newest declaration to read, to listen to and to sign; or an earlier one, to read. */
export function DeclarationScreen({ id }: { id?: string }) {
  const mine = useRead<MyConsents>(MINE);
  const state = mine.data && overlay(mine.data);
  const wanted = id ?? mine.data?.newest.id;
  const read = useRead<Declaration>(wanted ? `/declarations/${wanted}` : null);
  const signs = state !== undefined && read.data?.id === state.newest.id && state.state !== 'signed' && !me.value?.companion;
  return (
    <Screen
      title={t('cs_declaration')}
      up="/consents"
      plain
      reads
      action={
        signs && (
          <Btn kind="main" icon="pen" submit form={FORM}>
            {t('cs_sign')}
          </Btn>
        )
      }
    >
      <Reading read={mine}>{() => <Reading read={read}>{(declaration) => <Page declaration={declaration} state={state as MyConsents} signs={signs} />}</Reading>}</Reading>
    </Screen>
  );
}

function Page({ declaration, state, signs }: { declaration: Declaration; state: MyConsents; signs: boolean }) {
  const [chosen, setChosen] = useState<Lang>(lang.value);
  const text = textIn(declaration.texts, chosen);
  const news = text.changes ? text : textIn(declaration.texts, 'de');
  // One's own language stands first: on a phone not all of them are to be seen.
  const languages = declaration.texts.map(({ language }) => language).toSorted((a, b) => Number(b === lang.value) - Number(a === lang.value));
  const office = useRead<Office>('/office').data;
  return (
    <>
      <p class="kick">{t('cs_version', { n: declaration.number, day: longDay(dayOf(declaration.published_at)) })}</p>
      {signs && state.state === 'outdated' && (
        <Strip kind="good" icon="pen" title={t('cs_state_outdated')}>
          {t('cs_sign_again')}
        </Strip>
      )}
      {news.changes && (
        <Section title={t('cs_news')}>
          <p lang={news.language} dir="auto">
            {news.changes}
          </p>
        </Section>
      )}
      {languages.length > 1 && (
        <Tabs label={t('lang_legend')} value={text.language} options={languages.map((value) => ({ value, label: LANGUAGES[value] }))} onValue={setChosen} />
      )}
      <OnlyIn text={textIn(declaration.texts, lang.value)} />
      <DeclarationBody
        text={text}
        above={
          office && (
            <p class="kick">
              {t('cs_responsible')}: <bdi>{office.office_name}</bdi>
              {office.contact_phone && (
                <>
                  {' · '}
                  <bdi dir="ltr">{office.contact_phone}</bdi>
                </>
              )}
              {office.contact_email && (
                <>
                  {' · '}
                  <bdi dir="ltr">{office.contact_email}</bdi>
                </>
              )}
            </p>
          )
        }
      />
      {signs && <SignForm declaration={declaration} language={text.language} />}
    </>
  );
}

function SignForm({ declaration, language }: { declaration: Declaration; language: string }) {
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const save = async () => {
    setTried(true);
    if (!name.trim() || !isLang(language)) return;
    await sign(declaration, name.trim(), language);
    toast(t('cs_sign_done'));
    go('/consents', { replace: true });
  };
  return (
    <Section title={t('cs_sign_title')}>
      <p>{t('cs_sign_text')}</p>
      <Form id={FORM} onSubmit={save}>
        <Field
          voice
          required
          label={t('cs_sign_name')}
          hint={t('cs_sign_hint')}
          value={name}
          maxLength={120}
          autoComplete="name"
          onValue={setName}
          error={tried && !name.trim() ? t('field_required') : undefined}
        />
      </Form>
    </Section>
  );
}
