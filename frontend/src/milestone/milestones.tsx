import './milestone.css';
import './conflict';
import type { Items, Meeting, Sheet as SheetData, OfficePromise, Tandem } from '../api/types';
import { pending } from '../data/outbox';
import { useRead } from '../data/read';
import { dayAndMonth, longDay, number, t, today } from '../i18n';
import { go, place } from '../router';
import { Screen } from '../screen';
import { Badge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Empty } from '../ui/empty';
import { Icon } from '../ui/icon';
import { Reading } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { Tabs } from '../ui/tabs';
import { Voice } from '../ui/voice';
import { AnswerButtons, Answers } from './answer';
import { answered, nudged } from './overlay';
import { PromiseRow } from './promise';
import { MilestoneSheet } from './sheet';
import { useTable, type Table } from './table';
import { asks, nextOf, placeOf, soonOf, titleOf, whenOf } from './words';
import { meetingsPath, PROMISES, sheetPath } from './writes';
import '../workbook/weeks.css';

export const MilestoneScreen = ({ id }: { id: string }) => <MilestoneSheet key={id} meetingId={id} />;

type Part = 'meetings' | 'promises';

/** The way from table to table, and what the team has promised. */
export function Milestones() {
  const tandem = useRead<Tandem>('/me/tandem');
  const id = tandem.data?.id ?? null;
  const table = useTable(id);
  const read = useRead<Items<Meeting>>(id ? meetingsPath(id) : null);
  const part: Part = place.value.query.get('view') === 'promises' ? 'promises' : 'meetings';
  const ended = !!tandem.data?.ended_at;
  const meetings = read.data?.items.filter(({ state }) => !ended || state === 'held').map((meeting) => answered(meeting, pending.value, table.me));
  const next = meetings && !ended ? nextOf(meetings) : undefined;
  const action = part === 'meetings' && next ? <NextAction next={next} table={table} /> : undefined;
  return (
    <Screen title={t('nav_milestones')} heading="top" action={action}>
      <Reading read={tandem} empty={noTandem}>
        {() => (
          <>
            {ended && <Strip kind="good" title={t('problem_tandem_ended')} />}
            <Tabs
              label={t('nav_milestones')}
              options={[
                { value: 'meetings', label: t('ms_tab_meetings') },
                { value: 'promises', label: t('ms_tab_promises') },
              ]}
              value={part}
              onValue={(to) => go(to === 'promises' ? '/milestones?view=promises' : '/milestones', { replace: true })}
            />
            {part === 'promises' ? <Promises table={table} /> : <Reading read={read}>{() => <Way meetings={meetings ?? []} next={next} table={table} />}</Reading>}
          </>
        )}
      </Reading>
    </Screen>
  );
}

const noTandem = (code: string) => code === 'no_tandem_yet' && <Empty title={t('problem_no_tandem_yet')}>{t('ms_no_tandem')}</Empty>;

const NextAction = ({ next, table }: { next: Meeting; table: Table }) =>
  asks(next, table.me) ? (
    <AnswerButtons meeting={next} />
  ) : (
    <Btn kind="main" href={`/milestones/${next.id}`}>
      {t('ms_open', { title: titleOf(next) })}
    </Btn>
  );

/** The seam upright, with its tables: those behind us, the next one large, those to come. */
function Way({ meetings, next, table }: { meetings: Meeting[]; next: Meeting | undefined; table: Table }) {
  if (!meetings.length) return <Empty title={t('ms_none')}>{t('ms_none_more')}</Empty>;
  return (
    <ol class="weeks ms-way">
      {meetings.map((meeting) => (
        <li class={meeting.number < (next?.number ?? Infinity) ? 'week' : 'week ms-ahead'} key={meeting.id}>
          {meeting === next ? <Next meeting={meeting} table={table} /> : meeting.state === 'held' ? <Held meeting={meeting} /> : <Other meeting={meeting} />}
        </li>
      ))}
    </ol>
  );
}

