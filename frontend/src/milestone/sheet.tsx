import './milestone.css';
import { Fragment, type ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { me } from '../api/session';
import type { Items, Meeting, Sheet } from '../api/types';
import { pending } from '../data/outbox';
import { useGiven } from '../data/given';
import { useRead } from '../data/read';
import { dayAndMonth, list, longDay, t, today } from '../i18n';
import { back, go, place } from '../router';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Empty } from '../ui/empty';
import { Reading } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { Voice } from '../ui/voice';
import { Who } from '../ui/who';
import { AnswerButtons, Answers } from './answer';
import { useCoach } from './coach';
import { Asking, Expectations } from './expectations';
import { ItemForm } from './item-form';
import { LookBack } from './look-back';
import { Office } from './office';
import { layOver } from './overlay';
import { PlanPart } from './plan';
import { Results } from './results';
import { hasContent, hasSigned, SignButton, Signing } from './signing';
import { useFresh, useTable, type Side, type View } from './table';
import { asks, titleOf, whenOf } from './words';
import { meetingsPath, sheetPath } from './writes';
import '../ui/sign.css';

type Props = {
  meetingId: string;
  /** Through whose eyes; the team's screens mount the same sheet with `coach`. */
  side?: Side;
  /** The screen above this one. */
  up?: string;
};

/** What lies on the table at a milestone meeting: one page, or the same parts step by step. */
export function MilestoneSheet({ meetingId, side = 'partner', up = side === 'coach' ? '/tandems' : '/milestones' }: Props) {
  const given = useGiven();
  const read = useRead<Sheet>(sheetPath(meetingId));
  useFresh(read);
  const tandem = read.data?.meeting.tandem_id ?? null;
  const table = useTable(tandem);
  const meetings = useRead<Items<Meeting>>(tandem ? meetingsPath(tandem) : null).data?.items ?? [];
  const coach = useCoach(side);
  const query = place.value.query;
  if (!read.data) {
    return (
      <Screen title={t('ms_sheet')} up={up}>
        <Reading read={read}>{() => null}</Reading>
      </Screen>
    );
  }
  const sheet = given ? read.data : layOver(read.data, pending.value, me.value?.id ?? '');
  const view: View = { sheet, table, side, coach, at: `/milestones/${meetingId}` };
  const item = query.get('item');
  if (side === 'partner' && item && table.partners.length) return <ItemForm key={item} view={view} id={item} />;
  if (side === 'partner' && query.has('ask')) return <Asking view={view} />;
  const parts = partsOf(view, meetings);
  const step = Number(query.get('step'));
  if (side === 'partner' && step) return <Step view={view} parts={parts} step={Math.min(step, parts.length)} />;
  return <Page view={view} parts={parts} meetings={meetings} up={up} />;
}

type Part = { key: string; body: ComponentChildren };

function partsOf(view: View, meetings: Meeting[]): Part[] {
  const { sheet } = view;
  const next = meetings.find((meeting) => meeting.number > sheet.meeting.number && meeting.state !== 'cancelled');
  const until = next && sheet.meeting.kind !== 'closing' ? dayAndMonth(next.day ?? next.suggested_day) : null;
  const parts: (Part | null)[] = [
    sheet.last && { key: 'last', body: <LookBack view={view} /> },
    { key: 'results', body: <Results view={view} /> },
    { key: 'expectations', body: <Expectations view={view} /> },
    { key: 'plan', body: <PlanPart view={view} until={until} /> },
    { key: 'office', body: <Office view={view} /> },
    { key: 'sign', body: <Signing view={view} /> },
  ];
  return parts.filter((part): part is Part => part !== null);
}

/** Whether another meeting comes first: then there is nothing to fill in yet. */
const isAhead = (meeting: Meeting, meetings: Meeting[]) =>
  meeting.state === 'planned' &&
  meetings.some((other) => other.number < meeting.number && other.state !== 'held' && other.state !== 'cancelled' && (other.day ?? other.suggested_day) >= today());

