import { useState } from 'preact/hooks';
import { me } from '../api/session';
import type { Home, PlannedMeeting } from '../api/types';
import { clock, loadTexts, longDay, nearDay, sentence, t, today } from '../i18n';
import { Btn } from '../ui/btn';
import { Card } from '../ui/card';
import { SentBadge } from '../ui/badge';
import { Field } from '../ui/field';
import { later } from '../ui/later';
import { Sheet } from '../ui/sheet';
import { toast } from '../ui/toast';
import { Duo } from '../ui/who';
import { overlayPlanned } from '../workbook/overlay';
import { savePlannedMeeting } from '../workbook/writes';
import { pendingOf } from '../data/outbox';
import { downloadMeeting } from './calendar-file';

type Tandem = NonNullable<Home['tandem']>;

const ShareButton = later(async () => (await Promise.all([import('../messages/share'), loadTexts('messages')]))[0].ShareButton, true);

/** Where and when, as it is sent. */
const placeOf = (planned: PlannedMeeting & { day: string }) => [planned.place_text, longDay(planned.day), planned.clock && clock(planned.clock)].filter(Boolean).join(' · ');

/** When the two meet next; moving it is one tap away. */
export function NextMeeting({ tandem, planned: stored }: { tandem: Tandem; planned: PlannedMeeting | null }) {
  const [open, setOpen] = useState(false);
  const planned = overlayPlanned(stored, tandem.id);
  const day = planned?.day && planned.day >= today() ? planned.day : null;
  const names = [me.value?.display_name ?? '', tandem.partner.display_name];
  return (
    <Card class="tight">
      <div class="row apart start">
        <div class="stack tight grow">
          <h2 class="kick">{t('home_next')}</h2>
          {day && planned ? (
            <>
              <p class="big">{planned.clock ? t('home_at', { day: sentence(nearDay(day)), clock: clock(planned.clock) }) : sentence(nearDay(day))}</p>
              <p>
                {t('home_with', { name: tandem.partner.display_name })}
                {planned.place_text && (
                  <>
                    {' · '}
                    <bdi>{planned.place_text}</bdi>
                  </>
                )}
              </p>
            </>
          ) : (
            <p class="big">{t('home_next_none')}</p>
          )}
        </div>
        <Duo names={names} />
      </div>
      <div class="row flush">
        <Btn kind="bare" onClick={() => setOpen(true)}>
          {day ? t('home_move') : t('home_arrange')}
        </Btn>
        {day && planned && (
          <Btn kind="bare" onClick={() => downloadMeeting(tandem.id, { ...planned, day })}>
            {t('home_calendar')}
          </Btn>
        )}
        {day && planned?.place_text && <ShareButton link={{ kind: 'place', id: null, text: placeOf({ ...planned, day }) }} />}
        <SentBadge state={pendingOf(`planned:${tandem.id}`).at(-1)?.state} />
      </div>
      {open && <Arrange tandem={tandem} planned={planned} onClose={() => setOpen(false)} />}
    </Card>
  );
}

function Arrange({ tandem, planned, onClose }: { tandem: Tandem; planned: PlannedMeeting | null; onClose: () => void }) {
  const upcoming = planned?.day && planned.day >= today() ? planned : null;
  const [day, setDay] = useState(upcoming?.day ?? '');
  const [time, setTime] = useState(upcoming?.clock ?? '');
  const [place, setPlace] = useState(planned?.place_text ?? '');
  const [missing, setMissing] = useState(false);
  const save = async (to: string | null) => {
    await savePlannedMeeting(tandem.id, planned, { day: to, clock: to && time ? time : null, place_text: place.trim() });
    onClose();
    toast(to ? t('home_arranged') : t('home_taken_back'));
  };
  return (
    <Sheet
      title={t('home_arrange_title', { name: tandem.partner.display_name })}
      onClose={onClose}
      action={
        <Btn kind="main" onClick={() => (day && day >= today() ? save(day) : setMissing(true))}>
          {t('save')}
        </Btn>
      }
    >
      <div class="row start">
        <Field label={t('home_when')} type="date" value={day} min={today()} onValue={setDay} error={missing && !(day >= today()) ? t('home_when_missing') : undefined} />
        <Field label={t('home_clock')} type="time" value={time} onValue={setTime} />
      </div>
      <Field label={t('home_where')} value={place} onValue={setPlace} maxLength={120} voice />
      {upcoming && (
        <div class="row">
          <Btn kind="bare" onClick={() => save(null)}>
            {t('home_take_back')}
          </Btn>
        </div>
      )}
    </Sheet>
  );
}
