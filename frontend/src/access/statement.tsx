import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { signedIn } from '../api/session';
import { dayAndMonth, lang, t, type Key } from '../i18n';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { OfficeRows } from '../ui/office';
import { Row, Rows } from '../ui/rows';
import { Tabs } from '../ui/tabs';
import { FeedbackForm } from './form';
import { refreshStatement, statement } from './kept';
import type { Statement } from './types';
import { SignVideo } from './video';
import './access.css';

/** What the app knows of itself; the office adds what it knows. */
const OWN_GAPS = ['words', 'languages', 'plain', 'system'] as const;

const inLanguage = (texts: Record<string, string>) => texts[lang.value] ?? texts['de'] ?? '';
/** A text of the office may stand in German while everything around it does not. */
const languageOf = (texts: Record<string, string>) => (texts[lang.value] ? undefined : 'de');
const fullDay = (day: string) => `${dayAndMonth(day)} ${day.slice(0, 4)}`;

type Way = 'whole' | 'plain';

/** The statement on accessibility, in full and in plain words, and the way to say what does not work. */
export function Accessibility() {
  const [way, setWay] = useState<Way>('whole');
  useEffect(() => void refreshStatement(), []);
  return (
    <Screen title={t('access_title')} up={signedIn.value ? '/more' : '/'} plain>
      <Tabs<Way>
        label={t('access_title')}
        value={way}
        onValue={setWay}
        options={[
          { value: 'whole', label: t('access_whole') },
          { value: 'plain', label: t('access_plain') },
        ]}
      />
      <SignVideo slot="statement" />
      {way === 'plain' ? <Plain /> : <Whole />}
      <Section title={t('access_say')}>
        <FeedbackForm />
      </Section>
      <Whom />
      <Enforcement />
    </Screen>
  );
}

function Whole() {
  const read = statement.value?.statement;
  const operator = read?.operator || statement.value?.office.office_name || '';
  return (
    <>
      <p>{operator ? t('access_intro', { office: operator }) : t('access_intro_nobody')}</p>
      <Section title={t('access_how')}>
        <p>{t(read?.conforms === 'fully' ? 'access_fully' : 'access_partly')}</p>
        <p>{t('access_rules')}</p>
      </Section>
      <Section title={t('access_gaps')}>
        <ul class="stack">
          {OWN_GAPS.map((gap) => (
            <Gap key={gap} what={t(`access_gap_${gap}`)} why={t(`access_gap_${gap}_why`)} instead={t(`access_gap_${gap}_instead`)} />
          ))}
          {Object.keys(read?.videos ?? {}).length === 0 && <Gap what={t('access_gap_signs')} why={t('access_gap_signs_why')} instead={t('access_gap_signs_instead')} />}
          {read?.gaps.map(({ what, why, instead }) => (
            <Gap key={what['de']} lang={languageOf(what)} what={inLanguage(what)} why={inLanguage(why)} instead={inLanguage(instead)} />
          ))}
        </ul>
      </Section>
      <Section title={t('access_made')}>
        <p>{evaluated(read)}</p>
        <p>{t('access_tested')}</p>
      </Section>
    </>
  );
}

function evaluated(read: Statement | undefined) {
  if (!read?.evaluated_on) return t('access_not_evaluated');
  const day = fullDay(read.evaluated_on);
  if (read.method === 'external') return read.evaluator ? t('access_external_by', { day, who: read.evaluator }) : t('access_external', { day });
  return t('access_self', { day });
}

const Gap = ({ what, why, instead, lang: language }: { what: string; why: string; instead: string; lang?: string | undefined }) => (
  <li class="card" lang={language}>
    <h3>{what}</h3>
    <p>{why}</p>
    {instead && (
      <p>
        <b>{t('access_instead')}</b> {instead}
      </p>
    )}
  </li>
);

const PLAIN: Key[] = ['access_plain_1', 'access_plain_2', 'access_plain_3', 'access_plain_4', 'access_plain_5', 'access_plain_6'];

/** The gist, and how to find one's way, in very plain words. */
const Plain = () => (
  <>
    <SignVideo slot="start" />
    <SignVideo slot="way" />
    <ul class="stack plain">
      {PLAIN.map((key) => (
        <li key={key}>{t(key)}</li>
      ))}
    </ul>
  </>
);

/** Whom to reach without any form. */
function Whom() {
  const known = statement.value;
  if (!known) return null;
  const { statement: read, office } = known;
  const reach = { ...office, contact_email: read.email || office.contact_email, contact_phone: read.phone || office.contact_phone };
  if (!reach.contact_email && !reach.contact_phone) return null;
  return (
    <Section title={t('access_whom')}>
      <OfficeRows office={reach} />
    </Section>
  );
}

function Enforcement() {
  const body = statement.value?.statement.enforcement;
  const rows: ComponentChildren[] = [];
  if (body?.phone) rows.push(<Row key="phone" icon="phone" href={`tel:${body.phone.replace(/[^+\d]/g, '')}`}><bdi dir="ltr">{body.phone}</bdi></Row>);
  if (body?.email) rows.push(<Row key="mail" icon="mail" href={`mailto:${body.email}`}><bdi>{body.email}</bdi></Row>);
  return (
    <Section title={t('access_enforcement')}>
      <p>{t('access_enforcement_text')}</p>
      {body ? (
        <div class="stack g2">
          <p lang="de">
            <b>{body.name}</b>
            {body.address && (
              <>
                <br />
                {body.address}
              </>
            )}
          </p>
          {rows.length > 0 && <Rows>{rows}</Rows>}
          {body.link && (
            <Btn href={body.link}>
              {t('access_enforcement_link')}
            </Btn>
          )}
        </div>
      ) : (
        <p>{t('access_enforcement_none')}</p>
      )}
    </Section>
  );
}
