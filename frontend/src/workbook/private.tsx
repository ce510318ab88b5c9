import { useState } from 'preact/hooks';
import { t } from '../i18n';
import { Btn } from '../ui/btn';
import { Icon } from '../ui/icon';
import { Pick, Scale } from '../ui/pick';
import { See } from '../ui/see';
import type { Feelings } from './entries';
import { choices, five, GIVING } from './words';

const QUESTIONS = ['helped', 'heard', 'giving', 'mood'] as const;

/** Four questions only the person who answers ever sees, one at a time, each may stay empty. */
export function PrivateQuestions({ value, onValue, onDone }: { value: Feelings; onValue: (change: Partial<Feelings>) => void; onDone?: () => void }) {
  const [at, setAt] = useState(0);
  const question = QUESTIONS[at] as (typeof QUESTIONS)[number];
  const label = t(`wb_q_${question}`);
  const last = at === QUESTIONS.length - 1;
  return (
    <div class="stack">
      <div class="row apart">
        <span class="kick">{t('wb_question_of', { n: at + 1, all: QUESTIONS.length })}</span>
        <See value="me" />
      </div>
      <h3 aria-live="polite">{label}</h3>
      {question === 'giving' ? (
        <Pick key={question} label={label} options={choices('giving', GIVING)} value={value.giving} onValue={(giving) => onValue({ giving })} />
      ) : (
        <Scale key={question} label={label} words={five(question === 'mood' ? 'mood' : 'agree')} value={value[question]} onValue={(answer) => onValue({ [question]: answer })} />
      )}
      <div class="row apart">
        {at > 0 ? (
          <Btn kind="bare" icon="back" onClick={() => setAt(at - 1)}>
            {t('wb_question_back')}
          </Btn>
        ) : (
          <span />
        )}
        {value[question] !== null && (
          <Btn kind="bare" onClick={() => onValue({ [question]: null })}>
            {t('wb_answer_delete')}
          </Btn>
        )}
        {(!last || onDone) && (
          <Btn onClick={() => (last ? onDone?.() : setAt(at + 1))}>
            {last ? t('done') : value[question] === null ? t('wb_skip') : t('continue')}
            {!last && <Icon name="forward" />}
          </Btn>
        )}
      </div>
    </div>
  );
}
