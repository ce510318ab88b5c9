import { useState } from 'preact/hooks';
import { me } from '../api/session';
import type { Step } from '../api/types';
import { pendingOf } from '../data/outbox';
import { nearDay, t, today } from '../i18n';
import { Badge, SentBadge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Card } from '../ui/card';
import { Row, Rows } from '../ui/rows';
import { Sheet } from '../ui/sheet';
import { Tick } from '../ui/tick';
import { toast } from '../ui/toast';
import { overlaySteps } from '../workbook/overlay';
import { saveStep } from '../workbook/writes';

/** What I wanted to do. A step whose day has passed says so by its day alone. */
export function Steps({ steps }: { steps: Step[] }) {
  const [asked, setAsked] = useState<Step | null>(null);
  const open = overlaySteps(steps).filter((step) => step.state === 'open' && step.owner_id === me.value?.id);
  if (!open.length) return null;
  const close = async (step: Step, state: Step['state']) => {
    setAsked(null);
    await saveStep(step, { state });
    toast(t(`home_step_${state as 'done' | 'changed' | 'dropped'}`), () => saveStep(step, { state: 'open' }));
  };
  return (
    <>
      {open.map((step) => (
        <Card
          key={step.id}
          class="tight"
          title={t('home_step')}
          end={step.due_day && step.due_day >= today() ? <Badge>{t('home_until', { day: nearDay(step.due_day) })}</Badge> : null}
        >
          <Tick checked={false} onChecked={() => close(step, 'done')}>
            <span class="voice" dir="auto">
              {step.text}
            </span>
          </Tick>
          <div class="row flush">
            <Btn kind="bare" onClick={() => setAsked(step)}>
              {t('home_step_else')}
            </Btn>
            <SentBadge state={pendingOf(`step:${step.id}`).at(-1)?.state} />
          </div>
        </Card>
      ))}
      {asked && (
        <Sheet title={t('home_step_else_title')} onClose={() => setAsked(null)}>
          <p class="voice" dir="auto">
            {asked.text}
          </p>
          <Rows>
            <Row onClick={() => close(asked, 'changed')}>{t('home_step_changed_yes')}</Row>
            <Row onClick={() => close(asked, 'dropped')}>{t('home_step_dropped_yes')}</Row>
            <Row href={`/step/${asked.id}`}>{t('home_step_edit')}</Row>
          </Rows>
        </Sheet>
      )}
    </>
  );
}
