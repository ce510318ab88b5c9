import { useState } from 'preact/hooks';
import type { Conversation, Entry, Items, Meeting, Step, Week } from '../api/types';
import { pending } from '../data/outbox';
import { useRead } from '../data/read';
import { dayOf, list, longDay, nearDay, sentence, t, today } from '../i18n';
import { go, place } from '../router';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Empty } from '../ui/empty';
import { Field } from '../ui/field';
import { Icon } from '../ui/icon';
import { Strip } from '../ui/strip';
import { Tabs } from '../ui/tabs';
import { Voice } from '../ui/voice';
import { useBook, type Book } from './book';
import { EntryCard } from './entry-card';
import { StepLine } from './step-line';
import { contains } from '../search';
import { byDay, dueText, finds, spanOf, word } from './words';
import './weeks.css';

const VIEWS = ['all', 'notes', 'steps', 'released'] as const;
type View = (typeof VIEWS)[number];

const SEARCH = 'wb-search';

const ACTIONS = {
  all: { href: '/meeting/new', key: 'log_meeting' },
  notes: { href: '/note/new', key: 'wb_note_new' },
  steps: { href: '/step/new', key: 'wb_step_add' },
  released: { href: '/meeting/new', key: 'log_meeting' },
} as const;

/** What the two have written, week by week; the words of both and nobody's judgement. */
export function Workbook() {
  const { book, instead } = useBook();
  const asked = place.value.query.get('view') as View | null;
  const view = asked && VIEWS.includes(asked) ? asked : 'all';
  const [wanted, setWanted] = useState<string | null>(null);
  const searching = wanted !== null;
  const action = ACTIONS[view];
  const toggleSearch = () => {
    setWanted(searching ? null : '');
    requestAnimationFrame(() => document.getElementById(SEARCH)?.focus());
  };

  return (
    <Screen
      title={t('nav_workbook')}
      heading="top"
      tools={
        book && (
          <Btn kind="icon" icon={searching ? 'close' : 'search'} label={t(searching ? 'wb_search_close' : 'wb_search')} onClick={toggleSearch} />
        )
      }
      action={
        book && !book.left && (
          <Btn kind="main" icon="add" href={action.href}>
            {t(action.key)}
          </Btn>
        )
      }
    >
      {!book ? (
        instead
      ) : searching ? (
        <>
          <Field label={t('wb_search_label')} inputMode="search" value={wanted} onValue={setWanted} maxLength={100} id={SEARCH} />
          {wanted.trim() && <Found book={book} wanted={wanted.trim()} />}
        </>
      ) : (
        <>
          <Tabs
            label={t('nav_workbook')}
            options={VIEWS.map((value) => ({ value, label: t(`wb_tab_${value}`) }))}
            value={view}
            onValue={(to) => go(to === 'all' ? '/workbook' : `/workbook?view=${to}`, { replace: true })}
          />
          <Part view={view} book={book} />
        </>
      )}
    </Screen>
  );
}

function Part({ view, book }: { view: View; book: Book }) {
  if (view === 'notes') return <Notes book={book} />;
  if (view === 'steps') return <Steps book={book} />;
  if (view === 'released') return <Released book={book} />;
  return <All book={book} />;
}

function All({ book }: { book: Book }) {
  const milestones = useRead<Items<Meeting>>(`/tandems/${book.tandem}/milestone-meetings`);
  const held = (milestones.data?.items ?? []).filter((meeting) => meeting.state === 'held' && meeting.day);
  const pinned = book.entries.filter((entry) => entry.pinned);
  if (!book.entries.length && !held.length) {
    return (
      <>
        <AskedForHelp book={book} />
        <Empty title={t('wb_empty')}>{t('wb_empty_text')}</Empty>
      </>
    );
  }
  return (
    <>
      <p class="print-only">{t('wb_print_title', { names: list([book.name(book.me), book.partner.display_name]) })}</p>
      <AskedForHelp book={book} />
      {pinned.length > 0 && (
        <section class="stack no-print" aria-labelledby="wb-pinned">
          <h2 id="wb-pinned">{t('wb_pinned')}</h2>
          <div class="weeks">
            <div class="week">
              {pinned.map((entry) => (
                <EntryCard key={entry.id} entry={entry} book={book} atTop />
              ))}
            </div>
          </div>
        </section>
      )}
      <Weeks book={book} entries={book.entries} held={held} />
      <section class="stack print-only">
        <h2>{t('wb_steps')}</h2>
        <ul class="stack g2">
          {book.steps.map((step) => (
            <li key={step.id}>
              <Voice text={step.text} inline /> ({[book.name(step.owner_id), dueText(step), word('state', step.state)].filter(Boolean).join(' · ')})
            </li>
          ))}
        </ul>
      </section>
      <div class="row center">
        <Btn kind="bare" icon="print" onClick={() => print()}>
          {t('wb_print')}
        </Btn>
      </div>
    </>
  );
}

type Shown = { book: Book; entries: Entry[]; held?: Meeting[] };

/** The seam upright. With `held` every week stands there, without only those with something in them. */
function Weeks({ book, entries, held }: Shown) {
  const weeks = held ? book.weeks : book.weeks.filter((week) => entries.some((entry) => entry.week === week.number));
  return (
    <div class="weeks">
      {weeks.map((week) => (
        <WeekPart
          key={week.number}
          week={week}
          book={book}
          entries={entries.filter((entry) => entry.week === week.number)}
          held={(held ?? []).filter(({ day }) => day && day >= week.first_day && day <= week.last_day)}
        />
      ))}
    </div>
  );
}

