import { useEffect, useState } from 'preact/hooks';
import type flyer from '../../locales/de/flyer.json';
import type { Items, Office } from '../api/types';
import { useRead } from '../data/read';
import { allLanguages, direction, LANGUAGES, lang, t, textFrom, textsIn, type Catalog, type Lang } from '../i18n';
import { Screen } from '../screen';
import { grouped } from '../start/code';
import { Btn } from '../ui/btn';
import { MultiChips } from '../ui/chips';
import { Icon } from '../ui/icon';
import { Qr } from '../ui/qr';
import { Reading } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import type { RecruitingCode } from './types';
import './recruiting.css';

type PaperKey = keyof typeof flyer;
type Say = (key: PaperKey) => string;

/** A flyer to hang up, in every language, or the sheet for colleagues: each page has the code of its own. */
export function TeamFlyer({ cohort, id }: { cohort: string; id: string }) {
  const read = useRead<Items<RecruitingCode>>(`/cohorts/${cohort}/recruiting-codes`);
  const code = read.data?.items.find((one) => one.id === id);
  const [languages, setLanguages] = useState(allLanguages);
  const forColleagues = code?.kind === 'referral';
  const shown = forColleagues ? [lang.value] : languages;
  const title = t(forColleagues ? 'rec_referral_print' : 'rec_flyer_print');
  return (
    <Screen
      title={title}
      heading="own"
      up={`/cohorts/${cohort}/recruiting`}
      action={
        <Btn kind="main" icon="print" onClick={() => print()} disabled={shown.length === 0}>
          {t('rec_print')}
        </Btn>
      }
    >
      <h1 class="no-print" tabIndex={-1}>
        {title}
      </h1>
      {code && !forColleagues && (
        <div class="no-print">
          <MultiChips<Lang>
            legend={t('rec_flyer_languages')}
            values={languages}
            onValues={setLanguages}
            options={allLanguages.map((value) => ({ value, label: <span lang={value}>{LANGUAGES[value]}</span> }))}
          />
        </div>
      )}
      <Reading read={read}>
        {() => (code ? shown.map((one) => <Page key={one} language={one} code={code} />) : <Strip kind="care" title={t('problem_not_found')} />)}
      </Reading>
    </Screen>
  );
}

/** Texts in the language of the page, whatever the coach reads. */
function useTexts(language: Lang): Say | null {
  const [catalog, setCatalog] = useState<Catalog | null>(null);
  useEffect(() => {
    void textsIn('flyer', language).then(setCatalog);
  }, [language]);
  return catalog && ((key) => textFrom(catalog, language, key));
}

function Page({ language, code }: { language: Lang; code: RecruitingCode }) {
  const say = useTexts(language);
  const office = useRead<Office>('/office').data;
  if (!say) return null;
  const points = ['two', 'week', 'free', 'yours'] as const;
  return (
    <article class="flyer" lang={language} dir={direction(language)} aria-label={LANGUAGES[language]}>
      <h2>{say(code.kind === 'referral' ? 'rec_paper_refer' : 'rec_paper_title')}</h2>
      <p>{say(code.kind === 'referral' ? 'rec_paper_refer_text' : 'rec_paper_text')}</p>
      {code.kind !== 'referral' && (
        <ul>
          {points.map((point) => (
            <li key={point} class="row">
              <Icon name="check" />
              <span class="grow">{say(`rec_paper_${point}`)}</span>
            </li>
          ))}
        </ul>
      )}
      <div class="scan">
        <Qr text={code.url} label={say('rec_paper_scan')} />
        <div>
          <p>{say('rec_paper_scan')}</p>
          <p>
            <bdi dir="ltr">{code.url.replace(/^https?:\/\//, '').replace(/#.*$/, '')}</bdi>
          </p>
          <p class="code-big">{grouped(code.code)}</p>
        </div>
      </div>
      <p>{say(code.kind === 'referral' ? 'rec_paper_no_file' : 'rec_paper_no_app')}</p>
      {office?.contact_phone && (
        <p>
          {say('rec_paper_call')} <bdi dir="ltr">{office.contact_phone}</bdi>
        </p>
      )}
      {office?.office_name && (
        <p>
          <bdi>{office.office_name}</bdi>
        </p>
      )}
    </article>
  );
}
