import { useState } from 'preact/hooks';
import type { Home, PlannedMeeting } from '../api/types';
import { t, today } from '../i18n';
import { Btn } from '../ui/btn';
import { Field } from '../ui/field';
import { Sheet } from '../ui/sheet';
import { toast } from '../ui/toast';
import { savePlannedMeeting } from '../workbook/writes';

type Tandem = NonNullable<Home['tandem']>;

/** When and where the two meet next. */
export function Arrange({ tandem, planned, onClose }: { tandem: Tandem; planned: PlannedMeeting | null; onClose: () => void }) {
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
