import { useState } from 'preact/hooks';
import { addDays, longDay, t, today } from '../i18n';
import { Chips } from '../ui/chips';
import { Field } from '../ui/field';

const AHEAD = { month: 30, quarter: 91, half: 182 } as const;
type Ahead = keyof typeof AHEAD;

/** When to ask again: in some weeks, or on a day of one's own. */
export function AskAgain({ value, onValue, error }: { value: string; onValue: (day: string) => void; error?: string | undefined }) {
  const [ahead, setAhead] = useState<Ahead | 'own'>('quarter');
  return (
    <>
      <Chips<Ahead | 'own'>
        legend={t('start_again_when')}
        required
        value={ahead}
        options={[...(Object.keys(AHEAD) as Ahead[]).map((one) => ({ value: one, label: t(`start_again_${one}`) })), { value: 'own', label: t('start_again_own') }]}
        onValue={(chosen) => {
          if (!chosen) return;
          setAhead(chosen);
          if (chosen !== 'own') onValue(addDays(today(), AHEAD[chosen]));
        }}
      >
        {ahead !== 'own' && <small>{t('start_again_day', { day: longDay(value) })}</small>}
      </Chips>
      {ahead === 'own' && <Field type="date" label={t('start_again_date')} value={value} min={addDays(today(), 1)} onValue={onValue} error={error} />}
    </>
  );
}

export const inThreeMonths = () => addDays(today(), AHEAD.quarter);
