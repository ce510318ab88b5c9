import { useState } from 'preact/hooks';
import { post, put } from '../api/client';
import { provide, useRead } from '../data/read';
import { byName, list, t, today } from '../i18n';
import { move } from '../recruiting/team-pool';
import type { Pool } from '../recruiting/types';
import { Screen } from '../screen';
import { fieldError, FormSheet, Trouble, useWork } from '../staff/work';
import { MapLink } from '../start/next-event';
import { Badge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Area } from '../ui/field';
import { Reading } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { Tick } from '../ui/tick';
import { toast } from '../ui/toast';
import { Voice } from '../ui/voice';
import { Scan } from './team-scan';
import type { Guest, GuestList } from './types';
import { countLine, isAhead, nameOf, whenOf } from './words';

/** A gathering and who comes; on the day itself the door is the main thing. */
export function TeamGathering({ cohort, id }: { cohort: string; id: string }) {
  const read = useRead<GuestList>(`/gatherings/${id}`);
  const [scanning, setScanning] = useState(false);
  const gathering = read.data;
  const open = gathering && !gathering.cancelled_at;
  return (
    <Screen
      title={gathering ? nameOf(gathering) : t('gathering_title')}
      {...(gathering ? { kick: whenOf(gathering) } : {})}
      up={`/cohorts/${cohort}/gatherings`}
      two
      action={
        open &&
        gathering.day <= today() && (
          <Btn kind="main" icon="code" onClick={() => setScanning(true)}>
            {t('gathering_scan')}
          </Btn>
        )
      }
    >
      <Reading read={read}>
        {(data) => (
          <>
            <div class="stack g5">
              {data.cancelled_at && (
                <Strip kind="wait" icon="close" title={t('gathering_off')}>
                  <Voice text={data.cancel_reason} />
                </Strip>
              )}
              <Guests gathering={data} />
              {data.kind === 'information' && !data.cancelled_at && <FromPool cohort={cohort} />}
            </div>
            <div class="stack g5">
              <Facts cohort={cohort} gathering={data} />
              {isAhead(data) && data.day > today() && (
                <div class="row">
                  <Btn icon="code" onClick={() => setScanning(true)}>
                    {t('gathering_scan')}
                  </Btn>
                </div>
              )}
            </div>
          </>
        )}
      </Reading>
      {scanning && <Scan id={id} onClose={() => setScanning(false)} />}
    </Screen>
  );
}

const ORDER = { yes: 0, not_sure: 1, '': 2, no: 3 } as const;

/** Everybody who may come, with what they said; ticking is for who has no phone at hand. */
function Guests({ gathering }: { gathering: GuestList }) {
  const work = useWork();
  const { id, guests, cancelled_at, day } = gathering;
  const tick = (guest: Guest, attended: boolean) =>
    work.run(async () => provide(`/gatherings/${id}`, await put<GuestList>(`/gatherings/${id}/attendance/${guest.id}`, { attended })));
  const sorted = guests.toSorted((a, b) => ORDER[a.answer] - ORDER[b.answer] || byName(a, b));
  return (
    <Section title={t('gathering_guests')}>
      <p class="kick">{countLine(gathering)}</p>
      {guests.length === 0 && <p>{t('gathering_guests_none')}</p>}
      {guests.length > 0 && (
        <div class="card rows gap0">
          {sorted.map((guest) => (
            <div class="row apart" key={guest.id}>
              <div class="grow">
                <Tick checked={guest.attended} disabled={!!cancelled_at} onChecked={(on) => void tick(guest, on)}>
                  <bdi>{guest.display_name}</bdi>
                  {guest.champion && <small> {t('gathering_champion')}</small>}
                </Tick>
              </div>
              {guest.attended ? <Badge kind="good">{t('gathering_there')}</Badge> : day >= today() && <Badge>{t(`gathering_answer_${guest.answer || 'open'}`)}</Badge>}
            </div>
          ))}
        </div>
      )}
      <Trouble work={work} typed={false} />
    </Section>
  );
}

/** Who has no account yet comes too: a tap says so in the pool. */
function FromPool({ cohort }: { cohort: string }) {
  const pool = useRead<Pool>(`/cohorts/${cohort}/pool`).data;
  const work = useWork();
  const waiting = pool?.items.filter(({ person_id, state }) => !person_id && !['declined', 'not_now'].includes(state)) ?? [];
  if (waiting.length === 0) return null;
  return (
    <Section title={t('gathering_pool')}>
      <div class="card rows gap0">
        {waiting.map((one) => (
          <Tick key={one.id} checked={one.state === 'attended'} onChecked={(on) => void move(work, cohort, one, on ? 'attended' : 'invited')}>
            <bdi>{one.first_name}</bdi>
          </Tick>
        ))}
      </div>
      <Trouble work={work} typed={false} />
    </Section>
  );
}

function Facts({ cohort, gathering }: { cohort: string; gathering: GuestList }) {
  const [cancelling, setCancelling] = useState(false);
  const { id, place_text, map_link, offered, offered_text } = gathering;
  return (
    <Section title={t('gathering_facts')}>
      <div class="card">
        <p>
          <b>{whenOf(gathering)}</b>
        </p>
        <p>
          <bdi>{place_text}</bdi>
        </p>
        {map_link && <MapLink href={map_link} />}
        {(offered.length > 0 || offered_text) && (
          <p>
            {t('gathering_offered')} {list([...offered.map((one) => t(`gathering_offer_${one}`)), ...(offered_text ? [offered_text] : [])])}
          </p>
        )}
      </div>
      {isAhead(gathering) && (
        <div class="row">
          <Btn icon="pen" href={`/cohorts/${cohort}/gatherings/${id}/edit`}>
            {t('change')}
          </Btn>
          <Btn kind="bare" onClick={() => setCancelling(true)}>
            {t('gathering_cancel')}
          </Btn>
        </div>
      )}
      {cancelling && <Cancel id={id} onClose={() => setCancelling(false)} />}
    </Section>
  );
}

function Cancel({ id, onClose }: { id: string; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const work = useWork();
  const save = async () => {
    setTried(true);
    if (!reason.trim()) return;
    if (!(await work.run(async () => provide(`/gatherings/${id}`, await post<GuestList>(`/gatherings/${id}/cancellation`, { reason: reason.trim() }))))) return;
    onClose();
    toast(t('gathering_cancelled'));
  };
  return (
    <FormSheet title={t('gathering_cancel')} save="gathering_cancel" work={work} onSave={save} onClose={onClose}>
      <p>{t('gathering_cancel_text')}</p>
      <Area
        label={t('gathering_cancel_reason')}
        value={reason}
        maxLength={300}
        onValue={setReason}
        error={tried && !reason.trim() ? t('field_required') : fieldError(work, '/reason')}
      />
    </FormSheet>
  );
}
