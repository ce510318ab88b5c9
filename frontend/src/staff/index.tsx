import type { ComponentType } from 'preact';
import { me } from '../api/session';
import type { Role } from '../api/types';
import { loadTexts, t } from '../i18n';
import { match, place } from '../router';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { lazy, type LazyPage } from '../ui/lazy';
import { AccountPage, Accounts, NewAccount } from './accounts';
import { CohortPage } from './cohort';
import { Cohorts } from './cohorts';
import { Figures } from './figures';
import { FormTandem } from './form-tandem';
import { CoachHome } from './home';
import { LinkedTandem } from './linked';
import { Absences, ContactCardPage, TeamMore } from './own';
import { People } from './people';
import { Invite, PersonPage } from './person';
import { Places } from './places';
import { Settings } from './settings';
import { TandemPage } from './tandem';
import { Tandems } from './tandems';
import './staff.css';

const datings = async <M,>(code: Promise<M>) => (await Promise.all([code, loadTexts('dating', 'datingteam')]))[0];
const SpeedDatings = lazy(() => datings(import('../speed-dating/team-datings')), 'CohortSpeedDatings');
const SpeedDatingDesk = lazy(() => datings(import('../speed-dating/team-evening')), 'SpeedDatingDesk');
const SpeedDatingWall = lazy(() => datings(import('../speed-dating/team-screen')), 'SpeedDatingWall');
const words = async <M,>(code: Promise<M>) => (await Promise.all([code, loadTexts('teamsheets', 'profile', 'sheets')]))[0];
const ownWords = () => words(import('../questionnaire/team-profiles'));
const TeamProfiles = lazy(ownWords, 'TeamProfiles');
const TeamPersonWords = lazy(ownWords, 'TeamPersonWords');
const TeamTalk = lazy(ownWords, 'TeamTalk');
const TeamGroupValues = lazy(ownWords, 'TeamGroupValues');
/** A feature's own screens with their texts. */
const recruiting = async () => (await Promise.all([import('../recruiting/team-index'), loadTexts('recruiting', 'start')]))[0];
const gathering = async () => (await Promise.all([import('../gathering/team-index'), loadTexts('gathering', 'recruiting', 'start')]))[0];

const declarations = async () => (await Promise.all([import('../consent/team'), loadTexts('consent', 'consentteam')]))[0];
const TeamDeclarations = lazy(declarations, 'TeamDeclarations');
const TeamVersions = lazy(declarations, 'TeamVersions');
const TeamVersion = lazy(declarations, 'TeamVersion');
const NewVersion = lazy(declarations, 'NewVersion');
const matching = async () => (await Promise.all([import('../matching/team-index'), loadTexts('matching', 'matchteam', 'profile')]))[0];
const questions = async () => (await Promise.all([import('../office/team-questions'), loadTexts('office', 'thanks')]))[0];
const group = async () => (await Promise.all([import('../group/index'), loadTexts('group')]))[0];
const reports = async () => (await Promise.all([import('../rules/team-reports'), loadTexts('rules', 'messages', 'media')]))[0];
const Milestone = lazy(() => import('./milestone'), 'CoachMilestone');

// oxlint-disable-next-line typescript/no-explicit-any -- parameters are strings named by the pattern
type Screens = Record<string, ComponentType<any>>;

