import type { State } from './api/session';
import type { Role } from './api/types';
import { Join } from './auth/join';
import { Forgotten, SignIn } from './auth/sign-in';
import { Welcome } from './auth/welcome';
import { Home } from './home/home';
import { loadTexts, type Area } from './i18n';
import { keepLoaded } from './platform';
import { match } from './router';
import { lazy, type Page } from './ui/lazy';

type Routes = Record<string, Page>;

// Sign-in and home are there at once; the rest follows while the person reads, and is kept for offline use.
const workbook = () => together(import('./workbook/workbook'), 'workbook');
const milestone = () => together(import('./milestone/milestones'), 'milestone');
const more = () => together(import('./more/index'), 'more');
// The list of unsent things names things of every kind.
const unsent = () => together(import('./more/index'), 'more', 'workbook', 'milestone');
const staff = () => together(import('./staff/index'), 'staff', 'more', 'milestone');

/** A screen's code and its texts. */
async function together<M>(code: Promise<M>, ...areas: Area[]): Promise<M> {
  const [module] = await Promise.all([code, loadTexts(...areas)]);
  return module;
}

/** Fetches the other screens of a participant ahead of the first tap, and keeps them for offline use. */
export async function prefetch() {
  await Promise.all([workbook(), milestone(), more()]).catch(() => {});
  await keepLoaded();
}

/** Everybody, signed in or not. */
const PUBLIC: Routes = {
  '/join': Join,
  '/sign-in': SignIn,
  '/forgotten': Forgotten,
  '/about': lazy(more, 'About'),
};

/** Whoever is signed in, whatever their part. */
const OWN: Routes = {
  '/unsent': lazy(unsent, 'Unsent'),
  '/profile': lazy(more, 'Profile'),
  '/reminders': lazy(more, 'Reminders'),
  '/devices': lazy(more, 'Devices'),
  '/add-device': lazy(more, 'AddDevice'),
  '/secret': lazy(more, 'ChangeSecret'),
  '/install': lazy(more, 'Install'),
};

const PARTICIPANT: Routes = {
  '/': Home,
  '/workbook': lazy(workbook, 'Workbook'),
  '/meeting/new': lazy(workbook, 'MeetingForm'),
  '/meeting/:id': lazy(workbook, 'MeetingForm'),
  '/note/new': lazy(workbook, 'NoteForm'),
  '/note/:id': lazy(workbook, 'NoteForm'),
  '/entry/:id': lazy(workbook, 'EntryScreen'),
  '/step/new': lazy(workbook, 'StepForm'),
  '/step/:id': lazy(workbook, 'StepForm'),
  '/milestones': lazy(milestone, 'Milestones'),
  '/milestones/:id': lazy(milestone, 'MilestoneScreen'),
  '/more': lazy(more, 'More'),
  '/contact-person': lazy(more, 'ContactPerson'),
};

const Staff = lazy(staff, 'Staff');

function find(routes: Routes, path: string) {
  for (const [pattern, page] of Object.entries(routes)) {
    const params = match(pattern, path);
    if (params) return { page, params };
  }
  return null;
}

/** The screen for a path: which ones there are depends on who is there. */
export function routeFor(path: string, role: Role | null, session: State): { page: Page; params: Record<string, string> } | null {
  const open = find(PUBLIC, path);
  if (open) return open;
  if (!role) return { page: session === 'ended' ? SignIn : Welcome, params: {} };
  const own = find(OWN, path);
  if (own) return own;
  // The team's chunk brings its own table; participants never load it.
  return role === 'participant' ? find(PARTICIPANT, path) : { page: Staff, params: {} };
}
