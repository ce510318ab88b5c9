import { useState } from 'preact/hooks';
import { patch, put } from '../api/client';
import type { Cohort } from '../api/types';
import { useDraft } from '../data/draft';
import { provide } from '../data/read';
import { t, today } from '../i18n';
import { go } from '../router';
import { Field } from '../ui/field';
import { Tick } from '../ui/tick';
import { toast } from '../ui/toast';
import { fieldError, FormSheet, useWishId, useWork } from './work';

type Rules = { name: string; start_day: string; length_days: string; milestone_rhythm_days: string; meetings_per_week: string; age_rule: boolean; places: string };

const rulesOf = (cohort: Cohort): Rules => ({
  name: cohort.name,
  start_day: cohort.start_day,
  length_days: String(cohort.length_days),
  milestone_rhythm_days: String(cohort.milestone_rhythm_days),
  meetings_per_week: String(cohort.meetings_per_week),
  age_rule: cohort.age_rule,
  places: cohort.places ? String(cohort.places) : '',
});

const bodyOf = (rules: Rules) => ({
  ...rules,
  length_days: Number(rules.length_days),
  milestone_rhythm_days: Number(rules.milestone_rhythm_days),
  meetings_per_week: Number(rules.meetings_per_week),
  places: Number(rules.places),
});

/** A new cohort, or the rules of one. */
export const CohortForm = ({ cohort, onClose }: { cohort?: Cohort; onClose: () => void }) =>
  cohort ? <EditCohort cohort={cohort} onClose={onClose} /> : <NewCohort onClose={onClose} />;

const DEFAULTS: Rules = { name: '', start_day: '', length_days: '100', milestone_rhythm_days: '21', meetings_per_week: '1', age_rule: true, places: '14' };

function NewCohort({ onClose }: { onClose: () => void }) {
  const draft = useDraft<Rules>('cohort:new', DEFAULTS);
  const work = useWork();
  const wishId = useWishId();
  const save = async () => {
    const body = bodyOf(draft.value);
    let made: Cohort | undefined;
    if (!(await work.run(async () => (made = await put<Cohort>(`/cohorts/${wishId(body)}`, body)))) || !made) return;
    await draft.clear();
    onClose();
    go(`/cohorts/${made.id}`);
  };
  return (
    <FormSheet title={t('staff_cohort_new')} work={work} onSave={save} onClose={onClose}>
      <Fields rules={draft.value} set={draft.set} work={work} planned />
    </FormSheet>
  );
}

function EditCohort({ cohort, onClose }: { cohort: Cohort; onClose: () => void }) {
  const [rules, setRules] = useState(rulesOf(cohort));
  const [version, setVersion] = useState(cohort.version);
  const work = useWork();
  const path = `/cohorts/${cohort.id}`;
  const save = async (base = version) => {
    const { start_day, ...rest } = bodyOf(rules);
    const body = cohort.state === 'planned' ? { start_day, ...rest } : rest;
    if (!(await work.run(async () => provide(path, await patch<Cohort>(path, body, base))))) return;
    onClose();
    toast(t('saved'));
  };
  return (
    <FormSheet
      title={t('staff_cohort_edit')}
      work={work}
      onSave={() => save()}
      onClose={onClose}
      onMine={(current: Cohort) => {
        setVersion(current.version);
        void save(current.version);
      }}
      onTheirs={(current: Cohort) => {
        setVersion(current.version);
        setRules(rulesOf(current));
      }}
    >
      <Fields rules={rules} set={(change) => setRules({ ...rules, ...change })} work={work} planned={cohort.state === 'planned'} />
    </FormSheet>
  );
}

type FieldsProps = { rules: Rules; set: (change: Partial<Rules>) => void; work: ReturnType<typeof useWork>; planned: boolean };

function Fields({ rules, set, work, planned }: FieldsProps) {
  const days = { type: 'number', inputMode: 'numeric' } as const;
  return (
    <>
      <Field label={t('staff_cohort_name')} hint={t('staff_cohort_name_hint')} value={rules.name} maxLength={80} onValue={(name) => set({ name })} error={fieldError(work, '/name', rules.name)} />
      {planned && (
        <Field type="date" label={t('staff_start_day')} min={today()} value={rules.start_day} onValue={(start_day) => set({ start_day })} error={fieldError(work, '/start_day', rules.start_day)} />
      )}
      <Field {...days} label={t('staff_length_label')} min="20" max="366" value={rules.length_days} onValue={(length_days) => set({ length_days })} error={fieldError(work, '/length_days', rules.length_days)} />
      <Field
        {...days}
        label={t('staff_rhythm_label')}
        min="7"
        max="90"
        value={rules.milestone_rhythm_days}
        onValue={(milestone_rhythm_days) => set({ milestone_rhythm_days })}
        error={fieldError(work, '/milestone_rhythm_days', rules.milestone_rhythm_days)}
      />
      <Field
        {...days}
        label={t('staff_per_week_label')}
        min="1"
        max="7"
        value={rules.meetings_per_week}
        onValue={(meetings_per_week) => set({ meetings_per_week })}
        error={fieldError(work, '/meetings_per_week', rules.meetings_per_week)}
      />
      <Field {...days} label={t('staff_places_label')} hint={t('staff_places_hint')} min="2" max="500" value={rules.places} onValue={(places) => set({ places })} error={fieldError(work, '/places')} />
      <Tick checked={rules.age_rule} onChecked={(age_rule) => set({ age_rule })}>
        {t('staff_age_rule')}
      </Tick>
    </>
  );
}
