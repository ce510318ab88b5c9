import { readAhead } from './ahead';
import { me, type State } from './api/session';
import type { Role } from './api/types';
import { lang, loadTexts, type Area } from './i18n';
import { keepLoaded } from './platform';
import { match } from './router';
import { Home, type Found } from './routes';
import { lazy, type LazyPage } from './ui/lazy';

type Routes = Record<string, LazyPage>;

// Every part of the app comes when it is needed: whoever signs in loads no home screen, and the other way round.
const auth = () => together(import('./auth/index'), 'auth');
const workbook = () => together(import('./workbook/workbook'), 'workbook', 'media');
const milestone = () => together(import('./milestone/milestones'), 'milestone');
const messages = () => together(import('./messages/index'), 'messages', 'media', 'rules', 'thanks');
/** What keeps an open app up to date. */
export const understandWords = () => together(import('./messages/live'), 'messages');
const more = () => together(import('./more/index'), 'more');
/** The list of unsent things names and compares things of every kind. */
const unsent = async () => (await Promise.all([more(), understand()]))[0];
const doors = () => together(import('./doors/index'), 'doors', 'more');
const reach = () => together(import('./contact/index'), 'reach', 'more');
const start = () => together(import('./start/index'), 'start', 'more');
/** Before signing in: the language is chosen here, too. */
const wayIn = () => together(import('./start/index'), 'start', 'auth');
const speedDating = () => together(import('./speed-dating/index'), 'dating');
const gives = () => together(import('./profile/index'), 'profile');
const sheets = () => together(import('./questionnaire/index'), 'sheets');
const consent = () => together(import('./consent/index'), 'consent');
const matching = () => together(import('./matching/index'), 'matching', 'profile');
const access = () => together(import('./access/index'), 'access');
const guide = () => together(import('./guide/index'), 'guide', 'access', 'more');
const installing = () => together(import('./more/index'), 'guide', 'more');
const viewing = () => together(import('./more/view'), 'view', 'more');
const companion = () => together(import('./companion/index'), 'companion', 'more');
const tandem = () => together(import('./tandem/index'), 'tandem', 'more');
const office = () => together(import('./office/index'), 'office', 'thanks', 'rules');
const group = () => together(import('./group/index'), 'group');
const rules = () => together(import('./rules/index'), 'rules', 'messages', 'media');
const reportAnswer = () => together(import('./rules/report-answer'), 'rules', 'office', 'messages', 'media');
const wording = () => together(import('./wording/index'), 'wording', 'more');
const teamWording = () => together(import('./wording/team-reports'), 'wordingteam', 'staff');
const teamCards = () => together(import('./office/team-cards'), 'office', 'staff');
const teamFeedback = () => together(import('./access/team-feedback'), 'access', 'accessteam', 'staff');
/** What the team sees is shown by the team's own screens. */
const privacy = () => together(import('./privacy/index'), 'privacy', 'doors', 'more');
const teamView = () => together(import('./privacy/team-view'), 'privacy', 'staff', 'media', 'milestone', 'coach', 'more', 'profile', 'sheets', 'teamsheets', 'consentteam', 'matching', 'matchteam', 'recruiting', 'gathering', 'start', 'office', 'group', 'rules', 'messages', 'media');
const staff = () => together(import('./staff/index'), 'staff', 'media', 'more', 'milestone');

/** A screen's code and its texts. */
async function together<M>(code: Promise<M>, ...areas: Area[]): Promise<M> {
  const [module] = await Promise.all([code, loadTexts(...areas)]);
  return module;
}

export { keepFocus } from './ui/focus';

/** What knows how to read the server's answers to every kind of change. */
export const understand = () => Promise.all([messages(), workbook(), milestone(), gives(), sheets(), matching()]);

const KEPT = 'mp.kept';

/**
 * Fetches every other screen of somebody ahead of the first tap, then what stands on them, and keeps both for offline use.
 * Once for a release, a language and a role: afterwards the phone has them all, and only the likeliest are made ready.
 */
