import { useState } from 'preact/hooks';
import { put } from '../api/client';
import type { Cohort, Items } from '../api/types';
import { newId } from '../data/id';
import { useRead } from '../data/read';
import { addDays, clock, longDay, t, today } from '../i18n';
import { go } from '../router';
import { Screen } from '../screen';
import { fieldError, FormSheet, useWork } from '../staff/work';
import { Btn } from '../ui/btn';
import { Chips } from '../ui/chips';
import { Empty } from '../ui/empty';
import { Area, Field } from '../ui/field';
import { Pick } from '../ui/pick';
import { Row, Rows } from '../ui/rows';
import { Reading } from '../ui/skeleton';
import { toast } from '../ui/toast';
import { datingState } from './team-words';
import type { DatingLine, DatingPlan, How, TeamDating } from './types';
import './dating.css';

/** The speed-datings of a cohort. */
export function CohortSpeedDatings({ id }: { id: string }) {
  const read = useRead<Items<DatingLine>>(`/cohorts/${id}/speed-datings`);
  const cohort = useRead<Cohort>(`/cohorts/${id}`).data;
  const [open, setOpen] = useState(false);
  return (
    <Screen title={t('sd_title')} {...(cohort ? { kick: cohort.name } : {})} up={`/cohorts/${id}`}>
      <Reading read={read}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('sdt_none')}>{t('sdt_none_text')}</Empty>
          ) : (
            <Rows>
              {items.map((dating) => (
                <Row key={dating.id} href={`/speed-datings/${dating.id}`} icon="calendar" small={datingState(dating)}>
                  <b>{t('sd_when', { day: longDay(dating.day), clock: clock(dating.clock) })}</b>
                </Row>
              ))}
            </Rows>
          )
        }
      </Reading>
      {cohort && cohort.state !== 'closed' && (
        <Btn kind="main" icon="add" class="narrow" onClick={() => setOpen(true)}>
          {t('sdt_plan')}
        </Btn>
      )}
      {open && cohort && <PlanForm cohort={cohort.id} ageRule={cohort.age_rule} onClose={() => setOpen(false)} />}
    </Screen>
  );
}

const linesOf = (text: string) => text.split(/\s+/).filter(Boolean);

const HOW = ['on_site', 'phone', 'video'] as const;

type FormProps = { cohort: string; dating?: TeamDating; ageRule?: boolean; onClose: () => void };

/** Day, place and pace of a speed-dating. */
export function PlanForm({ cohort, dating, ageRule = true, onClose }: FormProps) {
  const [id] = useState(() => dating?.id ?? newId());
  const [version, setVersion] = useState(dating?.version ?? 0);
  const [plan, setPlan] = useState<DatingPlan>(
    () => dating ?? { day: addDays(today(), 7), clock: '16:00', how: 'on_site', place_text: '', link: '', table_links: [], mode: ageRule ? 'two_sides' : 'everybody', minutes: 6, minutes_to_change: 1 },
  );
  const [links, setLinks] = useState(plan.table_links.join('\n'));
  const [numbers, setNumbers] = useState({ minutes: String(plan.minutes), minutes_to_change: String(plan.minutes_to_change) });
  const set = (change: Partial<DatingPlan>) => setPlan((now) => ({ ...now, ...change }));
  const work = useWork();
  const frozen = dating?.state === 'running';
  const save = async (base = version) => {
    const { day, clock: time, how, place_text, link, mode } = plan;
    const video = how === 'video';
    const body = { day, clock: time, how, place_text, link: video ? link : '', table_links: video ? linesOf(links) : [], mode, minutes: Number(numbers.minutes), minutes_to_change: Number(numbers.minutes_to_change) };
    if (!(await work.run(() => put(`/cohorts/${cohort}/speed-datings/${id}`, body, base || null)))) return;
    onClose();
    toast(t('sdt_saved'));
    if (!dating) go(`/speed-datings/${id}`);
  };
  return (
    <FormSheet
      title={t(dating ? 'sdt_change' : 'sdt_plan')}
      work={work}
      onSave={() => save()}
      onClose={onClose}
      onMine={(current: TeamDating) => {
        setVersion(current.version);
        void save(current.version);
      }}
      onTheirs={(current: TeamDating) => {
        setVersion(current.version);
        setPlan(current);
        setLinks(current.table_links.join('\n'));
      }}
    >
      {!frozen && (
        <>
          <div class="row start">
            <Field type="date" label={t('sdt_day')} value={plan.day} onValue={(day) => set({ day })} error={fieldError(work, '/day', plan.day)} />
            <Field type="time" label={t('sdt_clock')} value={plan.clock} onValue={(value) => set({ clock: value.slice(0, 5) })} error={fieldError(work, '/clock', plan.clock)} />
          </div>
        </>
      )}
      <Chips<How> required legend={t('sdt_how')} value={plan.how} onValue={(how) => how && set({ how })} options={HOW.map((value) => ({ value, label: t(`sdt_${value}`) }))} />
      <Field label={t('sdt_place')} hint={t('sdt_place_hint')} value={plan.place_text} maxLength={200} onValue={(place_text) => set({ place_text })} error={fieldError(work, '/place_text', plan.place_text)} />
      {plan.how === 'video' && (
        <>
          <Field label={t('sdt_link')} hint={t('sdt_link_hint')} value={plan.link} maxLength={500} onValue={(link) => set({ link })} error={fieldError(work, '/link', plan.link)} />
          <Area label={t('sdt_table_links')} hint={t('sdt_table_links_hint')} voice={false} value={links} onValue={setLinks} error={fieldError(work, '/table_links', links)} />
        </>
      )}
      {!frozen && (
        <>
          <fieldset class="stack">
            <legend>{t('sdt_mode')}</legend>
            <Pick
              label={t('sdt_mode')}
              value={plan.mode}
              onValue={(mode) => set({ mode })}
              options={[
                { value: 'two_sides' as const, label: t('sdt_two_sides') },
                { value: 'everybody' as const, label: t('sdt_everybody') },
              ]}
            />
          </fieldset>
          <div class="row start">
            <Field
              type="number"
              inputMode="numeric"
              min="3"
              max="15"
              label={t('sdt_minutes')}
              hint={t('sdt_minutes_hint')}
              value={numbers.minutes}
              onValue={(minutes) => setNumbers((now) => ({ ...now, minutes }))}
              error={fieldError(work, '/minutes', numbers.minutes)}
            />
            <Field
              type="number"
              inputMode="numeric"
              min="0"
              max="5"
              label={t('sdt_to_change')}
              hint={t('sdt_to_change_hint')}
              value={numbers.minutes_to_change}
              onValue={(minutes_to_change) => setNumbers((now) => ({ ...now, minutes_to_change }))}
              error={fieldError(work, '/minutes_to_change', numbers.minutes_to_change)}
            />
          </div>
        </>
      )}
    </FormSheet>
  );
}