const SCREENS: Record<Exclude<Role, 'participant'>, Screens> = {
  coach: {
    '/': CoachHome,
    '/tandems': Tandems,
    '/tandems/new': FormTandem,
    '/tandems/:id': TandemPage,
    '/tandems/of/:person': LinkedTandem,
    '/milestones/:id': Milestone,
    '/people': People,
    '/people/:cohort/new': Invite,
    '/people/:cohort/:id': PersonPage,
    '/cohorts/:id': CohortPage,
    '/cohorts/:id/pool': lazy(recruiting, 'TeamPool'),
    '/cohorts/:cohort/pool/new': lazy(recruiting, 'TeamNewProspect'),
    '/cohorts/:cohort/pool/:id': lazy(recruiting, 'TeamProspect'),
    '/cohorts/:id/recruiting': lazy(recruiting, 'TeamLinks'),
    '/cohorts/:cohort/recruiting/:id': lazy(recruiting, 'TeamFlyer'),
    '/cohorts/:id/gatherings': lazy(gathering, 'TeamGatherings'),
    '/cohorts/:cohort/gatherings/new': lazy(gathering, 'TeamNewGathering'),
    '/cohorts/:cohort/gatherings/:id': lazy(gathering, 'TeamGathering'),
    '/cohorts/:cohort/gatherings/:id/edit': lazy(gathering, 'TeamEditGathering'),
    '/cohorts/:id/questions': lazy(questions, 'TeamQuestions'),
    '/cohorts/:id/group': lazy(group, 'GroupMeetings'),
    '/cohorts/:cohort/group/new': lazy(group, 'SuggestMeeting'),
    '/cohorts/:cohort/group/:id': lazy(group, 'GroupMeetingScreen'),
    '/reports': lazy(reports, 'TeamMessageReports'),
    '/cohorts/:id/declarations': TeamDeclarations,
    '/cohorts/:id/profiles': TeamProfiles,
    '/cohorts/:id/profiles/:person': TeamPersonWords,
    '/cohorts/:id/profiles/:person/talk': TeamTalk,
    '/cohorts/:id/group-values': TeamGroupValues,
    '/cohorts/:id/matching': lazy(matching, 'TeamMatching'),
    '/cohorts/:id/matching/new': lazy(matching, 'TeamFind'),
    '/cohorts/:id/matching/by-hand': lazy(matching, 'TeamByHand'),
    '/cohorts/:cohort/ballots/:person': lazy(matching, 'TeamPaperBallot'),
    '/matching/:id': lazy(matching, 'TeamProposal'),
    '/cohorts/:id/speed-dating': SpeedDatings,
    '/speed-datings/:id': SpeedDatingDesk,
    '/speed-datings/:id/screen': SpeedDatingWall,
    '/more/card': ContactCardPage,
    '/more/absences': Absences,
    '/more/places': Places,
    '/more': TeamMore,
  },
  administrator: {
    '/': Cohorts,
    '/cohorts/:id': CohortPage,
    '/accounts': Accounts,
    '/accounts/new': NewAccount,
    '/accounts/:id': AccountPage,
    '/settings': Settings,
    '/settings/declarations': TeamVersions,
    '/settings/declarations/new': NewVersion,
    '/settings/declarations/:id': TeamVersion,
    '/more/figures': Figures,
    '/more': TeamMore,
  },
  manager: { '/': Figures, '/more': TeamMore },
};

export { readAhead } from './ahead';

/** Parts of a coach's screens, and what stands on home. */
const parts = () => [
  loadTexts('preparation', 'coach', 'messages', 'thanks', 'office', 'flyer'),
  import('./preparation'),
  import('../milestone/coach-parts'),
  import('../messages/write-to'),
  import('../messages/home-words'),
  import('../office/team-waiting'),
  import('../thanks/received'),
  import('../recruiting/team-ask'),
  import('../matching/team-concerns'),
];

/** Fetches the screens of the features, whose code comes when it is needed. */
export const preloadScreens = (role: Role) =>
  Promise.all<unknown>([...Object.values(screensOf(role)).map((screen) => (screen as Partial<LazyPage>).preload?.()), ...(role === 'coach' ? parts() : [])]);

const screensOf = (role: Role | undefined): Screens => (role && role !== 'participant' ? SCREENS[role] : {});

/** The team's screens; loaded by nobody else. */
export function Staff() {
  const { path } = place.value;
  for (const [pattern, Found] of Object.entries(screensOf(me.value?.role))) {
    const params = match(pattern, path);
    if (params) return <Found {...params} />;
  }
  return (
    <Screen title={t('not_found_title')} plain>
      <p>{t('not_found_text')}</p>
      <Btn href="/">{t('to_start')}</Btn>
    </Screen>
  );
}
