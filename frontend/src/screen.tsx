import { signal } from '@preact/signals';
import type { ComponentChildren, FunctionComponent } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { offline } from './api/client';
import { me, signedIn } from './api/session';
import type { Role } from './api/types';
import { parked, waiting } from './data/outbox';
import { lang, longDay, t, today, type Key } from './i18n';
import { back, place } from './router';
import { Btn } from './ui/btn';
import { Icon, Mark, type IconName } from './ui/icon';
import { ReadPage } from './ui/read-page';
import { Strip } from './ui/strip';
import { toast } from './ui/toast';
import { Who } from './ui/who';
import { appName, view, windowTitle } from './lock/device';
import { QuickExit } from './lock/quick-exit';
import { applyUpdate, keepLoaded, updateReady } from './platform';
import { unsavedDrafts } from './data/draft';
import { Given } from './data/given';
import { unreadWords } from './data/news';

type Place = {
  href: string;
  icon: IconName;
  label: Key;
  /** Other paths that belong to this place. */
  also?: string[];
};

const PARTICIPANT: Place[] = [
  { href: '/', icon: 'today', label: 'nav_today', also: ['/messages'] },
  { href: '/workbook', icon: 'workbook', label: 'nav_workbook' },
  { href: '/milestones', icon: 'milestone', label: 'nav_milestones' },
  { href: '/more', icon: 'more', label: 'nav_more', also: ['/profile', '/reminders', '/devices', '/add-device', '/secret', '/install', '/about', '/unsent', '/doors', '/second-factor', '/reach', '/calendar-feed', '/team-view', '/access-log', '/my-data', '/consents', '/declaration', '/folder', '/gives', '/sheets', '/interview', '/gatherings', '/office', '/office-cards', '/group', '/rules', '/reports', '/inviting', '/view', '/help', '/accessibility', '/accessibility-feedback', '/wording', '/wording-reports'] },
];
const MORE = PARTICIPANT[3] as Place;

/** The places at the bottom, or at the team's desk on the start side. */
const PLACES: Record<Role, Place[]> = {
  participant: PARTICIPANT,
  coach: [
    { href: '/', icon: 'today', label: 'nav_today', also: ['/cohorts', '/matching', '/speed-datings'] },
    { href: '/tandems', icon: 'seam', label: 'nav_tandems', also: ['/milestones'] },
    { href: '/people', icon: 'people', label: 'nav_people' },
    MORE,
  ],
  manager: [{ href: '/', icon: 'table', label: 'nav_figures' }, MORE],
  administrator: [
    { href: '/', icon: 'seam', label: 'nav_cohorts', also: ['/cohorts'] },
    { href: '/accounts', icon: 'people', label: 'nav_accounts' },
    { href: '/settings', icon: 'settings', label: 'nav_settings' },
    MORE,
  ],
};

const isHere = ({ href, also = [] }: Place, path: string) => [href, ...also].some((start) => path === start || path.startsWith(`${start}/`));

function Nav({ places }: { places: Place[] }) {
  const path = place.value.path;
  return (
    <nav class="nav" aria-label={t('nav_label')}>
      {places.map((at) => (
        <a key={at.href} href={at.href} aria-current={isHere(at, path) ? 'page' : undefined}>
          <Icon name={at.icon} />
          <span>{t(at.label)}</span>
          {at.href === '/' && unreadWords.value && (
            <span class="nav-news">
              <span class="vh">{t('nav_news')}</span>
            </span>
          )}
        </a>
      ))}
    </nav>
  );
}

// The eye: over-the-shoulder mode. It belongs to the device, so the page remembers it.
const COVER_KEY = 'mp.cover';
export const covered = signal(localStorage.getItem(COVER_KEY) === '1');
export function setCovered(on: boolean) {
  covered.value = on;
  if (on) localStorage.setItem(COVER_KEY, '1');
  else localStorage.removeItem(COVER_KEY);
  document.documentElement.toggleAttribute('data-cover', on);
}

const Eye = () => <Btn kind="icon" icon={covered.value ? 'closedeye' : 'eye'} label={t('cover')} pressed={covered.value} onClick={() => setCovered(!covered.value)} />;