export async function prefetch(role: Role) {
  if (me.peek()?.second_factor_missing) return;
  const team = role === 'participant' ? null : await staff();
  const release = `${import.meta.url} ${lang.peek()} ${role}`;
  const watched = !!navigator.serviceWorker?.controller;
  const likely = team ? [] : [understand(), more(), tandem(), viewing(), office(), group(), wording()];
  const screens = () => Object.values({ ...OWN, ...(talks(role) && TALKING), ...(team ? TEAM : PARTICIPANT) });
  // A code to hold up is drawn without internet, too.
  const others = () => [...screens().map(({ preload }) => preload()), import('uqr'), team?.preloadScreens(role)];
  const came = await Promise.allSettled<unknown>(localStorage.getItem(KEPT) === release ? likely : [...likely, ...others()]);
  await keepLoaded();
  if (watched && came.every(({ status }) => status === 'fulfilled')) localStorage.setItem(KEPT, release);
  await (team ? team.readAhead(role) : readAhead());
}

/** The statement on accessibility is there without internet, also for whoever has no account; and what was said about it leaves. */
export async function keepStatement() {
  const statement = await access().catch(() => null);
  statement?.watchFeedback();
  await statement?.refreshStatement();
  await guide().catch(() => {});
  await keepLoaded();
}

const Welcome = lazy(auth, 'Welcome');
const SignIn = lazy(auth, 'SignIn');

/** Everybody, signed in or not. */
const PUBLIC: Routes = {
  '/join': lazy(auth, 'Join'),
  '/sign-in': SignIn,
  '/forgotten': lazy(auth, 'Forgotten'),
  '/about': lazy(more, 'About'),
  '/erased': lazy(privacy, 'Erased'),
  '/start': lazy(wayIn, 'Start'),
  '/refer': lazy(wayIn, 'Refer'),
  '/accessibility': lazy(access, 'Accessibility'),
  '/help': lazy(guide, 'Help'),
};

/** Whoever is signed in, whatever their part. */
const OWN: Routes = {
  '/unsent': lazy(unsent, 'Unsent'),
  '/view': lazy(viewing, 'ViewScreen'),
  '/wording': lazy(wording, 'WordingReport'),
  '/rules': lazy(rules, 'HouseRules'),
  '/profile': lazy(more, 'Profile'),
  '/reminders': lazy(more, 'Reminders'),
  '/devices': lazy(more, 'Devices'),
  '/add-device': lazy(more, 'AddDevice'),
  '/secret': lazy(more, 'ChangeSecret'),
  '/install': lazy(installing, 'Install'),
  '/doors': lazy(doors, 'DoorsScreen'),
  '/reach': lazy(reach, 'Reach'),
  '/calendar-feed': lazy(reach, 'CalendarFeed'),
  '/access-log': lazy(privacy, 'AccessLog'),
  '/my-data': lazy(privacy, 'MyData'),
};

const talks = (role: Role) => role === 'participant' || role === 'coach';

