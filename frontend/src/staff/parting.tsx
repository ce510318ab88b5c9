import { useState } from 'preact/hooks';
import { post } from '../api/client';
import { useDraft } from '../data/draft';
import { isKey, longDay, nearDay, t } from '../i18n';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Area } from '../ui/field';
import { Row, Rows } from '../ui/rows';
import { toast } from '../ui/toast';
import { Voice } from '../ui/voice';
import { Duo } from '../ui/who';
import type { Parting, PausedPartner } from './types';
import { pair } from './words';
import { fieldError, FormSheet, useWork } from './work';

/** Somebody has left; whoever stays waits for an offer. */
export function PartingCard({ parting }: { parting: Parting }) {
  const [offering, setOffering] = useState(false);
  const { person_name: name, partner_name: partner, tandem } = parting;
  const day = nearDay(parting.day);
  return (
    <article class="card">
      <div class="row">
        <Duo names={tandem.names} />
        <span class="grow">
          <b>{pair(tandem.names)}</b>
          <br />
          <span class="kick">{name ? t('staff_parting', { name, day }) : t('staff_parting_nameless', { day })}</span>
        </span>
      </div>
      {partner && <Said parting={parting} />}
      <div class="row">
        {partner && <Btn onClick={() => setOffering(true)}>{t('staff_offer', { name: partner })}</Btn>}
        <Btn kind="bare" href={`/tandems/${tandem.id}`}>
          {t('staff_tandem_open')}
        </Btn>
      </div>
      {offering && <Offer parting={parting} onClose={() => setOffering(false)} />}
    </article>
  );
}

/** What the partner has been told, word for word. */
function Said({ parting: { sentence, own_words, partner_name: partner } }: { parting: Parting }) {
  if (sentence === 'team') return <p>{t('staff_parting_team', { partner })}</p>;
  if (!sentence) return <p>{t('staff_parting_silent', { partner })}</p>;
  const key = `home_said_${sentence}`;
  const words = sentence === 'own' ? own_words : isKey(key) ? t(key) : '';
  return (
    <div class="stack tight">
      <span class="kick">{t('staff_parting_said', { partner })}</span>
      <Voice text={words} />
    </div>
  );
}

function Offer({ parting: { id, partner_name: name }, onClose }: { parting: Parting; onClose: () => void }) {
  const draft = useDraft(`offer:${id}`, { text: '' });
  const work = useWork();
  const { text } = draft.value;
  const save = async () => {
    if (!(await work.run(() => post(`/departures/${id}/offer`, { text })))) return;
    await draft.clear();
    onClose();
    toast(t('staff_offer_toast', { name }));
  };
  return (
    <FormSheet title={t('staff_offer_title', { name })} save="staff_offer_save" work={work} onSave={save} onClose={onClose}>
      <p>{t('staff_offer_text', { name })}</p>
      <Area label={t('staff_offer_label', { name })} value={text} maxLength={1000} rows={4} onValue={(value) => draft.set({ text: value })} error={fieldError(work, '/text', text)} />
    </FormSheet>
  );
}

/** Who takes a break and wanted this coach to know. */
export const Paused = ({ people }: { people: PausedPartner[] }) => (
  <Section title={t('staff_paused')}>
    <Rows plain>
      {people.map(({ person_id, person_name, tandem, from_day }) => (
        <Row key={person_id} href={`/tandems/${tandem.id}`} start={<Duo names={tandem.names} />} small={t('staff_paused_since', { day: longDay(from_day) })}>
          {person_name}
        </Row>
      ))}
    </Rows>
    <p class="kick">{t('staff_paused_text')}</p>
  </Section>
);
