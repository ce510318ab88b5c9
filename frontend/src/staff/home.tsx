import { useState } from 'preact/hooks';
import { put } from '../api/client';
import { me } from '../api/session';
import type { Cohort, ConversationList, Items, Tandem } from '../api/types';
import { useDraft } from '../data/draft';
import { useGiven } from '../data/given';
import { newId } from '../data/id';
import { LIST } from '../data/news';
import { useRead } from '../data/read';
import { clock, dayOf, list, loadTexts, longDay, nearDay, t, today } from '../i18n';
import { Screen } from '../screen';
import { Badge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Chips } from '../ui/chips';
import { Empty } from '../ui/empty';
import { Area } from '../ui/field';
import { Row, Rows } from '../ui/rows';
import { Seam, seamStops } from '../ui/seam';
import { Reading } from '../ui/skeleton';
import { toast } from '../ui/toast';
import { Voice } from '../ui/voice';
import { Duo } from '../ui/who';
import { Greeting } from './greeting';
import { useCoaches } from './names';
import { later } from '../ui/later';
import { PartingCard, Paused } from './parting';
import { OwedPromise } from './promise';
import type { MeetingQuestion, QuietTandem, TandemNames, TeamHome, WaitingPlan, WithoutDevice } from './types';
import { briefDay, dayLine, lastMeeting, meetingMoment, meetingName, meetingWhen, pair, pathSentence, placeOf } from './words';
import { fieldError, FormSheet, useWork } from './work';

const HomeWords = later(async () => (await Promise.all([import('../messages/home-words'), loadTexts('messages')]))[0].HomeWords, true);

const WaitingQuestions = later(async () => (await Promise.all([import('../office/team-waiting'), loadTexts('office')]))[0].WaitingQuestions, true);
const ReceivedThanks = later(async () => (await Promise.all([import('../thanks/received'), loadTexts('thanks')]))[0].ReceivedThanks, true);

const AskAgainNow = later(async () => (await Promise.all([import('../recruiting/team-ask'), loadTexts('recruiting')]))[0].AskAgainNow, true);
const Concerns = later(async () => (await Promise.all([import('../matching/team-concerns'), loadTexts('matching', 'matchteam')]))[0].Concerns, true);

/** A coach's first screen: what waits for the office, own promises first; beside it what comes and who was not heard of. */
export function CoachHome() {
  const read = useRead<TeamHome>('/team/home');
  return (
    <Screen title={longDay(today())} heading="top" two>
      <Reading read={read}>{(home) => <Desk home={home} />}</Reading>
    </Screen>
  );
}

/** What waits; participants look at the lines about them, to see what the team sees. */
export function Desk({ home }: { home: TeamHome }) {
  const given = useGiven();
  const open = home.cohorts.filter(({ state }) => state !== 'closed').sort((a, b) => a.start_day.localeCompare(b.start_day));
  const coaches = useCoaches(open.map(({ id }) => id));
  const tandems = useRead<Items<Tandem>>('/tandems').data?.items ?? [];
  const nameOf = new Map(tandems.flatMap(({ partners }) => partners.map(({ id, display_name }) => [id, display_name])));
  const mine = (id: string | null) => Number(id === me.value?.id);
  const late = [...home.overdue_promises].sort((a, b) => mine(b.promise.coach_id) - mine(a.promise.coach_id));
  const owed = [...late, ...home.due_promises];
  const said = useRead<ConversationList>(given ? null : LIST).data;
  const asked = useRead<Items<unknown>>(given ? null : '/office-questions').data?.items.length;
  const words = said && (said.reports > 0 || said.items.some(({ waiting_since, unread }) => waiting_since || unread));
  const nothing = !words && !asked && !owed.length && !home.departures.length && !home.waiting_plans.length && !home.questions.length;
  return (
    <>
      <div class="stack g5">
        <Concerns />
        {!given && <ReceivedThanks />}
        {!given && <HomeWords />}
        {!given && <WaitingQuestions />}
        {!given && <AskAgainNow cohorts={open} />}
        {owed.length > 0 && (
          <Section title={t('staff_promises')}>
            <div class="card rows gap0 pieces">
              {owed.map(({ promise, tandem }) => (
                <OwedPromise key={promise.id} promise={promise} coaches={coaches} start={<Duo names={tandem.names} />} whom={pair(tandem.names)} />
              ))}
            </div>
          </Section>
        )}
        {home.departures.length > 0 && (
          <Section title={t('staff_partings')}>
            {home.departures.map((parting) => (
              <PartingCard key={parting.id} parting={parting} />
            ))}
          </Section>
        )}
        {home.waiting_plans.length > 0 && (
          <Section title={t('staff_plans')}>
            {home.waiting_plans.map((plan) => (
              <Plan key={plan.plan_id} plan={plan} />
            ))}
          </Section>
        )}
        {home.questions.length > 0 && (
          <Section title={t('staff_dates')}>
            {home.questions.map((question) => (
              <DateAnswer key={question.meeting.id + question.person_id} question={question} name={nameOf.get(question.person_id)} />
            ))}
          </Section>
        )}
        {nothing && <Empty title={t(open.length ? 'staff_nothing' : 'staff_no_cohort')}>{t(open.length ? 'staff_nothing_text' : 'staff_no_cohort_text')}</Empty>}
      </div>
      <div class="stack g5">
        <Next home={home} />
        {home.paused.length > 0 && <Paused people={home.paused} />}
        {home.quiet_tandems.length > 0 && <Quiet items={home.quiet_tandems} tandems={tandems} coaches={coaches} />}
        {home.without_device.length > 0 && <Unreached people={home.without_device} />}
      </div>
      {open.map((cohort) => (
        <CohortPath key={cohort.id} cohort={cohort} home={home} tandems={tandems.filter(({ cohort_id }) => cohort_id === cohort.id)} />
      ))}
    </>
  );
}

