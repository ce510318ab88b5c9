import { signal } from '@preact/signals';
import type { Cohort, Items, Participant } from '../api/types';
import { useRead } from '../data/read';
import { inOrder, t } from '../i18n';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Empty } from '../ui/empty';
import { Row, Rows } from '../ui/rows';
import { Reading } from '../ui/skeleton';
import { Tabs } from '../ui/tabs';
import { sideOf, Who } from '../ui/who';
import { ageName, callName, dayLine } from './words';

/** The cohort whose people were looked at last. */
const chosen = signal<string | null>(null);

/** The participants of a coach's cohorts. */
export function People() {
  const cohorts = useRead<Items<Cohort>>('/cohorts');
  const items = cohorts.data?.items ?? [];
  const cohort = items.find(({ id }) => id === chosen.value) ?? items.find(({ state }) => state === 'running' || state === 'paused') ?? items[0];
  return (
    <Screen
      title={t('nav_people')}
      heading="top"
      action={
        cohort &&
        cohort.state !== 'closed' && (
          <Btn kind="main" icon="add" href={`/people/${cohort.id}/new`}>
            {t('staff_invite_do')}
          </Btn>
        )
      }
    >
      <Reading read={cohorts}>
        {() =>
          cohort ? (
            <>
              {items.length > 1 && (
                <Tabs label={t('nav_cohorts')} value={cohort.id} options={items.map(({ id, name }) => ({ value: id, label: name }))} onValue={(id) => (chosen.value = id)} />
              )}
              <Members key={cohort.id} cohort={cohort} />
            </>
          ) : (
            <Empty title={t('staff_no_cohort')}>{t('staff_no_cohort_text')}</Empty>
          )
        }
      </Reading>
    </Screen>
  );
}

function Members({ cohort }: { cohort: Cohort }) {
  const people = useRead<Items<Participant>>(`/cohorts/${cohort.id}/participants`);
  return (
    <>
      <p class="kick">{dayLine(cohort)}</p>
      <Reading read={people}>
        {({ items }) => {
          if (items.length === 0) return <Empty title={t('staff_people_none')}>{t('staff_people_none_text')}</Empty>;
          const byName = [...items].sort((a, b) => inOrder(callName(a), callName(b)));
          const groups = [
            { title: t('staff_people_waiting'), own: byName.filter((person) => person.state !== 'disabled' && !person.tandem_id && !person.left_day) },
            { title: t('staff_people_paired'), own: byName.filter((person) => person.state !== 'disabled' && person.tandem_id && !person.left_day) },
            { title: t('staff_people_out'), own: byName.filter((person) => person.state === 'disabled' || person.left_day) },
          ];
          return groups
            .filter(({ own }) => own.length > 0)
            .map(({ title, own }) => (
              <Section key={title} title={title}>
                <Rows>
                  {own.map((person) => (
                    <Row
                      key={person.id}
                      href={`/people/${cohort.id}/${person.id}`}
                      start={<Who name={callName(person)} side={sideOf(person.age_group)} />}
                      small={
                        <>
                          {ageName(person.age_group)} · <bdi dir="ltr">{person.login}</bdi>
                          {personState(person) && ` · ${personState(person)}`}
                        </>
                      }
                    >
                      <bdi>{callName(person)}</bdi>
                    </Row>
                  ))}
                </Rows>
              </Section>
            ));
        }}
      </Reading>
    </>
  );
}

/** Not here yet, gone, or no device to remind: a fact in neutral words. */
export function personState({ state, reachable, left_day }: Pick<Participant, 'state' | 'reachable' | 'left_day'>): string {
  if (left_day) return t('staff_left_badge');
  if (state === 'invited') return t('staff_invited');
  return state === 'active' && !reachable ? t('staff_no_device') : '';
}
