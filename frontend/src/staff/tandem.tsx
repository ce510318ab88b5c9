import { useEffect, useState } from 'preact/hooks';
import { del } from '../api/client';
import type { Entry, Items, Meeting, OfficePromise, Partner, Released, Step, Tandem } from '../api/types';
import { useGiven } from '../data/given';
import { useRead } from '../data/read';
import { dayAndMonth, dayOf, isKey, list, loadTexts, longDay, sentence, t } from '../i18n';
import { go, place } from '../router';
import { Screen } from '../screen';
import { Badge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { confirm } from '../ui/confirm';
import { Empty } from '../ui/empty';
import { Row, Rows } from '../ui/rows';
import { See } from '../ui/see';
import { Reading } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { toast } from '../ui/toast';
import { Hanging } from '../media/hanging';
import { Voice } from '../ui/voice';
import { Duo, Who } from '../ui/who';
import { later } from '../ui/later';
import { Asks, Greeting } from './greeting';
import { useCoaches } from './names';
import { OwedPromise } from './promise';
import { meetingMoment, meetingName, pair, placeOf } from './words';
import { Trouble, useWork } from './work';

const PartTandem = later(async () => (await Promise.all([import('../matching/team-concerns'), loadTexts('matching', 'matchteam')]))[0].PartTandem, true);

/** What the two have released, the days they met, their milestone meetings, and what the office owes them. Nothing more. */
export function TandemPage({ id }: { id: string }) {
  const tandem = useRead<Tandem>(`/tandems/${id}`);
  const names = tandem.data?.partners.map(({ display_name }) => display_name) ?? [];
  return (
    <Screen title={names.length ? pair(names) : t('staff_tandem')} heading={tandem.data ? 'own' : 'page'} up="/tandems" two>
      <Reading read={tandem}>{(data) => <Parts tandem={data} names={names} />}</Reading>
    </Screen>
  );
}

/** Everything about a tandem; participants look at it too, to see what the team sees. */
export function Parts({ tandem, names }: { tandem: Tandem; names: string[] }) {
  const Heading = useGiven() ? 'h3' : 'h1';
  const released = useRead<Released>(`/tandems/${tandem.id}/released`);
  const meetings = useRead<Items<Meeting>>(`/tandems/${tandem.id}/milestone-meetings`);
  const promises = useRead<Items<OfficePromise>>('/promises').data?.items.filter(({ tandem_id }) => tandem_id === tandem.id) ?? [];
  const coaches = useCoaches([tandem.cohort_id]);
  const [greeting, setGreeting] = useState(false);
  return (
    <>
      <div class="row all">
        <Duo names={names} />
        <Heading class="grow" tabIndex={-1}>
          {pair(names)}
        </Heading>
        <Btn icon="message" onClick={() => setGreeting(true)}>
          {t('staff_greet')}
        </Btn>
      </div>
      <Told tandem={tandem} />
      <div class="stack g5">
        <Section title={t('staff_released')}>
          <Reading read={released}>{(data) => <ReleasedWords released={data} tandem={tandem} />}</Reading>
        </Section>
        {promises.length > 0 && (
          <Section title={t('staff_promises_here')}>
            <div class="card rows gap0 pieces">
              {promises.map((promise) => (
                <OwedPromise key={promise.id} promise={promise} coaches={coaches} />
              ))}
            </div>
          </Section>
        )}
      </div>
      <div class="stack g5">
        <Section title={t('nav_milestones')}>
          <Reading read={meetings}>{({ items }) => <MilestoneRows meetings={items} />}</Reading>
        </Section>
        <Section title={t('staff_met_days')}>
          <Reading read={released}>{({ meeting_days }) => <Days days={meeting_days} />}</Reading>
        </Section>
        <Section title={t('staff_asks_title')}>
          <div class="card">
            {tandem.partners.map((partner) => (
              <Asks key={partner.id} partner={partner} coach={coaches.get(partner.contact_person_id ?? '')} />
            ))}
          </div>
        </Section>
        <Section title={t('staff_reason')}>
          <Voice text={tandem.reason} />
          <p class="kick">{t('staff_formed', { day: dayAndMonth(dayOf(tandem.formed_at)) })}</p>
          <Dissolve tandem={tandem} />
          <PartTandem tandem={tandem} />
        </Section>
      </div>
      {greeting && <Greeting tandem={{ id: tandem.id, names }} partners={tandem.partners} coaches={coaches} onClose={() => setGreeting(false)} />}
    </>
  );
}

/** What the two wanted the team to know: a break, a goodbye, work that was found. */
function Told({ tandem: { partners } }: { tandem: Tandem }) {
  const told = partners.filter(({ paused_from, left_day, found }) => paused_from || left_day || found);
  if (!told.length) return null;
  return (
    <div class="stack g2 all">
      {told.map((partner) => (
        <ToldOf key={partner.id} partner={partner} other={partners.find(({ id }) => id !== partner.id)?.display_name ?? ''} />
      ))}
    </div>
  );
}

function ToldOf({ partner: { display_name: name, paused_from, left_day, found }, other }: { partner: Partner; other: string }) {
  return (
    <>
      {left_day && (
        <Strip kind="good" icon="out" title={t('staff_told_left', { name, day: dayAndMonth(left_day) })}>
          {other && t('staff_told_left_more', { partner: other })}
        </Strip>
      )}
      {found && (
        <Strip kind="good" title={t(`staff_told_${found}`, { name })}>
          {t('staff_told_found_more')}
        </Strip>
      )}
      {paused_from && (
        <Strip kind="good" icon="pause" title={t('staff_told_pause', { name, day: dayAndMonth(paused_from) })}>
          {t('staff_paused_text')}
        </Strip>
      )}
    </>
  );
}

function ReleasedWords({ released, tandem }: { released: Released; tandem: Tandem }) {
  const { entries, steps } = released;
  const name = (id: string) => tandem.partners.find((partner) => partner.id === id)?.display_name ?? '';
  const side = (id: string) => (tandem.partners[0]?.id === id ? 'me' : 'partner');
  const linked = place.value.query.get('linked');
  const missing = linked && ![...entries, ...steps].some(({ id }) => id === linked);
  useEffect(() => {
    const there = linked && document.getElementById(`r-${linked}`);
    if (!there) return;
    there.scrollIntoView({ block: 'center' });
    there.focus({ preventScroll: true });
  }, [linked]);
  const closed = missing && <Strip kind="wait" icon="lock" title={t('staff_linked_closed')} />;
  if (!entries.length && !steps.length) {
    return (
      <>
        {closed}
        <Empty title={t('staff_released_none')}>{t('staff_released_none_text')}</Empty>
      </>
    );
  }
  const newest = [...entries].sort((a, b) => b.day.localeCompare(a.day));
  return (
    <>
      {closed}
      {newest.length > 0 && (
        <div class="card rows gap0 entries">
          {newest.map((entry) => (
            <ReleasedEntry key={entry.id} entry={entry} name={name} side={side} />
          ))}
        </div>
      )}
      {steps.length > 0 && (
        <div class="card">
          <h3>{t('staff_steps')}</h3>
          <ul class="stack">
            {steps.map((step) => (
              <li key={step.id} id={`r-${step.id}`} tabIndex={-1}>
                <Voice text={step.text} />
                <span class="kick">{stepLine(step, name)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <p class="kick">{t('staff_released_text')}</p>
    </>
  );
}

const stepLine = (step: Step, name: (id: string) => string) =>
  [name(step.owner_id), step.due_day && step.state === 'open' && t('staff_until', { day: dayAndMonth(step.due_day) }), t(`staff_step_${step.state}`)].filter(Boolean).join(' · ');

type EntryProps = { entry: Entry; name: (id: string) => string; side: (id: string) => 'me' | 'partner' };

function ReleasedEntry({ entry, name, side }: EntryProps) {
  const topics = entry.topics.map((topic) => `staff_topic_${topic}`).filter(isKey).map((key) => t(key));
  return (
    <article id={`r-${entry.id}`} tabIndex={-1}>
      <div class="row">
        <Who name={name(entry.author_id)} side={side(entry.author_id)} />
        <span class="grow">
          <b>{sentence(longDay(entry.day))}</b>
          <br />
          <span class="kick">{[name(entry.author_id), entry.kind === 'note' ? t('staff_note') : t(`staff_outcome_${entry.outcome ?? 'met'}`)].filter(Boolean).join(' · ')}</span>
        </span>
      </div>
      {entry.note && <Voice text={entry.note} />}
      <Hanging media={entry.media} from={name(entry.author_id)} closed />
      {topics.length > 0 && <p class="kick">{t('staff_topics', { topics: list(topics) })}</p>}
      {entry.additions.map((addition) => (
        <div key={addition.id} class="stack tight pad">
          <span class="kick">{t('staff_adds', { name: name(addition.author_id) })}</span>
          <Voice text={addition.text} />
        </div>
      ))}
      <See value={entry.visibility} />
    </article>
  );
}

const Days = ({ days }: { days: string[] }) =>
  days.length === 0 ? (
    <p>{t('staff_met_none')}</p>
  ) : (
    <>
      <ul class="days">
        {[...days].sort((a, b) => b.localeCompare(a)).map((day) => (
          <li key={day}>
            <Badge>{dayAndMonth(day)}</Badge>
          </li>
        ))}
      </ul>
      <p class="kick">{t('staff_met_text')}</p>
    </>
  );

const MilestoneRows = ({ meetings }: { meetings: Meeting[] }) => (
  <Rows plain>
    {[...meetings].sort((a, b) => a.number - b.number).map((meeting) => (
      <Row key={meeting.id} href={`/milestones/${meeting.id}`} small={<MeetingState meeting={meeting} />}>
        {meetingName(meeting)}
      </Row>
    ))}
  </Rows>
);

function MeetingState({ meeting }: { meeting: Meeting }) {
  if (meeting.state === 'held') return <>{t('staff_held', { day: meeting.day ? dayAndMonth(meeting.day) : '' })}</>;
  if (meeting.state === 'cancelled') return <>{t('staff_cancelled')}</>;
  if (!meeting.day) return <>{t('staff_around', { day: dayAndMonth(meeting.suggested_day) })}</>;
  return (
    <>
      {meetingMoment(meeting)}, {placeOf(meeting)} · {t(meeting.state === 'agreed' ? 'staff_agreed' : 'staff_proposed')}
    </>
  );
}

/** Only while nothing is written; the server knows. */
function Dissolve({ tandem }: { tandem: Tandem }) {
  const work = useWork();
  const dissolve = async () => {
    const sure = await confirm({ title: t('staff_dissolve_title'), text: t('staff_dissolve_text'), yes: t('staff_dissolve') });
    if (!sure || !(await work.run(() => del(`/tandems/${tandem.id}`)))) return;
    toast(t('staff_dissolve_toast'));
    go('/tandems', { replace: true });
  };
  return (
    <div class="stack g2">
      <div class="row">
        <Btn kind="bare" onClick={dissolve}>
          {t('staff_dissolve')}
        </Btn>
      </div>
      <Trouble work={work} typed={false} />
    </div>
  );
}