function Next({ meeting, table }: { meeting: Meeting; table: Table }) {
  const { day, state } = meeting;
  return (
    <article class="card entry">
      <Square meeting={meeting} />
      <div class="stack tight">
        <h2 class="kick">
          {titleOf(meeting)}
          {day && ` · ${longDay(day)}`}
        </h2>
        {day && state !== 'cancelled' ? <p class="big">{soonOf(meeting)}</p> : <p class="big">{t('ms_no_date')}</p>}
        {state === 'cancelled' ? (
          <>
            <p>{t('ms_cancelled')}</p>
            <Voice text={meeting.cancel_reason} />
          </>
        ) : day ? (
          <p>
            {placeOf(meeting)}
            {meeting.place?.address && <small class="ms-block">{meeting.place.address}</small>}
          </p>
        ) : (
          <p>{t('ms_around', { day: longDay(meeting.suggested_day) })}</p>
        )}
      </div>
      {state === 'proposed' && asks(meeting, table.me) && <p>{t('ms_proposes', { name: table.name(meeting.coach_id) })}</p>}
      <Answers meeting={meeting} table={table} />
      {day && day >= today() && state !== 'cancelled' && <p class="kick">{t('ms_no_invitation')}</p>}
      {asks(meeting, table.me) && (
        <div class="row">
          <Btn kind="bare" href={`/milestones/${meeting.id}`}>
            {t('ms_open', { title: titleOf(meeting) })}
          </Btn>
        </div>
      )}
    </article>
  );
}

/** A meeting behind us: its plan with the signatures it has. */
function Held({ meeting }: { meeting: Meeting }) {
  const plan = useRead<SheetData>(sheetPath(meeting.id)).data?.plan;
  return (
    <article class="entry">
      <span class="stop" aria-hidden="true">
        <Icon name="check" />
      </span>
      <a class="rw" href={`/milestones/${meeting.id}`}>
        <span class="grow">
          <b>{titleOf(meeting)}</b>
          <small>{whenOf(meeting)}</small>
          {plan && <PlanBadge state={plan.state} />}
        </span>
        <Icon name="forward" />
      </a>
    </article>
  );
}

function PlanBadge({ state }: { state: SheetData['plan']['state'] }) {
  if (state === 'draft') return null;
  return (
    <span class="row">
      <Badge {...(state === 'approved' ? { kind: 'good' as const, icon: 'check' as const } : { kind: 'wait' as const, icon: 'clock' as const })}>
        {t(state === 'approved' ? 'ms_plan_three' : 'ms_plan_two')}
      </Badge>
    </span>
  );
}

const Other = ({ meeting }: { meeting: Meeting }) => (
  <article class="entry">
    <Square meeting={meeting} />
    <a class="rw" href={`/milestones/${meeting.id}`}>
      <span class="grow">
        {titleOf(meeting)}
        <small>{meeting.day ? whenOf(meeting) : meeting.state === 'cancelled' ? t('ms_cancelled') : t('ms_around', { day: dayAndMonth(meeting.suggested_day) })}</small>
      </span>
      <Icon name="forward" />
    </a>
  </article>
);

const Square = ({ meeting }: { meeting: Meeting }) => (
  <span class="who t" aria-hidden="true">
    {number(meeting.number)}
  </span>
);

/** What the team has promised: what waits first, and every change of a day with its reason. */
function Promises({ table }: { table: Table }) {
  const read = useRead<Items<OfficePromise>>(PROMISES);
  return (
    <Reading read={read}>
      {({ items }) => {
        const all = items.map((promise) => nudged(promise, pending.value));
        if (!all.length) return <Empty title={t('ms_promises_none')}>{t('ms_promises_none_more')}</Empty>;
        const open = all.filter((promise) => promise.state === 'open' || promise.state === 'changed');
        return (
          <>
            <p class="kick">{t('ms_promises_hint')}</p>
            <Group title={t('ms_group_open')} promises={[...open.filter((one) => one.overdue), ...open.filter((one) => !one.overdue)]} table={table} />
            <Group title={t('ms_group_wished')} promises={all.filter((promise) => promise.state === 'wished')} table={table} />
            <Group title={t('ms_group_kept')} promises={all.filter((promise) => promise.state === 'kept')} table={table} />
          </>
        );
      }}
    </Reading>
  );
}

const Group = ({ title, promises, table }: { title: string; promises: OfficePromise[]; table: Table }) =>
  promises.length > 0 ? (
    <section class="stack" aria-label={title}>
      <h2>{title}</h2>
      <div class="card rows gap0">
        {promises.map((promise) => (
          <PromiseRow key={promise.id} promise={promise} view={{ table, side: 'partner', coach: null }} />
        ))}
      </div>
    </section>
  ) : null;