const TandemHead = ({ tandem, small }: { tandem: TandemNames; small: string }) => (
  <div class="row">
    <Duo names={tandem.names} />
    <span class="grow">
      <b>{pair(tandem.names)}</b>
      <br />
      <span class="kick">{small}</span>
    </span>
  </div>
);

function Plan({ plan }: { plan: WaitingPlan }) {
  const [asking, setAsking] = useState(false);
  return (
    <article class="card">
      <TandemHead tandem={plan.tandem} small={t('staff_plan_since', { day: nearDay(dayOf(plan.agreed_at)) })} />
      {plan.first_step && <Voice text={plan.first_step} />}
      <div class="row">
        <Btn href={`/milestones/${plan.meeting_id}`}>
          {t('staff_plan_read')}
          <span class="vh">: {pair(plan.tandem.names)}</span>
        </Btn>
        <Btn kind="bare" onClick={() => setAsking(true)}>
          {t('staff_ask')}
          <span class="vh">: {pair(plan.tandem.names)}</span>
        </Btn>
      </div>
      {asking && <Ask plan={plan} onClose={() => setAsking(false)} />}
    </article>
  );
}

type Remark = { id: string; kind: 'question' | 'suggestion'; text: string };

/** Instead of a refusal: a question or a suggestion that the two can answer. */
function Ask({ plan, onClose }: { plan: WaitingPlan; onClose: () => void }) {
  const draft = useDraft<Remark>(`remark:${plan.plan_id}`, { id: newId(), kind: 'question', text: '' });
  const work = useWork();
  const { id, kind, text } = draft.value;
  const save = async () => {
    if (!(await work.run(() => put(`/milestone-plans/${plan.plan_id}/remarks/${id}`, { kind, text })))) return;
    await draft.clear();
    onClose();
    toast(t('staff_ask_toast', { names: pair(plan.tandem.names) }));
  };
  return (
    <FormSheet title={t('staff_ask_title', { names: pair(plan.tandem.names) })} save="staff_ask_save" work={work} onSave={save} onClose={onClose}>
      {plan.first_step && <Voice text={plan.first_step} />}
      <Chips
        legend={t('staff_ask_kind')}
        hiddenLegend
        required
        value={kind}
        options={[
          { value: 'question', label: t('staff_ask_question') },
          { value: 'suggestion', label: t('staff_ask_suggestion') },
        ]}
        onValue={(value) => draft.set({ kind: value ?? 'question' })}
      />
      <Area label={t('staff_ask_text')} hint={t('staff_ask_hint')} value={text} maxLength={1000} onValue={(value) => draft.set({ text: value })} error={fieldError(work, '/text', text)} />
    </FormSheet>
  );
}

const DateAnswer = ({ question, name }: { question: MeetingQuestion; name: string | undefined }) => (
  <article class="card">
    <TandemHead tandem={question.tandem} small={`${meetingName(question.meeting)} · ${meetingMoment(question.meeting)}`} />
    <div class="row">
      <Badge kind="wait">{t(question.answer === 'question' ? 'staff_date_question' : 'staff_date_other')}</Badge>
      {name && <span class="kick">{name}</span>}
    </div>
    {question.text && <Voice text={question.text} />}
    <div class="row">
      <Btn href={`/milestones/${question.meeting.id}`}>
        {t('staff_date_open')}
        <span class="vh">: {pair(question.tandem.names)}</span>
      </Btn>
    </div>
  </article>
);

