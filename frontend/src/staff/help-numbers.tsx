import type { HelpNumber } from '../api/types';
import { t } from '../i18n';
import { Btn } from '../ui/btn';
import { Field } from '../ui/field';
import { fieldError, type Work } from './work';

const MOST = 10;

type Props = { numbers: HelpNumber[]; onNumbers: (numbers: HelpNumber[]) => void; work: Work };

/** Whom people can call in hard times; the office knows its town. */
export function HelpNumbers({ numbers, onNumbers, work }: Props) {
  const change = (at: number, to: Partial<HelpNumber>) => onNumbers(numbers.map((number, i) => (i === at ? { ...number, ...to } : number)));
  return (
    <fieldset class="stack">
      <legend>{t('staff_help_numbers')}</legend>
      <p class="kick">{t('staff_help_numbers_text')}</p>
      {numbers.map((number, i) => (
        <div class="card" key={i}>
          <Field label={t('staff_help_name')} value={number.name} maxLength={80} onValue={(name) => change(i, { name })} error={fieldError(work, `/help_numbers/${i}/name`, number.name)} />
          <div class="cols">
            <Field type="tel" autoComplete="off" label={t('staff_help_phone')} value={number.phone} maxLength={40} onValue={(phone) => change(i, { phone })} error={fieldError(work, `/help_numbers/${i}/phone`, number.phone)} />
            <Field label={t('staff_help_note')} value={number.note ?? ''} maxLength={120} onValue={(note) => change(i, { note })} />
          </div>
          <div class="row">
            <Btn kind="bare" onClick={() => onNumbers(numbers.filter((_, other) => other !== i))}>
              {t('staff_help_remove')}
              <span class="vh">: {number.name}</span>
            </Btn>
          </div>
        </div>
      ))}
      {numbers.length < MOST && (
        <div class="row">
          <Btn icon="add" onClick={() => onNumbers([...numbers, { name: '', phone: '', note: '' }])}>
            {t('staff_help_add')}
          </Btn>
        </div>
      )}
    </fieldset>
  );
}
