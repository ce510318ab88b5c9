import { useState } from 'preact/hooks';
import { post } from '../api/client';
import { provide, useRead } from '../data/read';
import { dayOf, longDay, t } from '../i18n';
import { fieldError, FormSheet, useWork } from '../staff/work';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Area } from '../ui/field';
import { Reading } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { toast } from '../ui/toast';
import { Voice } from '../ui/voice';
import type { StartGate } from './types';

/** The number, the balance of ages and missing declarations at a glance; who starts early says why. */
export function Gate({ cohort }: { cohort: string }) {
  const read = useRead<StartGate>(`/cohorts/${cohort}/start-gate`);
  return (
    <Section title={t('rec_gate')}>
      <Reading read={read}>{(gate) => (gate.places ? <Counted cohort={cohort} gate={gate} places={gate.places} /> : <p>{t('rec_gate_none')}</p>)}</Reading>
    </Section>
  );
}

function Counted({ cohort, gate, places }: { cohort: string; gate: StartGate; places: number }) {
  const [opening, setOpening] = useState(false);
  const { agreed, under_25, over_25, age_rule, missing_declarations: unsigned, not_in_the_app: outside, opened_at } = gate;
  return (
    <>
      <div class="card">
        <p class="big">{t('rec_in', { n: agreed, places })}</p>
        <dl class="facts">
          <dt>{t('rec_under_25')}</dt>
          <dd>{age_rule ? t('rec_of', { n: under_25, places: Math.floor(places / 2) }) : under_25}</dd>
          <dt>{t('rec_over_25')}</dt>
          <dd>{age_rule ? t('rec_of', { n: over_25, places: Math.ceil(places / 2) }) : over_25}</dd>
          <dt>{t('rec_declarations')}</dt>
          <dd>
            {unsigned.length === 0 ? (
              t(agreed ? 'rec_declarations_all' : 'rec_declarations_nobody')
            ) : (
              <>
                {t('rec_declarations_missing', { n: unsigned.length })}
                <Names people={unsigned} />
              </>
            )}
          </dd>
          {agreed > 0 && <dt>{t('rec_app')}</dt>}
          {agreed > 0 && (
            <dd>
              {outside.length === 0 ? (
                t('rec_app_all')
              ) : (
                <>
                  {t('rec_app_missing', { n: outside.length })}
                  <Names people={outside} />
                </>
              )}
            </dd>
          )}
        </dl>
        {outside.length > 0 && <p class="kick">{t('rec_app_paper')}</p>}
      </div>
      {opened_at ? (
        <Strip kind="good" title={t('rec_gate_open', { day: longDay(dayOf(opened_at)) })}>
          {gate.opened_by && <p>{t('rec_gate_by', { name: gate.opened_by })}</p>}
          {gate.reason && <Voice text={gate.reason} />}
        </Strip>
      ) : (
        <div class="row">
          <Btn icon="check" onClick={() => setOpening(true)}>
            {t(gate.enough ? 'rec_gate_do' : 'rec_gate_early')}
          </Btn>
        </div>
      )}
      {opening && <OpenGate cohort={cohort} gate={gate} places={places} onClose={() => setOpening(false)} />}
    </>
  );
}

const Names = ({ people }: { people: StartGate['not_in_the_app'] }) => (
  <>
    <br />
    <small>
      {people.map(({ id, display_name }, i) => (
        <span key={id}>
          {i > 0 && ', '}
          <bdi>{display_name}</bdi>
        </span>
      ))}
    </small>
  </>
);

function OpenGate({ cohort, gate, places, onClose }: { cohort: string; gate: StartGate; places: number; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const work = useWork();
  const path = `/cohorts/${cohort}/start-gate`;
  const missing = !gate.enough && !reason.trim();
  const save = async () => {
    setTried(true);
    if (missing || !(await work.run(async () => provide(path, await post<StartGate>(path, { reason: reason.trim() }))))) return;
    onClose();
    toast(t('rec_gate_opened'));
  };
  return (
    <FormSheet title={t('rec_gate_do')} save="rec_gate_do" work={work} onSave={save} onClose={onClose}>
      <p>{t('rec_gate_text')}</p>
      {!gate.enough && <Strip kind="wait" icon="people" title={t('rec_gate_few', { n: gate.agreed, places })} />}
      {!gate.enough && (
        <Area
          label={t('rec_gate_why')}
          hint={t('rec_gate_why_hint')}
          value={reason}
          maxLength={300}
          onValue={setReason}
          error={tried && missing ? t('field_required') : fieldError(work, '/reason')}
        />
      )}
    </FormSheet>
  );
}
