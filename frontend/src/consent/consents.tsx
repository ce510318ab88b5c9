import { offline } from '../api/client';
import { pendingOf } from '../data/outbox';
import { useRead } from '../data/read';
import { dayOf, lang, LANGUAGES, longDay, t } from '../i18n';
import { Screen } from '../screen';
import { Badge, SentBadge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Card, Section } from '../ui/card';
import { PdfBtn } from '../ui/pdf';
import { Row, Rows } from '../ui/rows';
import { Reading } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { Tick } from '../ui/tick';
import { toast } from '../ui/toast';
import { Voice } from '../ui/voice';
import type { Consent, MyConsents, Signature } from './types';
import { inForce, MINE, overlay, setConsent, withdraw } from './writes';

/** What one has signed and allows; everything is taken back where it was given, with as little. */
export function Consents() {
  const read = useRead<MyConsents>(MINE);
  return (
    <Screen title={t('cs_title')} up="/more" plain>
      <p>{t('cs_intro')}</p>
      <Reading read={read}>{(data) => <Mine mine={overlay(data)} />}</Reading>
    </Screen>
  );
}

function Mine({ mine }: { mine: MyConsents }) {
  const now = mine.state === 'withdrawn' ? undefined : inForce(mine);
  // The button above leads to the newest version: one that was signed before stays in the list, to be read.
  const earlier = mine.signatures.filter(({ id, declaration_id }) => id !== now?.id || declaration_id !== mine.newest.id);
  return (
    <>
      {mine.state === 'withdrawn' ? <Withdrawn mine={mine} /> : <Declared mine={mine} />}
      <Section title={t('cs_optional')}>
        <p>{t('cs_optional_text')}</p>
        {mine.consents.map((consent) => (
          <OneConsent key={consent.kind} consent={consent} />
        ))}
      </Section>
      {earlier.length > 0 && (
        <Section title={t('cs_earlier')}>
          <Rows>
            {earlier.map((signature) => (
              <Row key={signature.id} href={`/declaration/${signature.declaration_id}`} small={history(signature)}>
                {how(signature)}
              </Row>
            ))}
          </Rows>
        </Section>
      )}
    </>
  );
}

const how = ({ way, day }: Signature) => t(`cs_signed_${way}`, { day: longDay(day) });
const history = ({ number, withdrawn_at }: Signature) => {
  const version = t('cs_version_n', { n: number });
  return withdrawn_at ? `${version} · ${t('cs_taken_back', { day: longDay(dayOf(withdrawn_at)) })}` : version;
};

function Declared({ mine }: { mine: MyConsents }) {
  const signature = inForce(mine);
  const write = pendingOf('declaration:me').at(-1);
  return (
    <Card
      title={t('cs_declaration')}
      end={
        write ? (
          <SentBadge state={write.state} />
        ) : (
          <Badge {...(mine.state === 'signed' ? { kind: 'good' as const, icon: 'check' as const } : { kind: 'wait' as const })}>{t(`cs_state_${mine.state}`)}</Badge>
        )
      }
    >
      {signature && (
        <>
          {signature.name && <Voice text={signature.name} />}
          <p class="kick">
            {how(signature)} · {t('cs_version_n', { n: signature.number })} · {t('cs_read_in', { language: LANGUAGES[signature.language] })}
          </p>
        </>
      )}
      <div class="row">
        <Btn {...(mine.state === 'signed' ? {} : { kind: 'main' as const, icon: 'pen' as const })} href="/declaration">
          {t(mine.state === 'signed' ? 'cs_read' : 'cs_read_and_sign')}
        </Btn>
        <PdfBtn path="/me/declaration-copy" name={t('cs_declaration')}>
          {t('cs_pdf')}
        </PdfBtn>
      </div>
      {signature && (
        <>
          <div class="row">
            <Btn kind="bare" onClick={withdraw}>
              {t('cs_withdraw')}
            </Btn>
          </div>
          <p class="kick">{t('cs_withdraw_more')}</p>
        </>
      )}
    </Card>
  );
}

/** Nobody is asked why. What it means, and the ways on from here. */
function Withdrawn({ mine: { withdrawn_at } }: { mine: MyConsents }) {
  const waits = pendingOf('declaration:me').at(-1)?.state;
  return (
    <>
      <Strip kind="good" title={t('cs_withdrawn_title')}>
        <p>{t(waits && offline.value ? 'cs_withdrawn_waits' : 'cs_withdrawn_text')}</p>
        <SentBadge state={waits} />
        {withdrawn_at && <p class="kick">{t('cs_taken_back', { day: longDay(dayOf(withdrawn_at)) })}</p>}
      </Strip>
      <Section title={t('cs_withdrawn_how')}>
        <Rows>
          <Row icon="pen" href="/declaration" small={t('cs_go_on_more')}>
            {t('cs_go_on')}
          </Row>
          <Row icon="people" href="/contact-person" small={t('cs_talk_more')}>
            {t('cs_talk')}
          </Row>
          <Row icon="out" href="/leaving" small={t('cs_leave_more')}>
            {t('cs_leave')}
          </Row>
          <Row icon="down" href="/my-data">
            {t('cs_erase')}
          </Row>
        </Rows>
        <div class="row">
          <PdfBtn path="/me/declaration-copy" name={t('cs_declaration')}>
            {t('cs_pdf')}
          </PdfBtn>
        </div>
      </Section>
    </>
  );
}

function OneConsent({ consent: { kind, day, texts } }: { consent: Consent }) {
  const words = texts.find(({ language }) => language === lang.value) ?? texts[0];
  const write = pendingOf(`consent:${kind}`).at(-1);
  const set = async (given: boolean) => {
    await setConsent(kind, given);
    // What the team may do changes once it has arrived.
    toast(t(offline.peek() ? 'saved' : given ? 'cs_allowed' : 'cs_not_allowed'));
  };
  return (
    <div class="card">
      <Tick checked={day !== null} onChecked={(given) => void set(given)}>
        <b>{words?.title}</b>
        <br />
        {words?.text}
        {day && (
          <>
            <br />
            <small>{t('cs_given', { day: longDay(day) })}</small>
          </>
        )}
      </Tick>
      <SentBadge state={write?.state} />
    </div>
  );
}
