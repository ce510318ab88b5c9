import { useId } from 'preact/hooks';
import { ProblemError, put } from '../api/client';
import type { Cohort, Items, Participant } from '../api/types';
import { useDraft } from '../data/draft';
import { newId } from '../data/id';
import { useRead } from '../data/read';
import { inOrder, languageName, t } from '../i18n';
import { go } from '../router';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Empty } from '../ui/empty';
import { Area, Select } from '../ui/field';
import { Pick } from '../ui/pick';
import { Reading } from '../ui/skeleton';
import { toast } from '../ui/toast';
import { partnersFor, unpaired } from './state';
import { ageName, callName, pair } from './words';
import { fieldError, Form, Trouble, useWork } from './work';

type Tandem = { id: string; cohort: string; first: string; second: string; reason: string };

/** Two people and why these two, in words that the two will read. */
export function FormTandem() {
  const cohorts = useRead<Items<Cohort>>('/cohorts');
  return (
    <Screen title={t('staff_form')} up="/tandems">
      <Reading read={cohorts}>
        {({ items }) => {
          const open = items.filter(({ state }) => state !== 'closed');
          return open.length ? <Choice cohorts={open} /> : <Empty title={t('staff_no_cohort')}>{t('staff_no_cohort_text')}</Empty>;
        }}
      </Reading>
    </Screen>
  );
}

function Choice({ cohorts }: { cohorts: Cohort[] }) {
  const likely = cohorts.find(({ state }) => state === 'running') ?? (cohorts[0] as Cohort);
  const draft = useDraft<Tandem>('tandem:new', { id: newId(), cohort: likely.id, first: '', second: '', reason: '' });
  const cohort = cohorts.find(({ id }) => id === draft.value.cohort) ?? likely;
  const people = useRead<Items<Participant>>(`/cohorts/${cohort.id}/participants`);
  const work = useWork();
  if (!draft.ready) return null;
  return (
    <>
      {cohorts.length > 1 && (
        <Select
          label={t('staff_cohort')}
          value={cohort.id}
          options={cohorts.map(({ id, name }) => ({ value: id, label: name }))}
          onValue={(id) => draft.set({ cohort: id, first: '', second: '' })}
        />
      )}
      <Reading read={people}>
        {({ items }) => {
          const free = unpaired(items);
          const first = free.find(({ id }) => id === draft.value.first);
          const partners = partnersFor(items, first, cohort.age_rule);
          const second = partners.find(({ id }) => id === draft.value.second);
          if (free.length < 2) {
            return (
              <Empty title={t('staff_form_none')} action={<Btn href={`/people/${cohort.id}/new`}>{t('staff_invite')}</Btn>}>
                {t('staff_form_none_text')}
              </Empty>
            );
          }
          const save = async () => {
            const body = { cohort_id: cohort.id, partner_ids: [first?.id, second?.id], reason: draft.value.reason };
            if (!(await work.run(() => put(`/tandems/${draft.value.id}`, body)))) return;
            const { id } = draft.value;
            await draft.clear();
            toast(t('staff_form_toast'));
            go(`/tandems/${id}`, { replace: true });
          };
          return (
            <Form onSave={save}>
              <p class="kick">{t(cohort.age_rule ? 'staff_form_rule' : 'staff_form_free')}</p>
              <Someone title={t('staff_form_first')} people={free} value={first?.id ?? null} onValue={(id) => draft.set({ first: id, second: '' })} />
              {first && partners.length > 0 && (
                <Someone title={t('staff_form_second', { name: callName(first) })} people={partners} value={second?.id ?? null} onValue={(id) => draft.set({ second: id })} />
              )}
              {first && partners.length === 0 && <p>{t('staff_form_no_partner')}</p>}
              {first && second && (
                <>
                  <Area
                    label={t('staff_form_reason', { names: pair([callName(first), callName(second)]) })}
                    hint={t('staff_form_reason_hint')}
                    value={draft.value.reason}
                    maxLength={500}
                    onValue={(reason) => draft.set({ reason })}
                    error={fieldError(work, '/reason', draft.value.reason)}
                  />
                  <Trouble work={work} />
                  {work.trouble instanceof ProblemError && work.trouble.code === 'please_not' && (
                    <Btn icon="seam" href={`/cohorts/${cohort.id}/matching`}>
                      {t('staff_by_hand')}
                    </Btn>
                  )}
                  <Btn kind="main" submit>
                    {t('staff_form_save')}
                  </Btn>
                </>
              )}
            </Form>
          );
        }}
      </Reading>
    </>
  );
}

/** So many fit above each other without pushing the next question off a phone. */
const FEW = 6;

type SomeoneProps = { title: string; people: Participant[]; value: string | null; onValue: (id: string) => void };

function Someone({ title, people: all, value, onValue }: SomeoneProps) {
  const id = useId();
  const people = all.toSorted((a, b) => inOrder(callName(a), callName(b)));
  if (people.length > FEW) {
    return (
      <Select
        label={title}
        value={value ?? ''}
        empty="–"
        options={people.map((person) => ({ value: person.id, label: [callName(person), ageName(person.age_group), languageName(person.language)].join(' · ') }))}
        onValue={onValue}
      />
    );
  }
  return (
    <div class="stack">
      <h2 id={id}>{title}</h2>
      <Pick labelledBy={id} value={value} options={people.map(choice)} onValue={onValue} />
    </div>
  );
}

const choice = (person: Participant) => ({
  value: person.id,
  label: (
    <>
      <bdi>{callName(person)}</bdi>
      <small> · {languageName(person.language)}</small>
    </>
  ),
  end: <small>{ageName(person.age_group)}</small>,
});