const Next = ({ home }: { home: TeamHome }) => (
  <Section title={t('staff_next')}>
    {home.next_meetings.length === 0 ? (
      <p class="kick">{t('staff_next_none')}</p>
    ) : (
      <Rows plain>
        {home.next_meetings.map(({ meeting, tandem }) => (
          <Row
            key={meeting.id}
            href={`/milestones/${meeting.id}`}
            start={
              <span class="when">
                <b>{meeting.clock ? clock(meeting.clock) : ''}</b>
                <small>{meeting.day && briefDay(meeting.day)}</small>
              </span>
            }
            small={
              <>
                {placeOf(meeting)}
                {meeting.state === 'proposed' && ` · ${t('staff_proposed')}`}
              </>
            }
          >
            {meetingName(meeting)} · {pair(tandem.names)}
          </Row>
        ))}
      </Rows>
    )}
  </Section>
);

function Quiet({ items, tandems, coaches }: { items: QuietTandem[]; tandems: Tandem[]; coaches: Parameters<typeof Greeting>[0]['coaches'] }) {
  const [greeting, setGreeting] = useState<QuietTandem | null>(null);
  return (
    <Section title={t('staff_quiet')}>
      <Rows plain>
        {items.map((quiet) => (
          <Row
            key={quiet.tandem.id}
            start={<Duo names={quiet.tandem.names} />}
            small={lastMeeting(quiet.last_meeting_day)}
            end={
              <Btn onClick={() => setGreeting(quiet)}>
                {t('staff_greet')}
                <span class="vh">: {pair(quiet.tandem.names)}</span>
              </Btn>
            }
          >
            {pair(quiet.tandem.names)}
          </Row>
        ))}
      </Rows>
      <p class="kick">{t('staff_quiet_text')}</p>
      {greeting && (
        <Greeting tandem={greeting.tandem} partners={tandems.find(({ id }) => id === greeting.tandem.id)?.partners ?? []} coaches={coaches} onClose={() => setGreeting(null)} />
      )}
    </Section>
  );
}

const FEW = 5;

function Unreached({ people }: { people: WithoutDevice[] }) {
  const names = people.map(({ display_name }) => display_name).filter(Boolean);
  return (
    <Section title={t('staff_unreached')}>
      {names.length <= FEW ? (
        <p>{list(names)}</p>
      ) : (
        <details class="more-names">
          <summary>{t('staff_unreached_more', { names: names.slice(0, FEW).join(', '), n: names.length - FEW })}</summary>
          <p>{list(names.slice(FEW))}</p>
        </details>
      )}
      <p class="kick">{t('staff_unreached_text')}</p>
    </Section>
  );
}

/** One path for the whole cohort: the tandems stand beside each other, not against each other. */
function CohortPath({ cohort, home, tandems }: { cohort: Cohort; home: TeamHome; tandems: Tandem[] }) {
  const { day_number, length_days, stops } = cohort.day_plan;
  const next = stops.find((stop) => stop.day_number >= day_number);
  const state = (id: string) => {
    if (home.waiting_plans.some(({ tandem }) => tandem.id === id)) return t('staff_plan_waits');
    const dated = home.next_meetings.find(({ tandem }) => tandem.id === id);
    if (dated) return meetingWhen(dated.meeting);
    return next && cohort.state === 'running' ? meetingWhen({ ...next, day: null }) : '';
  };
  return (
    <section class="stack all" aria-labelledby={`path-${cohort.id}`}>
      <div class="row">
        <h2 id={`path-${cohort.id}`}>
          <span dir="auto">{cohort.name}</span> <span class="kick">· {dayLine(cohort)}</span>
        </h2>
        <Btn kind="bare" href={`/cohorts/${cohort.id}`}>
          {t('staff_day_plan')}
          <span class="vh">: {cohort.name}</span>
        </Btn>
      </div>
      {cohort.state !== 'planned' && (
        <Seam
          day={day_number}
          length={length_days}
          stops={seamStops(
            stops.map((stop) => stop.day_number),
            (day) => day < day_number,
          )}
          label={pathSentence(cohort)}
        />
      )}
      <div class="cols">
        {tandems.map(({ id, partners }) => {
          const names = partners.map(({ display_name }) => display_name);
          return (
            <a key={id} class="rw" href={`/tandems/${id}`}>
              <Duo names={names} />
              <span class="grow">
                <b>{pair(names)}</b>
                <small>{state(id)}</small>
              </span>
            </a>
          );
        })}
      </div>
    </section>
  );
}
