import { me } from '../api/session';
import type { Home as HomeData, Meeting } from '../api/types';
import { useRead } from '../data/read';
import { clock, clockOf, dayAndMonth, inDays, loadTexts, longDay, t, today } from '../i18n';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Empty } from '../ui/empty';
import { later } from '../ui/later';
import { Row, Rows } from '../ui/rows';
import { Seam, seamStops } from '../ui/seam';
import { Reading } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { CannotNow, hasLeft, ILeft, MyFind, MyPause, PartnerLeft, PartnerNews, pauseOf } from './away';
import { CompanionStrips, DeclarationAsks, GatheringAsks, HomeWords, ReceivedThanks, SheetAsks, Tips, Together } from './cards';
import { NextMeeting } from './next-meeting';
import { Steps } from './steps';

const StartSteps = later(async () => (await Promise.all([import('../start/steps'), loadTexts('start')]))[0].StartSteps);

/** Three answers at a glance: when do we meet, when is the milestone meeting, what did I want to do. */
export function Home() {
  const home = useRead<HomeData>('/home');
  const tandem = home.data?.tandem;
  const logs = tandem && !tandem.partner_left && !hasLeft(home.data) && !pauseOf(home.data as HomeData);
  return (
    <Screen
      title={t('nav_today')}
      heading="own"
      nav
      action={
        logs && (
          <Btn kind="main" icon="add" href="/meeting/new">
            {t('log_meeting')}
          </Btn>
        )
      }
    >
      <h1 class="t-xl" tabIndex={-1}>
        {greeting(home.data?.person.display_name ?? me.value?.display_name ?? '')}
      </h1>
      <Reading read={home}>{(data) => <Today home={data} />}</Reading>
      {home.data && !hasLeft(home.data) && !pauseOf(home.data) && <Tips />}
    </Screen>
  );
}

/** By the clock where the office is, like every other time on the screen. */
function greeting(name: string) {
  const hour = Number(clockOf(new Date()).slice(0, 2));
  if (hour >= 4 && hour < 11) return t('home_morning', { name });
  return hour >= 17 || hour < 4 ? t('home_evening', { name }) : t('home_hello', { name });
}

function Today({ home }: { home: HomeData }) {
  const { cohort, tandem } = home;
  const pause = pauseOf(home);
  if (hasLeft(home)) {
    return (
      <>
        <ILeft />
        <HomeWords />
      </>
    );
  }
  if (!tandem) {
    return (
      <>
        {pause && <MyPause pause={pause} />}
        <CompanionStrips />
        {cohort.state === 'closed' ? <Strip kind="good" title={t('home_closed')} /> : [<NoTandem key="none" home={home} />, <StartSteps key="way" />]}
        {!pause && <SheetAsks beforeTandem />}
        <HomeWords />
        <CannotNow />
      </>
    );
  }
  return (
    <>
      {cohort.state === 'planned' && (
        <Strip kind="good" icon="calendar" title={t('home_starts', { day: longDay(cohort.start_day) })}>
          {t('home_starts_more')}
        </Strip>
      )}
      {cohort.state === 'paused' && (
        <Strip kind="good" icon="pause" title={t('home_paused')}>
          {t('home_paused_more')}
        </Strip>
      )}
      {cohort.state === 'closed' && (
        <Strip kind="good" title={t('home_closed')}>
          {t('home_closed_more')}
        </Strip>
      )}
      {pause && <MyPause pause={pause} />}
      {cohort.state !== 'closed' && !pause && <DeclarationAsks />}
      <ReceivedThanks />
      <CompanionStrips />
      <MyFind home={home} />
      <PartnerNews tandem={tandem} />
      {cohort.state !== 'closed' && !pause && !tandem.partner_left && <Together />}
      {!pause && <Asked home={home} />}
      {!pause && cohort.state !== 'closed' && <GatheringAsks />}
      {tandem.partner_left ? <PartnerLeft tandem={tandem} /> : (home.planned_meeting || !(pause || tandem.partner_paused)) && <NextMeeting tandem={tandem} planned={home.planned_meeting} />}
      {!pause && <GatheringAsks coming />}
      <HomeWords />
      {!pause && <SheetAsks />}
      <Way home={home} />
      {!pause && <Steps steps={home.my_steps} />}
      {!pause && <Owed promises={home.overdue_promises} />}
      {!pause && <CannotNow />}
    </>
  );
}