function WeekPart({ week, book, entries, held = [] }: Shown & { week: Week }) {
  const now = week.first_day <= today() && today() <= week.last_day;
  return (
    <section class="week" aria-labelledby={`wb-week-${week.number}`}>
      <div>
        <h2 id={`wb-week-${week.number}`}>
          {week.number > 0 ? t('wb_week', { n: week.number }) : t('wb_week_before')} <span class="kick">· {now ? t('wb_week_now') : spanOf(week)}</span>
        </h2>
        {week.paused ? <p class="kick">{t('wb_week_paused')}</p> : week.kept && <p class="kick">{t('wb_week_kept')}</p>}
      </div>
      {entries.map((entry) => (
        <EntryCard key={entry.id} entry={entry} book={book} />
      ))}
      {!entries.length && !held.length && !week.paused && <p class="kick">{t(now ? 'wb_week_open' : 'wb_week_empty')}</p>}
      {held.map((meeting) => (
        <Held key={meeting.id} meeting={meeting} />
      ))}
    </section>
  );
}

const Held = ({ meeting }: { meeting: Meeting }) => (
  <article class="entry">
    <span class="stop" aria-hidden="true">
      <Icon name="milestone" />
    </span>
    <a class="rw" href={`/milestones/${meeting.id}`}>
      <span class="grow">
        <b>{meeting.kind === 'closing' ? t('wb_closing') : t('wb_milestone', { n: meeting.number })}</b>
        {meeting.day && <small>{longDay(meeting.day)}</small>}
      </span>
      <Icon name="forward" />
    </a>
  </article>
);

/** What waits for an answer of the team; it stands in the conversation with the contact person. */
function AskedForHelp({ book }: { book: Book }) {
  const talk = useRead<Items<Conversation>>('/conversations').data?.items.find(({ kind }) => kind === 'contact');
  const coming = pending.value.some(({ entity, state }) => entity === `conversation:contact:${book.me}` && state !== 'sent');
  if (!talk?.waiting_since && !coming) return null;
  const day = sentence(nearDay(talk?.waiting_since ? dayOf(talk.waiting_since) : today()));
  return (
    <div class="no-print">
      <Strip kind="good" icon="help" title={t('wb_help_asked')}>
        <p>{t('wb_help_asked_more', { day })}</p>
        <Btn kind="bare" class="wb-out" href={`/messages/contact/${book.me}`}>
          {t('wb_help_talk')}
        </Btn>
      </Strip>
    </div>
  );
}

function Notes({ book }: { book: Book }) {
  const entries = book.entries.filter((entry) => entry.note || entry.additions.length > 0);
  if (!entries.length) return <Empty title={t('wb_notes_none')}>{t('wb_notes_none_text')}</Empty>;
  return <Weeks book={book} entries={entries} />;
}

const lately = (a: Step, b: Step) => b.updated_at.localeCompare(a.updated_at);

function Steps({ book }: { book: Book }) {
  // The lists stay as they are while somebody ticks: what was open at first keeps its place.
  const [opened] = useState(() => new Set(book.steps.filter((step) => step.state === 'open').map((step) => step.id)));
  const isOpen = (step: Step) => step.state === 'open' || opened.has(step.id);
  const open = book.steps.filter(isOpen).toSorted(byDay);
  const mine = (step: Step) => step.owner_id === book.me;
  if (!book.steps.length) return <Empty title={t('wb_steps_none')}>{t('wb_steps_none_text')}</Empty>;
  return (
    <>
      <StepList title={t('wb_steps_mine')} steps={open.filter(mine)} book={book} />
      <StepList title={t('wb_steps_theirs', { name: book.partner.display_name })} steps={open.filter((step) => !mine(step))} book={book} />
      <StepList title={t('wb_steps_past')} steps={book.steps.filter((step) => !isOpen(step)).toSorted(lately)} book={book} />
    </>
  );
}

function StepList({ title, steps, book }: { title: string; steps: Step[]; book: Book }) {
  if (!steps.length) return null;
  return (
    <section class="stack" aria-label={title}>
      <h2>{title}</h2>
      <div class="card rows gap0">
        {steps.map((step) => (
          <StepLine key={step.id} step={step} book={book} link />
        ))}
      </div>
    </section>
  );
}

function Released({ book }: { book: Book }) {
  const entries = book.entries.filter((entry) => entry.visibility === 'team' || entry.additions.some((addition) => addition.visibility === 'team'));
  const steps = book.steps.filter((step) => step.visibility === 'team');
  if (!entries.length && !steps.length) return <Empty title={t('wb_released_none')}>{t('wb_released_none_text')}</Empty>;
  return (
    <>
      <p>{t('wb_released_text')}</p>
      <p>
        <a href="/team-view">{t('wb_released_look')}</a>
      </p>
      {entries.length > 0 && <Weeks book={book} entries={entries} />}
      <StepList title={t('wb_steps')} steps={steps} book={book} />
    </>
  );
}

function Found({ book, wanted }: { book: Book; wanted: string }) {
  const entries = book.entries.filter((entry) => finds(entry, wanted));
  const steps = book.steps.filter((step) => contains(`${step.text} ${book.name(step.owner_id)}`, wanted));
  const n = entries.length + steps.length;
  return (
    <>
      <p role="status" class="kick">
        {n ? t('wb_search_found', { n }) : t('wb_search_none')}
      </p>
      {entries.length > 0 && <Weeks book={book} entries={entries} />}
      <StepList title={t('wb_steps')} steps={steps} book={book} />
    </>
  );
}