/** What everybody must know, above every screen: no internet, something waits, a new version. */
function Notices() {
  const count = waiting.value.length;
  const stuck = parked.value.length;
  const quiet = count === 0 && unsavedDrafts.value === 0;
  return (
    <>
      {stuck > 0 && (
        <Strip kind="care" title={t('outbox_parked', { n: stuck })}>
          <a href="/unsent">{t('outbox_look')}</a>
        </Strip>
      )}
      {stuck === 0 && count > 0 && offline.value && (
        <Strip kind="wait" title={t('outbox_waiting', { n: count })}>
          {t('outbox_safe')} <a href="/unsent">{t('outbox_look')}</a>
        </Strip>
      )}
      {count === 0 && offline.value && (
        <Strip kind="wait" title={t('offline_title')}>
          {t(me.value?.role === 'participant' ? 'offline_text' : 'offline_text_team')}
        </Strip>
      )}
      {quiet && updateReady.value && (
        <Strip kind="good" icon="down" title={t('update_title')}>
          <Btn kind="bare" onClick={applyUpdate}>
            {t('update_now')}
          </Btn>
        </Strip>
      )}
    </>
  );
}

// Whoever has not done anything yet begins at the top of the page.
let acted = false;
for (const act of ['keydown', 'pointerdown']) addEventListener(act, () => (acted = true), { capture: true, once: true });

/** Where one step of a screen makes room for the next, its button is gone: the focus goes on with the new heading. */
function useFocusGoesOn(title: string) {
  // Before anything else takes care of a focus that is gone.
  useLayoutEffect(() => {
    if (acted && document.activeElement === document.body) document.querySelector<HTMLElement>('main h1, header h1')?.focus({ preventScroll: true });
  }, [title]);
}

type Props = {
  /** What the screen is called, in the window's title too. */
  title: string;
  /** Where the heading stands: in the header, at the top of the page, or (`own`) in `children` as an h1. */
  heading?: 'top' | 'page' | 'own';
  /** The screen above this one: shows an arrow back instead of the mark. */
  up?: string;
  /** Small words or icons in the header, before the eye. */
  tools?: ComponentChildren;
  /** A line above the heading, with `heading="page"`. */
  kick?: ComponentChildren;
  /** The one main button, in the thumb's reach, and what belongs under it. */
  action?: ComponentChildren;
  /** The places below; by default where somebody is signed in and no form is open, for the team always. */
  nav?: boolean;
  /** Questions sit low, near the thumb. */
  low?: boolean;
  /** Two columns at the team's desk. */
  two?: boolean;
  /** The screen is a companion's own, not one of the person they accompany. */
  own?: boolean;
  /** Nothing on the screen changes anything when a companion taps it. */
  reads?: boolean;
  /** No eye: screens without words of people. */
  plain?: boolean;
  children: ComponentChildren;
};

