import { useState } from 'preact/hooks';
import type { ConcernWire } from '../api/types.gen';
import { post } from '../api/client';
import type { Items, Tandem } from '../api/types';
import { useGiven } from '../data/given';
import { useRead } from '../data/read';
import { nearDay, dayOf, t } from '../i18n';
import { fieldError, FormSheet, useWork } from '../staff/work';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Area } from '../ui/field';
import { Tick } from '../ui/tick';
import { toast } from '../ui/toast';
import { Voice } from '../ui/voice';
import { Duo } from '../ui/who';
import './matching.css';

/** Who said to this coach that their tandem does not fit. Nobody else reads it. */
export function Concerns() {
  const items = useRead<Items<ConcernWire>>('/fit-checks').data?.items ?? [];
  const given = useGiven();
  const work = useWork();
  const [parting, setParting] = useState<ConcernWire | null>(null);
  if (items.length === 0) return null;
  const talked = async (id: string) => {
    if (await work.run(() => post(`/fit-checks/${id}/talk`))) toast(t('saved'));
  };
  return (
    <Section title={t('mt_concerns')}>
      {items.map((one) => (
        <article key={one.id} class="card">
          <div class="row">
            <Duo names={[one.display_name, one.partner_name]} />
            <span class="grow">
              <b>{t('mt_concern', { name: one.display_name, partner: one.partner_name })}</b>
              <br />
              <span class="kick">{one.talked_at ? t('mt_talked_on', { day: nearDay(dayOf(one.talked_at)) }) : t('mt_concern_only_you', { day: nearDay(dayOf(one.said_at)) })}</span>
            </span>
          </div>
          {one.words && <Voice text={one.words} />}
          {!given && (
            <div class="row">
              {!one.talked_at && <Btn onClick={() => talked(one.id)}>{t('mt_talked')}</Btn>}
              <Btn onClick={() => setParting(one)}>{t('mt_part')}</Btn>
            </div>
          )}
        </article>
      ))}
      {parting && (
        <PartSheet tandem={parting.tandem_id} people={[{ id: parting.person_id, display_name: parting.display_name }]} partner={parting.partner_name} onClose={() => setParting(null)} />
      )}
    </Section>
  );
}

/** On a tandem's page: ending it kindly, or with whoever is left alone. */
export function PartTandem({ tandem }: { tandem: Tandem }) {
  const [open, setOpen] = useState(false);
  const given = useGiven();
  if (given) return null;
  if (tandem.ended_at) return <p class="kick">{t('mt_parted_on', { day: nearDay(dayOf(tandem.ended_at)) })}</p>;
  const present = tandem.partners.filter(({ left_day, display_name }) => !left_day && display_name);
  return (
    <>
      <div class="row">
        <Btn kind="bare" onClick={() => setOpen(true)}>
          {t('mt_part')}
        </Btn>
      </div>
      {open && <PartSheet tandem={tandem.id} people={present} {...(present.length < 2 ? { alone: true } : {})} onClose={() => setOpen(false)} />}
    </>
  );
}

const SENTENCES = ['not_you', 'thanks', 'good_luck', 'own', 'team'] as const;
type PartProps = { tandem: string; people: { id: string; display_name: string }[]; partner?: string; alone?: boolean; onClose: () => void };

function PartSheet({ tandem, people, partner, alone, onClose }: PartProps) {
  const [who, setWho] = useState(people.length === 1 ? people[0]?.id : undefined);
  const [sentence, setSentence] = useState<(typeof SENTENCES)[number]>('not_you');
  const [own, setOwn] = useState('');
  const work = useWork();
  const other = partner ?? people.find(({ id }) => id !== who)?.display_name ?? '';
  const save = async () => {
    const body = alone ? {} : { agreed_with: who ?? null, sentence, own_words: sentence === 'own' ? own : '' };
    if (!(await work.run(() => post(`/tandems/${tandem}/parting`, body)))) return;
    onClose();
    toast(t('mt_part_toast'));
  };
  return (
    <FormSheet title={t('mt_part_title')} save="mt_part" work={work} onSave={save} onClose={onClose}>
      <p>{t(alone ? 'mt_part_alone' : 'mt_part_text')}</p>
      {!alone && people.length > 1 && (
        <fieldset class="stack">
          <legend>{t('mt_part_who')}</legend>
          {people.map(({ id, display_name }) => (
            <Tick key={id} radio name="part-who" checked={who === id} onChecked={() => setWho(id)}>
              <bdi>{display_name}</bdi>
            </Tick>
          ))}
          {fieldError(work, '/agreed_with') && <p class="err">{fieldError(work, '/agreed_with')}</p>}
        </fieldset>
      )}
      {!alone && who && (
        <fieldset class="stack">
          <legend>{t('mt_part_say', { name: other })}</legend>
          {SENTENCES.map((one) => (
            <Tick key={one} radio name="part-sentence" checked={sentence === one} onChecked={() => setSentence(one)}>
              {one === 'own' ? t('mt_part_own') : one === 'team' ? t('mt_part_team', { name: other }) : <Voice inline text={t(`ma_said_${one}`)} />}
            </Tick>
          ))}
          {sentence === 'own' && <Area label={t('mt_part_own_label')} value={own} maxLength={500} onValue={setOwn} error={fieldError(work, '/own_words', own)} />}
        </fieldset>
      )}
    </FormSheet>
  );
}