/** Where people write to each other. */
const TALKING: Routes = {
  '/messages': lazy(messages, 'Conversations'),
  '/messages/:kind/:id': lazy(messages, 'ConversationScreen'),
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
  '/office': lazy(office, 'Office'),
  '/office/new': lazy(office, 'OfficeAsk'),
  '/office/cards': lazy(office, 'OfficeCards'),
  '/office/report/:id': lazy(reportAnswer, 'ReportAnswer'),
  '/group': lazy(group, 'GroupMeetings'),
  '/group/new': lazy(group, 'SuggestMeeting'),
  '/group/:id': lazy(group, 'GroupMeetingScreen'),
  '/reports': lazy(rules, 'MyReports'),
  '/report/:kind/:id/:message': lazy(rules, 'ReportMessage'),
  '/gives': lazy(gives, 'Gives'),
  '/gives/:part': lazy(gives, 'GivesPart'),
  '/sheets': lazy(sheets, 'Sheets'),
  '/sheets/change': lazy(sheets, 'Changed'),
  '/sheets/both': lazy(sheets, 'Both'),
  '/sheets/:id': lazy(sheets, 'SheetScreen'),
  '/sheets/fill/:set/:occasion': lazy(sheets, 'Fill'),
  '/interview': lazy(sheets, 'Interview'),
  '/consents': lazy(consent, 'Consents'),
  '/declaration': lazy(consent, 'DeclarationScreen'),
  '/declaration/:id': lazy(consent, 'DeclarationScreen'),
  '/folder': lazy(consent, 'Folder'),
  '/team-view': lazy(teamView, 'TeamView'),
  '/team-view/:id': lazy(teamView, 'TeamViewMilestone'),
  '/how-it-works': lazy(start, 'HowItWorks'),
  '/gatherings': lazy(start, 'Gatherings'),
  '/gatherings/:id': lazy(start, 'GatheringScreen'),
  '/taking-part': lazy(start, 'TakingPart'),
  '/inviting': lazy(start, 'Inviting'),
  '/speed-dating': lazy(speedDating, 'SpeedDating'),
  '/ballot': lazy(matching, 'BallotScreen'),
  '/partner': lazy(matching, 'PartnerScreen'),
  '/fit': lazy(matching, 'FitScreen'),
  '/companions': lazy(companion, 'Companions'),
  '/companions/new': lazy(companion, 'NewCompanion'),
  '/team-words': lazy(companion, 'TeamWords'),
  '/pause': lazy(tandem, 'PauseScreen'),
  '/back': lazy(tandem, 'BackAgain'),
  '/ending': lazy(tandem, 'Ending'),
  '/leaving': lazy(tandem, 'Leaving'),
};

/** Whoever is signed in and belongs to the team. */
const TEAM: Routes = {
  '/second-factor': lazy(doors, 'SecondFactorScreen'),
  '/accessibility-feedback': lazy(teamFeedback, 'TeamFeedback'),
  '/office-cards': lazy(teamCards, 'TeamCards'),
  '/wording-reports': lazy(teamWording, 'TeamReports'),
};

const Guest = lazy(companion, 'Guest');
/** What belongs to the pages that somebody can be let into. */
const ACCOMPANIED: Record<string, string[]> = {
  dates: ['/gatherings', '/gatherings/:id'],
  team: ['/team-words'],
  declaration: ['/consents', '/declaration', '/declaration/:id'],
  gives: ['/gives'],
  sheets: ['/sheets', '/sheets/:id', '/interview'],
};
const accompanied = (path: string, pages: string[]) => {
  const open = pages.flatMap((page) => ACCOMPANIED[page] ?? []);
  return find(Object.fromEntries(Object.entries(PARTICIPANT).filter(([pattern]) => open.includes(pattern))), path);
};

const Staff = lazy(staff, 'Staff');
const SecondFactorMissing = lazy(doors, 'SecondFactorMissing');

function find(routes: Routes, path: string) {
  for (const [pattern, page] of Object.entries(routes)) {
    const params = match(pattern, path);
    if (params) return { page, params };
  }
  return null;
}

/** Every screen there is, home among them. */
export function routeFor(path: string, role: Role | null, session: State): Found | null {
  const open = find(PUBLIC, path);
  if (open) return open;
  if (!role) return { page: session === 'ended' ? SignIn : Welcome, params: {} };
  if (me.value?.second_factor_missing) return { page: SecondFactorMissing, params: {} };
  if (me.value?.companion) return { page: Guest, params: {}, ...accompanied(path, me.value.companion.pages) };
  const own = find(OWN, path) ?? (talks(role) ? find(TALKING, path) : null) ?? (role === 'participant' ? null : find(TEAM, path));
  if (own) return own;
  // The team's chunk brings its own table; participants never load it.
  return role === 'participant' ? find(PARTICIPANT, path) : { page: Staff, params: {} };
}
