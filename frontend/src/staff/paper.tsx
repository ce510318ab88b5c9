import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Items, Office, Role } from '../api/types';
import type staff from '../../locales/de/staff.json';
import { useRead, type Read } from '../data/read';
import { clock, clockOf, datesIn, dayOf, direction, isLang, LANGUAGES, longDay, t, textFrom, textsIn, type Catalog, type Lang, type Values } from '../i18n';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Qr } from '../ui/qr';
import { Reading } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import type { HandedOver } from './types';
import { callName } from './words';
import './staff.css';

/** The code that was made a moment ago. The server keeps no copy to show again, so it lives until it is handed over. */
export const handedOver = signal<(HandedOver & { language: string; role: Role }) | null>(null);

const grouped = (code: string) => code.replace(/\W/g, '').replace(/(.{5})(?=.)/, '$1-');
const address = (url: string) => url.replace(/^https?:\/\//, '').replace(/#.*$/, '');

/** The code in big letters, for somebody who sits at the same table, and a sheet of paper to take home. */
function HandOver({ handed }: { handed: NonNullable<typeof handedOver.value> }) {
  const { person, invitation } = handed;
  return (
    <>
      <Section title={t('staff_code_title', { name: callName(person) })} class="no-print">
        <div class="card">
          <p>{t('staff_code_scan')}</p>
          <Qr text={invitation.url} label={t('add_qr')} />
          <p>{t('staff_code_type', { address: address(invitation.url) })}</p>
          <p class="code-big">{grouped(invitation.code)}</p>
          <dl class="facts">
            <dt>{t('staff_login')}</dt>
            <dd>
              <b dir="ltr">{person.login}</b>
            </dd>
            <dt>{t('staff_valid')}</dt>
            <dd>{t('staff_valid_until', { day: longDay(dayOf(invitation.expires_at)), time: clock(clockOf(invitation.expires_at)) })}</dd>
          </dl>
        </div>
        <Btn kind="main" icon="print" class="narrow" onClick={() => print()}>
          {t('staff_code_print')}
        </Btn>
        <p class="kick">{t('staff_code_once')}</p>
        <div class="row">
          <Btn kind="bare" onClick={() => (handedOver.value = null)}>
            {t('staff_code_done')}
          </Btn>
        </div>
      </Section>
      <Paper handed={handed} />
    </>
  );
}

type Named = Parameters<typeof callName>[0] & { id: string };

/** One of a list of people; right after a code was made for them, nothing but that. */
export function PersonScreen<T extends Named>({ id, read, up, list, children }: { id: string; read: Read<Items<T>>; up: string; list: string; children: (one: T) => ComponentChildren }) {
  const one = read.data?.items.find((each) => each.id === id);
  const handed = handedOver.value?.person.id === id ? handedOver.value : null;
  const name = one ? callName(one) : list;
  return (
    <Screen title={name} heading={handed ? 'own' : 'page'} up={up} plain>
      {handed ? (
        <>
          <h1 class="vh" tabIndex={-1}>
            {name}
          </h1>
          <HandOver handed={handed} />
        </>
      ) : (
        <Reading read={read}>{() => (one ? children(one) : <Strip kind="care" title={t('problem_not_found')} />)}</Reading>
      )}
    </Screen>
  );
}

type PaperKey = keyof typeof staff & `staff_paper_${string}`;

/** Texts in the language of the person who takes the paper home, whatever the coach reads. */
function useTexts(language: Lang) {
  const [catalog, setCatalog] = useState<Catalog | null>(null);
  useEffect(() => {
    void textsIn('staff', language).then(setCatalog);
  }, [language]);
  return catalog && ((key: PaperKey, values?: Values) => textFrom(catalog, language, key, values));
}

function Paper({ handed: { person, invitation, language, role } }: { handed: NonNullable<typeof handedOver.value> }) {
  const spoken = isLang(language) ? language : 'de';
  const say = useTexts(spoken);
  const office = useRead<Office>('/office').data;
  if (!say) return null;
  const day = datesIn(spoken, { timeZone: 'Europe/Berlin', dateStyle: 'long' }).format(new Date(invitation.expires_at));
  const secret = role === 'participant' ? 'pin' : 'password';
  return (
    <article class="paper print-only" lang={spoken} dir={direction(spoken)} aria-label={LANGUAGES[spoken]}>
      <h1>{person.display_name ? say('staff_paper_hello', { name: person.display_name }) : say('staff_paper_welcome')}</h1>
      <p>{say(role === 'participant' ? 'staff_paper_free' : 'staff_paper_team')}</p>
      <ol>
        <li>
          {say('staff_paper_scan')} <bdi dir="ltr">{address(invitation.url)}</bdi>
          <Qr text={invitation.url} label={say('staff_paper_scan')} />
        </li>
        <li>
          {say('staff_paper_code')}
          <p class="code-big">{grouped(invitation.code)}</p>
        </li>
        <li>{say(`staff_paper_${secret}`)}</li>
      </ol>
      <p>{say('staff_paper_until', { day })}</p>
      <p>{say('staff_paper_login')}</p>
      <p class="ln">
        <bdi dir="ltr">{person.login}</bdi>
      </p>
      <p>{say(`staff_paper_${secret}_safe`)}</p>
      {office?.contact_phone && (
        <p>
          {say('staff_paper_help')} <bdi dir="ltr">{office.contact_phone}</bdi>
        </p>
      )}
    </article>
  );
}
