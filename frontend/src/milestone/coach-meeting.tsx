import { useId, useState } from 'preact/hooks';
import { post, put } from '../api/client';
import type { Items, Meeting, Place } from '../api/types';
import { useRead } from '../data/read';
import { longDay, t, today } from '../i18n';
import { Btn } from '../ui/btn';
import { Area, Field } from '../ui/field';
import { Sheet } from '../ui/sheet';
import { Reading } from '../ui/skeleton';
import { toast } from '../ui/toast';
import { useCall } from './coach-call';
import { marksOf } from './words';
import { sheetPath, takeMeeting } from './writes';

const ELSEWHERE = 'elsewhere';
const USUAL = '15:00';

/** Date, time and place as the coach suggests them. */
export function Proposal({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const places = useRead<Items<Place>>('/places');
  const suggested = meeting.suggested_day >= today() ? meeting.suggested_day : today();
  const [day, setDay] = useState(meeting.day ?? suggested);
  const [clock, setClock] = useState(meeting.clock ?? USUAL);
  const [place, setPlace] = useState(meeting.place?.id ?? (meeting.place_text ? ELSEWHERE : ''));
  const [text, setText] = useState(meeting.place_text);
  const call = useCall();
  const name = useId();
  const suggest = async () => {
    const body = { day, clock, place_id: place && place !== ELSEWHERE ? place : null, place_text: text.trim() };
    const done = await call.run(
      () => put(`${sheetPath(meeting.id)}/proposal`, body, meeting.version),
      (current) => takeMeeting(current as Meeting),
    );
    if (!done) return;
    toast(t('coach_proposed'));
    onClose();
  };
  return (
    <Sheet
      roomy
      title={t(meeting.day ? 'coach_move' : 'coach_propose')}
      onClose={onClose}
      action={
        <>
          {call.problem}
          <Btn kind="main" onClick={suggest} disabled={!day || !clock}>
            {t('coach_propose_do')}
          </Btn>
        </>
      }
    >
      <p class="kick">{t('coach_suggested', { day: longDay(meeting.suggested_day) })}</p>
      <div class="row start">
        <Field label={t('ms_day')} type="date" value={day} min={today()} onValue={setDay} />
        <Field label={t('ms_clock')} type="time" value={clock} onValue={setClock} />
      </div>
      <fieldset class="stack">
        <legend>{t('coach_place')}</legend>
        <Reading read={places}>
          {({ items }) => (
            <div class="stack g2">
              {[...items, null].map((one) => {
                const id = one?.id ?? ELSEWHERE;
                return (
                  <label key={id} class={place === id ? 'pick on' : 'pick'}>
                    <input type="radio" name={name} checked={place === id} onChange={() => setPlace(id)} />
                    <span class="grow">
                      {one ? one.name : t('coach_elsewhere')}
                      {one && <small class="ms-block">{[one.address, ...marksOf(one)].filter(Boolean).join(' · ')}</small>}
                    </span>
                  </label>
                );
              })}
            </div>
          )}
        </Reading>
      </fieldset>
      <Field label={t(place === ELSEWHERE ? 'coach_place_text' : 'coach_place_more')} value={text} onValue={setText} maxLength={200} />
    </Sheet>
  );
}

function Cancel({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const call = useCall();
  const cancel = async () => {
    if (await call.run(() => post(`${sheetPath(meeting.id)}/cancellation`, { reason: reason.trim() }))) onClose();
  };
  const ready = !!reason.trim();
  return (
    <Sheet
      title={t('coach_cancel')}
      onClose={onClose}
      action={
        <>
          {call.problem}
          <Btn kind="main" onClick={cancel} disabled={!ready}>
            {t(ready ? 'coach_cancel_do' : 'coach_reason_needed')}
          </Btn>
        </>
      }
    >
      <Area label={t('coach_cancel_reason')} hint={t('coach_reason_seen')} value={reason} onValue={setReason} maxLength={500} />
    </Sheet>
  );
}

export const isOpen = (meeting: Meeting) => meeting.state === 'proposed' || meeting.state === 'agreed';
export const mayBeHeld = (meeting: Meeting) => isOpen(meeting) && meeting.day !== null && meeting.day <= today();
export const hold = (meeting: Meeting) => post(`${sheetPath(meeting.id)}/holding`);

/** The second and third things a coach can do about a date. */
export function MeetingTools({ meeting }: { meeting: Meeting }) {
  const [open, setOpen] = useState<'proposal' | 'cancel' | null>(null);
  if (meeting.state === 'held') return null;
  return (
    <div class="row no-print">
      {isOpen(meeting) && (
        <Btn icon="calendar" onClick={() => setOpen('proposal')}>
          {t('coach_move')}
        </Btn>
      )}
      {meeting.state !== 'cancelled' && (
        <Btn kind="bare" onClick={() => setOpen('cancel')}>
          {t('coach_cancel')}
        </Btn>
      )}
      {open === 'proposal' && <Proposal meeting={meeting} onClose={() => setOpen(null)} />}
      {open === 'cancel' && <Cancel meeting={meeting} onClose={() => setOpen(null)} />}
    </div>
  );
}
