import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { me } from '../api/session';
import type { Entry, Home, PlannedMeeting, Step, Tandem, Week, Workbook } from '../api/types';
import { parked, pending } from '../data/outbox';
import { keepMine } from '../data/parked';
import { useRead } from '../data/read';
import { t, today } from '../i18n';
import { Btn } from '../ui/btn';
import { Empty } from '../ui/empty';
import { Reading } from '../ui/skeleton';
import { overlayEntries, overlayWeeks } from './entries';
import { overlayPlanned, overlaySteps } from './overlay';
import { workbookPath } from './writes';

export type Book = {
  me: string;
  tandem: string;
  partner: { id: string; display_name: string };
  start: string;
  entries: Entry[];
  steps: Step[];
  weeks: Week[];
  /** The next date as it will be, and as the server knows it: only that one has the version. */
  planned: PlannedMeeting | null;
  plannedRead: PlannedMeeting | null;
  /** Whoever has left reads, and writes nothing more; so do the two of a tandem that has ended. */
  left: boolean;
  /** What somebody of the tandem is called. */
  name: (person: string | null) => string;
  side: (person: string) => 'me' | 'partner';
};

const NOTHING: Workbook = { entries: [], steps: [], planned_meeting: null, weeks: [] };

function bookOf(home: Home, data: Workbook, ended: boolean): Book | null {
  const mine = me.value?.id;
  if (!home.tandem || !mine) return null;
  const { id: tandem, partner } = home.tandem;
  const { start_day: start, state } = home.cohort;
  const entries = overlayEntries(data.entries, pending.value, { me: mine, tandem, start });
  const goesOn = (state === 'running' || state === 'paused') && today() >= start;
  return {
    me: mine,
    tandem,
    partner,
    start,
    entries,
    steps: overlaySteps(data.steps, pending.value, mine),
    weeks: overlayWeeks(data.weeks, entries, start, goesOn ? today() : null),
    planned: overlayPlanned(data.planned_meeting, tandem),
    plannedRead: data.planned_meeting,
    left: home.departure?.kind === 'left' || ended,
    name: (person) => (person === mine ? (me.value?.display_name ?? '') : partner.display_name),
    side: (person) => (person === mine ? 'me' : 'partner'),
  };
}

function withFormer(home: Home, { id, partners }: Tandem): Home {
  const other = partners.find((partner) => partner.id !== me.value?.id);
  const partner = { id: other?.id ?? '', display_name: other?.display_name ?? '' };
  return { ...home, tandem: { id, partner, partner_paused: false, partner_left: null, partner_found: null } };
}

/** A pin on an entry that changed in between is no question worth asking. */
function usePinsGoThrough() {
  useEffect(() => {
    const write = parked.value.find((one) => one.entity.startsWith('entry:') && one.path.endsWith('/pin') && one.problem?.status === 412);
    if (write) void keepMine(write);
  }, [parked.value]);
}

/**
 * The workbook of the two with everything this phone has written, or what to show instead. Forms need no more
 * than to know who the two are: with `bare` they open without internet even if the workbook was never read.
 */
export function useBook({ bare = false } = {}): { book: Book | null; instead: ComponentChildren } {
  const home = useRead<Home>('/home');
  // Between two tandems the home screen knows none, and the last one can still be read.
  const former = useRead<Tandem>(home.data && !home.data.tandem ? '/me/tandem' : null).data;
  const ended = !!former?.ended_at;
  const tandem = home.data?.tandem?.id ?? (ended ? former.id : undefined);
  const read = useRead<Workbook>(tandem ? workbookPath(tandem) : null);
  usePinsGoThrough();
  if (!home.data) return { book: null, instead: <Reading read={home}>{() => null}</Reading> };
  if (!tandem) {
    const instead = (
      <Empty title={t('problem_no_tandem_yet')} action={<Btn href="/contact-person">{t('wb_contact')}</Btn>}>
        {t('wb_no_tandem')}
      </Empty>
    );
    return { book: null, instead };
  }
  const data = read.data ?? (bare && read.state === 'error' ? NOTHING : undefined);
  if (!data) return { book: null, instead: <Reading read={read}>{() => null}</Reading> };
  return { book: bookOf(ended ? withFormer(home.data, former) : home.data, data, ended), instead: null };
}