/** The whole sheet as one page. */
function Page({ view, parts, meetings, up }: { view: View; parts: Part[]; meetings: Meeting[]; up: string }) {
  const { sheet, side, coach } = view;
  const { meeting, evaluation } = sheet;
  const ahead = isAhead(meeting, meetings);
  const action = side === 'coach' ? coach && <coach.CoachAction view={view} /> : !ahead && <Action view={view} />;
  const nothing = side === 'coach' ? !coach?.coachActs(view) : ahead || !partnerActs(view);
  return (
    <Screen title={titleOf(meeting)} kick={whenOf(meeting)} up={up} action={nothing ? undefined : action}>
      <Meet view={view} />
      {ahead ? (
        <Empty title={t('ms_ahead')}>{t('ms_ahead_more', { day: longDay(meeting.suggested_day) })}</Empty>
      ) : (
        parts.map((part) => <Fragment key={part.key}>{part.body}</Fragment>)
      )}
      {coach
        ? <coach.EvaluationPart key={meeting.id} view={view} />
        : evaluation?.text && (
            <Section title={t('ms_evaluation')} class="no-print">
              <div class="card">
                <div class="row start">
                  <Who name={view.table.name(evaluation.author_id)} side="team" />
                  <div class="grow">
                    <p class="kick">{view.table.name(evaluation.author_id)}</p>
                    <Voice text={evaluation.text} />
                  </div>
                </div>
              </div>
            </Section>
          )}
    </Screen>
  );
}

/** Who sits at the table, and how the date stands. */
function Meet({ view }: { view: View }) {
  const { sheet, table, side, coach } = view;
  const { meeting } = sheet;
  const open = meeting.state === 'proposed' || meeting.state === 'agreed';
  const team = meeting.coach_id ? [meeting.coach_id] : [];
  const people = [...table.partners.map((partner) => partner.id), ...team];
  return (
    <div class="stack no-print">
      {table.partners.length > 0 && (
        <div class="row table">
          {people.map((id) => (
            <Who key={id} name={table.name(id)} side={table.person(id)} />
          ))}
          <span class="grow">{t('ms_at_table', { names: list([...people.map((id) => table.name(id)), ...(team.length ? [] : [t('ms_a_coach')])]) })}</span>
        </div>
      )}
      {meeting.state === 'cancelled' && (
        <Strip kind="wait" icon="calendar" title={t('ms_cancelled')}>
          <Voice text={meeting.cancel_reason} />
        </Strip>
      )}
      {open && meeting.place?.address && <p class="kick">{meeting.place.address}</p>}
      {open && <Answers meeting={meeting} table={table} />}
      {open && side === 'partner' && <p class="kick">{t('ms_no_invitation')}</p>}
      {side === 'coach' && coach && <coach.MeetingTools meeting={meeting} />}
    </div>
  );
}

const partnerActs = (view: View) => asks(view.sheet.meeting, view.table.me) || !hasContent(view) || !hasSigned(view);

/** The one thing to do next: answer the date, fill in together, or sign. */
function Action({ view }: { view: View }) {
  const { sheet, table, at } = view;
  if (asks(sheet.meeting, table.me)) return <AnswerButtons meeting={sheet.meeting} />;
  if (!hasContent(view)) {
    return (
      <Btn kind="main" href={`${at}?step=1`}>
        {t('ms_fill_in')}
      </Btn>
    );
  }
  return (
    <>
      <SignButton view={view} />
      <div class="row center">
        <Btn kind="bare" href={`${at}?step=1`}>
          {t('ms_step_by_step')}
        </Btn>
      </div>
    </>
  );
}

/** One part a screen, for the table: read, tick, go on. */
function Step({ view, parts, step }: { view: View; parts: Part[]; step: number }) {
  const { at } = view;
  const turn = (to: number) => go(`${at}?step=${to}`, { replace: true });
  const last = step === parts.length;
  useLayoutEffect(() => {
    scrollTo(0, 0);
    document.querySelector<HTMLElement>('h1')?.focus();
  }, [step]);
  const backwards = step > 1 && (
    <Btn kind="bare" onClick={() => turn(step - 1)}>
      {t('back')}
    </Btn>
  );
  return (
    <Screen
      title={titleOf(view.sheet.meeting)}
      kick={t('ms_step_of', { n: step, all: parts.length })}
      up={at}
      action={
        <>
          {!last && (
            <Btn kind="main" onClick={() => turn(step + 1)}>
              {t('continue')}
            </Btn>
          )}
          {last &&
            (hasContent(view) && !hasSigned(view) ? (
              <SignButton view={view} />
            ) : (
              <Btn kind="main" onClick={() => back(at)}>
                {t('done')}
              </Btn>
            ))}
          <div class="row center">
            {backwards}
            {last && hasContent(view) && !hasSigned(view) && (
              <Btn kind="bare" onClick={() => back(at)}>
                {t('later')}
              </Btn>
            )}
          </div>
        </>
      }
    >
      {parts[step - 1]?.body}
    </Screen>
  );
}