function NoTandem({ home }: { home: HomeData }) {
  return (
    <Empty title={t('home_no_tandem')} action={<Btn href="/contact-person">{t('home_contact')}</Btn>}>
      {home.cohort?.state === 'planned' ? t('home_no_tandem_planned', { day: longDay(home.cohort.start_day) }) : t('home_no_tandem_more')}
    </Empty>
  );
}

/** What waits for an answer of this person. */
function Asked({ home }: { home: HomeData }) {
  const proposal = home.proposal_to_answer;
  if (!proposal && !home.plan_to_sign) return null;
  return (
    <Rows>
      {proposal && (
        <Row href={`/milestones/${proposal.id}`} icon="calendar" small={whenAndWhere(proposal)}>
          <b>{t('home_proposal')}</b>
        </Row>
      )}
      {home.plan_to_sign && (
        <Row href={`/milestones/${home.plan_to_sign.meeting_id}`} icon="pen" small={t('home_to_sign_more')}>
          <b>{t('home_to_sign')}</b>
        </Row>
      )}
    </Rows>
  );
}

/** What the office owes stands below what the two do, and is never theirs to worry about. */
function Owed({ promises }: { promises: number }) {
  if (!promises) return null;
  return (
    <Rows>
      <Row href="/milestones?view=promises" icon="help" small={t('home_overdue_more')}>
        <b>{t('home_overdue', { n: promises })}</b>
      </Row>
    </Rows>
  );
}

function whenAndWhere(meeting: Meeting) {
  const day = meeting.day ?? meeting.suggested_day;
  const when = meeting.clock ? t('home_at', { day: longDay(day), clock: clock(meeting.clock) }) : longDay(day);
  return [when, meeting.place?.name || meeting.place_text].filter(Boolean).join(' · ');
}

/** Who comes to the milestone meeting, when it is the coach both know best. */
const withWhom = ({ contact_person: contact }: HomeData, { coach_id }: Meeting) => (contact && contact.id === coach_id ? t('home_with', { name: contact.display_name }) : '');

/** The way as a picture, and the same in words. */
function Way({ home }: { home: HomeData }) {
  const plan = home.day_plan;
  const next = home.next_milestone;
  if (!plan || plan.state === 'planned') return null;
  const held = (day: number) => day < plan.day_number || plan.state === 'closed';
  const past = plan.stops.filter((stop) => held(stop.day_number)).length;
  const left = plan.stops.filter((stop) => !held(stop.day_number));
  const last = plan.stops.at(-1);
  const label = [
    t('home_day', { day: plan.day_number, length: plan.length_days }),
    t('home_way_past', { n: past }),
    left[0] && left[0] !== last ? t('home_way_next', { n: left[0].number, day: dayAndMonth(left[0].suggested_day) }) : '',
    last && left.length > 0 ? t('home_way_last', { day: dayAndMonth(last.suggested_day) }) : '',
  ];
  return (
    <Section title={t('home_day', { day: plan.day_number, length: plan.length_days })} class="tight">
      <Seam
        wide
        day={plan.day_number}
        length={plan.length_days}
        stops={seamStops(plan.stops.map((stop) => stop.day_number), held)}
        label={label.filter(Boolean).join(' ')}
      />
      {next && (
        <Row href={`/milestones/${next.id}`} small={next.day ? [whenAndWhere(next), withWhom(home, next)].filter(Boolean).join(' · ') : t('home_around', { day: longDay(next.suggested_day) })}>
          <b>{milestoneIn(next)}</b>
        </Row>
      )}
    </Section>
  );
}

function milestoneIn(meeting: Meeting) {
  const day = meeting.day ?? meeting.suggested_day;
  const values = { n: meeting.number, when: inDays(day) };
  if (day < today()) return meeting.kind === 'closing' ? t('home_closing') : t('home_milestone', values);
  return meeting.kind === 'closing' ? t('home_closing_in', values) : t('home_milestone_in', values);
}
