import { useState } from 'preact/hooks';
import { me } from '../api/session';
import type { Cohort, Items, Meeting, Sheet, Tandem } from '../api/types';
import { useRead } from '../data/read';
import { sentence, t } from '../i18n';
import { Screen } from '../screen';
import { Badge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Empty } from '../ui/empty';
import { Reading } from '../ui/skeleton';
import { Tabs } from '../ui/tabs';
import { Duo } from '../ui/who';
import { currentMeetings, planLine } from './state';
import type { TeamHome } from './types';
import { dayLine, meetingMoment, meetingName, meetingWhen, pair } from './words';

type Filter = 'all' | 'mine';

/** All tandems beside each other, in the order they were formed: no ranking, nothing to compare. */
export function Tandems() {
  const [filter, setFilter] = useState<Filter>('all');
  const tandems = useRead<Items<Tandem>>('/tandems');
  const cohorts = useRead<Items<Cohort>>('/cohorts');
  const waiting = useRead<TeamHome>('/team/home').data?.waiting_plans ?? [];
  const here = (tandem: Tandem) => !tandem.ended_at && (filter === 'all' || tandem.partners.some(({ contact_person_id }) => contact_person_id === me.value?.id));
  const open = cohorts.data?.items.filter(({ state }) => state !== 'closed') ?? [];
  return (
    <Screen
      title={t('nav_tandems')}
      heading="top"
      two
      action={
        open.length > 0 && (
          <Btn kind="main" icon="add" href="/tandems/new">
            {t('staff_form')}
          </Btn>
        )
      }
    >
      <div class="all">
        <Tabs
          label={t('staff_filter')}
          value={filter}
          options={[
            { value: 'all', label: t('staff_filter_all') },
            { value: 'mine', label: t('staff_filter_mine') },
          ]}
          onValue={setFilter}
        />
      </div>
      <Reading read={tandems}>
        {({ items }) => (
          <Reading read={cohorts}>
            {({ items: all }) => {
              const shown = all.map((cohort) => ({ cohort, own: items.filter((tandem) => tandem.cohort_id === cohort.id && here(tandem)) })).filter(({ own }) => own.length > 0);
              if (shown.length === 0) return <Empty title={t(filter === 'mine' ? 'staff_tandems_none_mine' : 'staff_tandems_none')}>{t('staff_tandems_none_text')}</Empty>;
              return shown.map(({ cohort, own }) => <Board key={cohort.id} cohort={cohort} tandems={own} waiting={waiting.map(({ tandem }) => tandem.id)} />);
            }}
          </Reading>
        )}
      </Reading>
    </Screen>
  );
}

function Board({ cohort, tandems, waiting }: { cohort: Cohort; tandems: Tandem[]; waiting: string[] }) {
  const over = cohort.state === 'closed';
  const lines = (
    <div class="cols">
      {tandems.map((tandem) => (
        <Line key={tandem.id} tandem={tandem} over={over} waits={waiting.includes(tandem.id)} />
      ))}
    </div>
  );
  return (
    <section class="stack all" aria-labelledby={`board-${cohort.id}`}>
      <h2 id={`board-${cohort.id}`}>
        <span dir="auto">{cohort.name}</span> <span class="kick">· {dayLine(cohort)}</span>
      </h2>
      {lines}
    </section>
  );
}

function Line({ tandem, over, waits }: { tandem: Tandem; over: boolean; waits: boolean }) {
  const meetings = useRead<Items<Meeting>>(over ? null : `/tandems/${tandem.id}/milestone-meetings`).data?.items ?? [];
  const { next, last } = currentMeetings(meetings);
  const sheet = useRead<Sheet>(last ? `/milestone-meetings/${last.id}` : null).data;
  const names = tandem.partners.map(({ display_name }) => display_name);
  return (
    <a class="rw" href={`/tandems/${tandem.id}`}>
      <Duo names={names} />
      <span class="grow">
        <b>{pair(names)}</b>
        {next && <small>{next.day ? `${meetingName(next)} · ${meetingMoment(next)}` : meetingWhen(next)}</small>}
        {next?.state === 'proposed' && <small>{sentence(t('staff_proposed'))}</small>}
        {waits ? <Badge kind="wait">{t('staff_plan_waits')}</Badge> : sheet && <small>{planLine(sheet.plan)}</small>}
      </span>
    </a>
  );
}