/** The frame of every screen: header, page, and the bar below with one main action and the places. */
export function Screen({ title, heading = 'page', up, tools, kick, action, nav, low, two, own, reads, plain, children }: Props) {
  const person = signedIn.value ? me.value : null;
  const places = person ? PLACES[person.role] : null;
  const desk = person !== null && person.role !== 'participant';
  const stay = person?.companion;
  const withNav = places && !stay && (nav ?? (desk || !up));
  const bar = useRef<HTMLElement>(null);
  useFocusGoesOn(title);
  // For one hand everything that is tapped stands below, and in the same order for the keyboard.
  const below = view.value.hand !== '';

  useEffect(() => {
    document.title = windowTitle(title);
  }, [title, lang.value, view.value.discreet]);

  // Toasts stand above the bar, however tall its words are.
  useLayoutEffect(() => {
    const root = document.documentElement.style;
    const element = bar.current;
    if (!element || typeof ResizeObserver === 'undefined') return;
    const watch = new ResizeObserver(() => {
      const below = getComputedStyle(element).position === 'sticky' && !matchMedia('(min-width: 58rem)').matches;
      root.setProperty('--bar', below ? `${element.offsetHeight}px` : '0px');
    });
    watch.observe(element);
    return () => {
      watch.disconnect();
      root.removeProperty('--bar');
    };
  }, [withNav, !!action, below]);

  const title1 = heading === 'top' && (
    <h1 class="t-xl" tabIndex={-1}>
      {title}
    </h1>
  );
  // Inside of the bar it is no landmark of its own.
  const Frame = below ? 'div' : 'header';
  const top = (
    // The frame stays one's own, also around what one only looks at.
    <Given.Provider value={null}>
      <Frame class={up ? 'top backed' : 'top'}>
        {up ? (
          <Btn kind="icon" icon="back" label={t('back')} onClick={() => back(up)} />
        ) : heading === 'top' && !below ? null : (
          <a class="mark" href="/">
            {(below || !view.value.discreet) && (view.value.discreet ? <Icon name="today" /> : <Mark />)}
            {person ? (
              <span class="kick">
                <span class="vh">{appName()}. </span>
                {below ? '' : longDay(today())}
              </span>
            ) : (
              <span>{appName()}</span>
            )}
          </a>
        )}
        {!below && title1}
        {tools}
        <ReadPage />
        {person && !plain && <Eye />}
        <QuickExit />
        {desk && <Who name={person.display_name} side="team" />}
      </Frame>
    </Given.Provider>
  );

  return (
    <div class={desk ? 'app desk' : 'app'}>
      <a class="skip btn" href="#main">
        {t('skip')}
      </a>
      {!below && top}
      <main class={['page', low && 'low', two && 'two'].filter(Boolean).join(' ')} id="main">
        {heading === 'page' && (
          <div class="stack tight all">
            {kick && <p class="kick">{kick}</p>}
            <h1 tabIndex={-1}>{title}</h1>
          </div>
        )}
        {below && title1}
        <NoticesRow />
        {stay && !own && <ReadsAlong name={person.display_name} />}
        {stay && !own && !reads ? (
          <fieldset class="along" disabled>
            {children}
          </fieldset>
        ) : (
          children
        )}
        <Foot />
      </main>
      {((action && !stay) || withNav || below) && (
        <footer class="bar" ref={bar}>
          {desk && (
            <a class="mark" href="/">
              {!view.value.discreet && <Mark />}
              <span>{appName()}</span>
            </a>
          )}
          {below && top}
          {action && !stay && <div class="act">{action}</div>}
          {withNav && <Nav places={places} />}
        </footer>
      )}
    </div>
  );
}

/** Whom a companion reads along with; whatever would change something is out of use. */
const ReadsAlong = ({ name }: { name: string }) => (
  <Strip kind="good" icon="eye" title={t('reads_along', { name })}>
    <a href="/">{t('to_start')}</a>
  </Strip>
);

/** What every page leads to, with or without an account. */
const Foot = () => (
  <>
    <OfficeWords />
    <p class="foot all no-print">
      <a href="/accessibility">{t('accessibility')}</a>
      <a href="/help">{t('help')}</a>
      {signedIn.value && !me.value?.companion && (
        <button type="button" class="link" onClick={() => void import('./wording/pick').then(({ pickText }) => pickText(), () => toast(t('problem_offline')))}>
          {t('wording_foot')}
        </button>
      )}
    </p>
  </>
);

let Found: FunctionComponent | null = null;

/** The words of the office on the screen, as soon as there is time for them. */
function OfficeWords() {
  const [ready, setReady] = useState(Found !== null);
  useEffect(() => {
    if (ready) return;
    const timer = setTimeout(() => {
      void import('./office-words/found').then(
        (module) => {
          Found = module.Found;
          setReady(true);
          void keepLoaded();
        },
        () => {},
      );
    }, 1500);
    return () => clearTimeout(timer);
  }, []);
  return ready && Found ? <Found /> : null;
}

/** Says by itself what comes up while somebody is on a screen; takes no room when there is nothing to say. */
function NoticesRow() {
  const something = waiting.value.length > 0 || offline.value || updateReady.value;
  return (
    <div class="notices stack g2 all no-print" role="status">
      {signedIn.value ? something && <Notices /> : offline.value && <Strip kind="wait" title={t('offline_title')} />}
    </div>
  );
}
