import { useEffect, useState } from 'preact/hooks';
import { callOpenly } from '../api/client';
import type { AgeGroup } from '../api/types';
import { LanguageButton, LanguageStep } from '../auth/welcome';
import { newId } from '../data/id';
import { inOrder, languageName, t } from '../i18n';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Chips } from '../ui/chips';
import { Area, Field, Select } from '../ui/field';
import { Form } from '../ui/form';
import { Icon } from '../ui/icon';
import { entryProblem } from '../ui/problem';
import { Strip } from '../ui/strip';
import { Tick } from '../ui/tick';
import { CODE_LENGTH, grouped, typedCode, useCode } from './code';
import { ContactFields, contactMissing, type Contact } from './contact';
import type { Welcome } from './types';

/** What people around here speak, the app's own languages first; a guess, and never a must. */
const LANGUAGES = ['de', 'tr', 'ar', 'en', 'bg', 'ro', 'pl', 'hr', 'uk', 'ru', 'el', 'it', 'es', 'fr', 'fa', 'ku', 'so', 'ti'];

type Words = Contact & { id: string; first_name: string; language: string; age_group: AgeGroup | null; why: string; person_knows: boolean };
const blank = (): Words => ({ id: newId(), first_name: '', contact_kind: null, contact: '', language: '', age_group: null, why: '', person_knows: false });

/** A colleague names somebody: one page, no account, and nothing from a file. */
export function Refer() {
  const [code, setCode] = useCode();
  const [scanned] = useState(code.length === CODE_LENGTH);
  const [cohort, setCohort] = useState('');
  const [words, setWords] = useState(blank);
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const [sent, setSent] = useState('');
  const [choosing, setChoosing] = useState(false);
  const set = (change: Partial<Words>) => setWords({ ...words, ...change });

  useEffect(() => {
    if (!scanned) return;
    callOpenly<Welcome>('POST', '/recruiting/code', { body: { code } }).then((found) => setCohort(found.cohort_name), setProblem);
  }, []);

  const send = async () => {
    setTried(true);
    setProblem(undefined);
    if (code.length < CODE_LENGTH || !words.first_name.trim() || contactMissing(words) || !words.person_knows) return;
    const { age_group, ...rest } = words;
    try {
      await callOpenly('POST', '/recruiting/referrals', { body: { code, ...rest, first_name: words.first_name.trim(), contact: words.contact.trim(), why: words.why.trim(), age_group: age_group ?? '' } });
      setSent(words.first_name.trim());
      setWords(blank());
      setTried(false);
      scrollTo(0, 0);
    } catch (error) {
      setProblem(error);
    }
  };

  if (choosing) return <LanguageStep onDone={() => setChoosing(false)} />;
  const tools = <LanguageButton onClick={() => setChoosing(true)} />;
  if (sent) {
    return (
      <Screen title={t('refer_thanks')} plain tools={tools} action={<Btn kind="main" onClick={() => setSent('')}>{t('refer_another')}</Btn>}>
        <p>{t('refer_thanks_text', { name: sent })}</p>
      </Screen>
    );
  }
  return (
    <Screen
      title={t('refer_title')}
      kick={cohort}
      plain
      tools={tools}
      action={
        <Btn kind="main" submit form="refer">
          {t('refer_go')}
        </Btn>
      }
    >
      <p>{t('refer_text')}</p>
      <Strip kind="wait" icon="lock" title={t('refer_no_file')}>
        {t('refer_no_file_more')}
      </Strip>
      <Form id="refer" onSubmit={send}>
        {problem !== undefined && <Strip kind="care" title={entryProblem(problem)} alert />}
        {!scanned && (
          <Field
            label={t('join_code_label')}
            code
            value={grouped(code)}
            maxLength={CODE_LENGTH + 1}
            autoComplete="off"
            onValue={(typed) => setCode(typedCode(typed))}
            hint={t('refer_code_hint')}
            error={tried && code.length < CODE_LENGTH ? t('join_code_short', { n: CODE_LENGTH - code.length }) : undefined}
          />
        )}
        <Field label={t('start_first_name')} hint={t('refer_name_hint')} value={words.first_name} maxLength={60} autoComplete="off" onValue={(first_name) => set({ first_name })} error={tried && !words.first_name.trim() ? t('field_required') : undefined} />
        <ContactFields legend={t('refer_contact')} value={words} onValue={set} tried={tried} />
        <Select
          label={t('refer_language')}
          empty={t('refer_unknown')}
          value={words.language}
          onValue={(language) => set({ language })}
          options={LANGUAGES.map((value) => ({ value, label: languageName(value) })).toSorted((a, b) => inOrder(a.label, b.label))}
        />
        <Chips<AgeGroup>
          legend={t('start_age')}
          value={words.age_group}
          onValue={(age_group) => set({ age_group })}
          options={[
            { value: 'under_25', label: t('start_under_25') },
            { value: 'over_25', label: t('start_over_25') },
          ]}
        />
        <Area label={t('refer_why')} hint={t('refer_why_hint')} value={words.why} maxLength={300} rows={2} onValue={(why) => set({ why })} />
        <div>
          <Tick checked={words.person_knows} onChecked={(person_knows) => set({ person_knows })}>
            {t('refer_knows')}
          </Tick>
          {tried && !words.person_knows && (
            <p class="err">
              <Icon name="warning" />
              {t('refer_knows_first')}
            </p>
          )}
        </div>
      </Form>
    </Screen>
  );
}
