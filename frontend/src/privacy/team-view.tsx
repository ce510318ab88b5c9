import '../staff/staff.css';
import './privacy.css';
import type { ComponentChildren } from 'preact';
import { StandingLine } from '../consent/team-words';
import { Given, type GivenReads } from '../data/given';
import { useRead } from '../data/read';
import { guestState, nameOf } from '../gathering/words';
import { LANGUAGES, list, longDay, moment, t } from '../i18n';
import { byWhom } from '../group/meetings';
import { whenOf } from '../group/words';
import { BallotShown } from '../matching/team-shown';
import { MilestoneSheet } from '../milestone/sheet';
import { Answer } from '../office/office';
import { WordsShown } from '../questionnaire/shown';
import { ProspectFacts, ProspectWay } from '../recruiting/team-prospect';
import { ReportShown } from '../rules/team-reports';
import { Screen } from '../screen';
import { Desk } from '../staff/home';
import { Facts } from '../staff/person';
import { Parts } from '../staff/tandem';
import { callName } from '../staff/words';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Empty } from '../ui/empty';
import { Icon } from '../ui/icon';
import { Row, Rows } from '../ui/rows';
import { Reading } from '../ui/skeleton';
import { Voice } from '../ui/voice';
import type { TeamViewData } from './types';

const VIEW = '/me/team-view';

/** What the team sees of a participant: the team's own screens, with the answers that the team gets. */
export function TeamView() {
  const read = useRead<TeamViewData>(VIEW);
  return (
    <Screen title={t('pv_view_title')} up="/more" plain>
      <Reading read={read}>{(view) => <Shown view={view} />}</Reading>
    </Screen>
  );
}

/** A milestone meeting through the eyes of the team. */
export function TeamViewMilestone({ id }: { id: string }) {
  const read = useRead<TeamViewData>(VIEW);
  if (!read.data) {
    return (
      <Screen title={t('pv_view_title')} up="/team-view">
        <Reading read={read}>{() => null}</Reading>
      </Screen>
    );
  }
  return (
    <Through view={read.data}>
      <MilestoneSheet key={id} meetingId={id} side="coach" up="/team-view" />
    </Through>
  );
}

/** The answers a coach's screens would get, under the paths they ask. */
function givenOf(view: TeamViewData): GivenReads {
  const { tandem, released, milestone_meetings, milestone_sheets, plan_versions, promises, home } = view;
  const reads = new Map<string, unknown>([
    ['/team/home', home],
    ['/promises', { items: promises }],
    ['/fit-checks', { items: view.concerns }],
    ['/tandems', { items: tandem ? [tandem] : [] }],
    ...milestone_sheets.map((sheet): [string, unknown] => [`/milestone-meetings/${sheet.meeting.id}`, sheet]),
    ...plan_versions.map(({ plan_id, items }): [string, unknown] => [`/milestone-plans/${plan_id}/versions`, { items }]),
  ]);
  if (tandem) {
    reads.set(`/tandems/${tandem.id}`, tandem);
    reads.set(`/tandems/${tandem.id}/released`, released);
    reads.set(`/tandems/${tandem.id}/milestone-meetings`, { items: milestone_meetings });
  }
  const follow = (href: string) => {
    const id = /^\/milestones\/([^/?]+)$/.exec(href)?.[1];
    return id && reads.has(`/milestone-meetings/${id}`) ? `/team-view/${id}` : undefined;
  };
  return { reads, follow };
}

const Through = ({ view, children }: { view: TeamViewData; children: ComponentChildren }) => <Given.Provider value={givenOf(view)}>{children}</Given.Provider>;

