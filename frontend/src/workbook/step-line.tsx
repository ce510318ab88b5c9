import { useState } from 'preact/hooks';
import type { Step } from '../api/types';
import { t } from '../i18n';
import { SentBadge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Choose } from '../ui/pick';
import { Sheet } from '../ui/sheet';
import { Tick } from '../ui/tick';
import { toast } from '../ui/toast';
import { Voice } from '../ui/voice';
import type { Book } from './book';
import { stateOf } from './overlay';
import { choices, dueText, STEP_STATES, word } from './words';
import { saveStep, stepEntity } from './writes';

/** A small step: one tap says it is done, the word beside it what else became of it. */
export function StepLine({ step, book, link }: { step: Step; book: Book; link?: boolean }) {
  const [asking, setAsking] = useState(false);
  const set = async (state: Step['state']) => {
    const before = step.state;
    await saveStep(step, { state });
    // Inside a form the line itself says enough, and a toast would cover the next question.
    if (link) toast(t(`wb_step_${state}`), () => saveStep({ ...step, state }, { state: before }));
  };
  return (
    <div class="rw wb-step">
      <Tick checked={step.state === 'done'} onChecked={(done) => void set(done ? 'done' : 'open')}>
        <Voice text={step.text} inline />
        <small>{[book.name(step.owner_id), dueText(step), step.state === 'open' ? '' : word('state', step.state)].filter(Boolean).join(' · ')}</small>
        <SentBadge state={stateOf(stepEntity(step.id))} />
      </Tick>
      {link ? (
        <Btn kind="icon" icon="pen" label={t('wb_step_change_this', { what: step.text })} href={`/step/${step.id}`} />
      ) : (
        <Btn kind="bare" onClick={() => setAsking(true)}>
          {t('wb_otherwise')}
          <span class="vh">: {step.text}</span>
        </Btn>
      )}
      {asking && (
        <Sheet title={t('wb_step_became')} onClose={() => setAsking(false)}>
          <Voice text={step.text} />
          <Choose
            label={t('wb_step_became')}
            options={choices('state', STEP_STATES)}
            value={step.state}
            onValue={(state) => {
              setAsking(false);
              void set(state);
            }}
          />
        </Sheet>
      )}
    </div>
  );
}