function Shown({ view }: { view: TeamViewData }) {
  const { through, tandem, participant, home, account } = view;
  const names = tandem?.partners.map(({ display_name }) => display_name) ?? [];
  return (
    <>
      <p>{through ? t('pv_view_through', { name: through }) : t('pv_view_nobody')}</p>
      {tandem && (
        <div class="row">
          <Btn kind="bare" href="/workbook?view=released">
            {t('pv_view_change')}
          </Btn>
        </div>
      )}
      {through &&
        (tandem ? (
          <Section title={t('pv_view_tandem')} class="mirror">
            <Through view={view}>
              <Parts tandem={tandem} names={names} />
            </Through>
          </Section>
        ) : (
          <Empty title={t('pv_view_no_tandem')}>{t('pv_view_no_tandem_text')}</Empty>
        ))}
      {through && (
        <Section title={t('pv_view_home')} class="mirror">
          {Object.values(home).some((lines) => lines.length > 0) ? (
            <Through view={view}>
              <Desk home={home} />
            </Through>
          ) : (
            <p>{t('pv_view_home_none')}</p>
          )}
        </Section>
      )}
      {participant && tandem && (
        <Section title={t('pv_view_person')} class="mirror">
          <Through view={view}>
            <Facts person={participant} cohort={tandem.cohort_id} />
          </Through>
        </Section>
      )}
      {view.pool && (
        <Section title={t('pv_view_pool')} class="mirror">
          <ProspectFacts prospect={view.pool} />
          <ProspectWay prospect={view.pool} />
        </Section>
      )}
      {view.gatherings.length > 0 && (
        <Section title={t('pv_view_gatherings')} class="mirror">
          <Rows>
            {view.gatherings.map((gathering) => (
              <Row key={gathering.id} small={guestState(gathering)}>
                <bdi>{nameOf(gathering)}</bdi>
              </Row>
            ))}
          </Rows>
        </Section>
      )}
      {view.office_questions.length > 0 && (
        <Section title={t('pv_view_questions')} class="mirror">
          {view.office_questions.map(({ id, text, answer }) => (
            <div class="stack g2" key={id}>
              <Voice text={text} />
              {answer && <Answer answer={answer} />}
            </div>
          ))}
          <p class="kick">{t('pv_view_questions_text')}</p>
        </Section>
      )}
      {view.group_meetings.length > 0 && (
        <Section title={t('pv_view_group')} class="mirror">
          <Rows>
            {view.group_meetings.map((meeting) => (
              <Row key={meeting.id} small={list([byWhom(meeting), ...meeting.times.flatMap((time) => time.answers.map(({ answer }) => `${whenOf(time)}: ${t(`group_${answer}`)}`))])}>
                <bdi>{meeting.what}</bdi>
              </Row>
            ))}
          </Rows>
        </Section>
      )}
      {view.reports.length > 0 && (
        <Section title={t('pv_view_reports')} class="mirror">
          {view.reports.map((report) => (
            <article class="card" key={report.id}>
              <ReportShown report={report} />
            </article>
          ))}
        </Section>
      )}
      {view.declaration && (
        <Section title={t('pv_view_declaration')} class="mirror">
          <StandingLine person={view.declaration} />
        </Section>
      )}
      {view.speed_datings.length > 0 && (
        <Section title={t('pv_view_dating')} class="mirror">
          {view.speed_datings.map(({ id, day, guests, rounds }) => (
            <p key={id}>
              <b>{longDay(day)}</b>
              <br />
              {[t(`pv_view_dating_${guests[0]?.presence ?? 'expected'}`), t('pv_view_dating_talks', { n: rounds.reduce((sum, { talks }) => sum + talks.length, 0) })].join(' · ')}
            </p>
          ))}
          <p class="kick">{t('pv_view_dating_text')}</p>
        </Section>
      )}
      {view.ballot && (
        <Section title={t('pv_view_ballot')} class="mirror">
          <BallotShown ballot={view.ballot} />
        </Section>
      )}
      {view.profile && (
        <Section title={t('pv_view_words')} class="mirror">
          <WordsShown profile={view.profile} sheets={view.sheets} />
        </Section>
      )}
      {through && <Written view={view} />}
      <Section title={t('pv_view_account')} class="mirror">
        <div class="card">
          <dl class="facts">
            <dt>{t('pd_name')}</dt>
            <dd>
              <bdi>{callName(account)}</bdi>
            </dd>
            <dt>{t('staff_login')}</dt>
            <dd>
              <bdi dir="ltr">{account.login}</bdi>
            </dd>
            <dt>{t('lang_legend')}</dt>
            <dd>{LANGUAGES[account.language as keyof typeof LANGUAGES]}</dd>
          </dl>
          <p class="kick">
            <Icon name="lock" /> {t('pv_view_account_text')}
          </p>
        </div>
      </Section>
    </>
  );
}

/** What was written to the team and to the group, in the words that a coach reads. */
function Written({ view: { messages, group_messages } }: { view: TeamViewData }) {
  const name = (id: string) => messages?.conversation.people.find((one) => one.id === id)?.display_name ?? t('erased_person');
  return (
    <>
      <Section title={t('pv_view_messages')} class="mirror">
        {messages ? (
          <Rows>
            {messages.items.map((message) => (
              <Row key={message.id} small={`${name(message.author_id)} · ${moment(message.created_at)}`}>
                <Voice text={message.text || message.link?.text || '–'} inline />
              </Row>
            ))}
          </Rows>
        ) : (
          <p>{t('pv_view_messages_none')}</p>
        )}
      </Section>
      {group_messages.length > 0 && (
        <Section title={t('pv_view_messages_group')} class="mirror">
          <Rows>
            {group_messages.map((message) => (
              <Row key={message.id} small={moment(message.created_at)}>
                <Voice text={message.text || message.link?.text || '–'} inline />
              </Row>
            ))}
          </Rows>
        </Section>
      )}
    </>
  );
}
