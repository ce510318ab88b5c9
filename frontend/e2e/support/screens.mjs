import { randomUUID } from 'node:crypto';
import axe from 'axe-core';
import { datingWith } from './dating.mjs';
import { carefulColleague, PASSWORD } from './doors.mjs';
import { tablesOf } from './matching.mjs';
import { poolOf } from './recruiting.mjs';
import { actAs } from './session.mjs';

/**
 * Every screen of every role. Screens about one thing take a thing the demo has; `open` lets a sheet come up first.
 * People: Samira waits for nothing and has a full workbook, Katrin looks after her tandem.
 */
export const roles = [
  { name: 'visitor', login: null, screens: visitorScreens },
  { name: 'participant', login: 'samira', screens: participantScreens },
  { name: 'participant among others', login: 'samira', screens: amongOthers },
  { name: 'participant with one hand', login: 'samira', screens: async () => [screen('home', '/', oneHand), screen('view and protection', '/view'), screen('app PIN', '/view', sheet('section:last-of-type .btn')), screen('locked', '/view', lockedUp)] },
  { name: 'participant in a break', login: 'yusuf', screens: async () => [screen('home', '/'), screen('pause', '/pause'), screen('workbook', '/workbook')] },
  { name: 'participant left alone', login: 'ivanka', screens: async () => [screen('home', '/')] },
  { name: 'participant at the end', login: 'milena', screens: async () => [screen('sheets', '/sheets'), screen('change', '/sheets/change'), screen('what the two see', '/sheets/both'), screen('inviting others', '/inviting')] },
  { name: 'participant who left', login: 'deniz', screens: async () => [screen('home', '/'), screen('leaving', '/leaving'), screen('pause', '/pause')] },
  { name: 'participant before the start', login: async (server) => (await poolOf(server)).login, screens: beforeStart },
  { name: 'participant on the way to the start', login: 'nour', screens: async () => [screen('home', '/'), screen('taking part', '/taking-part'), screen('gatherings', '/gatherings'), screen('gives and needs', '/gives')] },
  { name: 'participant who has chosen', login: 'lina', screens: async () => [screen('home', '/'), screen('impressions', '/speed-dating'), screen('ballot', '/ballot')] },
  { name: 'guest before a speed-dating', login: async (server) => (await hallOf(server)).before.guests[0].login, screens: async () => [screen('home', '/'), screen('speed-dating to come', '/speed-dating')] },
  { name: 'guest at a speed-dating', login: async (server) => (await hallOf(server)).running.guests[0].login, screens: async () => [screen('speed-dating', '/speed-dating'), screen('impressions', '/speed-dating', (page) => page.locator('summary').click())] },
  { name: 'participant who chooses', login: async (server) => (await tablesOf(server)).open.people.Ida.login, screens: async () => [screen('home', '/'), screen('ballot', '/ballot'), screen('place on the ballot', '/ballot', sheet('main li button'))] },
  { name: 'participant with a new partner', login: async (server) => (await tablesOf(server)).done.people.Edda.login, screens: async () => [screen('home', '/'), screen('partner', '/partner'), screen('does it fit', '/fit', ratherNot), screen('ballot afterwards', '/ballot')] },
  { name: 'participant between two tandems', login: async (server) => (await tablesOf(server)).done.people.Onur.login, screens: async () => [screen('home', '/'), screen('partner', '/partner')] },
  { name: 'coach', login: 'katrin', screens: coachScreens },
  { name: 'coach who is asked', login: 'katrin', screens: askedScreens },
  { name: 'coach who matches', login: 'katrin', screens: matchingScreens },
  { name: 'coach before the start', login: 'katrin', screens: recruitingScreens },
  { name: 'administrator', login: 'ute', screens: administratorScreens },
  { name: 'manager', login: 'holger', screens: async (person) => [screen('figures', '/'), more, ...doorScreens(person)] },
];

/** The login of a role, which may have to be made first. */
export const loginOf = (role, server) => (typeof role.login === 'function' ? role.login(server) : role.login);

const halls = new WeakMap();
/** One speed-dating that is to come today, and one that runs for longer than anybody looks at it. */
function hallOf(server) {
  const make = async () => ({
    before: await datingWith(server, ['Nina', 'Theo'], { here: 0, minutes: 45 }),
    running: await datingWith(server, ['Mira', 'Ali', 'Sam', 'Fatma'], { minutes_per_talk: 15 }).then(async (evening) => {
      await evening.start();
      return evening;
    }),
  });
  if (!halls.has(server)) halls.set(server, make());
  return halls.get(server);
}

const screen = (name, path, open) => ({ name, path, open });

/** Taps what opens a sheet; by its place, because its words are in many languages. */
/** Everything below, for the right thumb, in the largest text, with the way out. */
async function oneHand(page) {
  await page.evaluate(() => localStorage.setItem('mp.view', JSON.stringify({ text: 2, hand: 'right', discreet: true, exit: true })));
  await page.reload();
  await page.locator('[data-hand] .bar .top').waitFor();
  await settled(page);
}

async function lockedUp(page) {
  await page.locator('section:last-of-type .btn').click();
  await page.locator('dialog[open] input').first().fill('2718');
  await page.locator('dialog[open] .btn.main').click();
  await page.locator('dialog').waitFor({ state: 'detached' });
  await page.locator('section:last-of-type .btn').first().click();
  await page.locator('#unlock').waitFor();
}

const sheet = (selector) => async (page) => {
  // What comes late may move a button between a finger's way down and up.
  await page.waitForFunction((quiet) => performance.now() - Math.max(...performance.getEntriesByType('resource').map(({ responseEnd }) => responseEnd)) > quiet, 250);
  await page.locator(selector).first().click();
  await page.locator('dialog[open]').waitFor();
};
const MAIN = '.bar .btn.main';
const BESIDE_LEDGER = 'section:has(> .ledger) > .btn';

async function visitorScreens(_, server) {
  const careful = await carefulColleague(server);
  const secondStep = async (page) => {
    await page.locator('[autocomplete^="username"]').fill(careful.login);
    await page.locator('[autocomplete="current-password"]').fill(PASSWORD);
    await page.locator('.btn.main[type=submit]').click();
    await page.locator('[autocomplete="one-time-code"]').waitFor();
  };
  const wrongCode = async (page) => {
    await secondStep(page);
    await page.locator('[autocomplete="one-time-code"]').fill(careful.codes.wrong());
    await page.locator('.btn.main[type=submit]').click();
    await page.locator('.err').waitFor();
  };
  return [
    screen('welcome', '/'),
    screen('join', '/join'),
    ...(await openForms(server)),
    screen('sign in', '/sign-in'),
    screen('second step', '/sign-in', secondStep),
    screen('second step, wrong code', '/sign-in', wrongCode),
    screen('forgotten', '/forgotten'),
    screen('about', '/about'),
    ...openToAll,
  ];
}

const plainWords = (page) => page.locator('.tabs button').nth(1).click();

/** What every page leads to, also without an account. */
const openToAll = [
  screen('accessibility', '/accessibility'),
  screen('accessibility in plain words', '/accessibility', plainWords),
  screen('help with installing', '/help?topic=install'),
  screen('help with reminders', '/help?topic=push'),
  screen('help with codes', '/help?topic=qr'),
];

const more = screen('more', '/more');

/** What everybody who is signed in has, and sees in the same way. */
const ownScreens = [
  more,
  screen('how we reach you', '/reach'),
  screen('an address of one’s own', '/reach', giveAddress),
  screen('a code for the address', '/reach', askForCode),
  screen('calendar', '/calendar-feed'),
  screen('address of the calendar', '/calendar-feed', calendarAddress),
  screen('profile', '/profile'),
  screen('reminders', '/reminders'),
  screen('devices', '/devices'),
  screen('add a device', '/add-device'),
  screen('secret', '/secret'),
  screen('install', '/install'),
  screen('about', '/about'),
  screen('access log', '/access-log'),
  screen('my data', '/my-data'),
  screen('erase', '/my-data', sheet('main section .btn')),
  screen('not found', '/nowhere'),
];

async function giveAddress(page) {
  await page.locator('article .btn:not(.bare)').last().click();
  await page.locator('[autocomplete="tel"]').waitFor();
}

async function askForCode(page) {
  const code = page.locator('article [autocomplete="one-time-code"]');
  // It may be on its way already, from the same person in another language.
  if (await code.count()) return;
  await page.locator('article .btn').first().click();
  await page.locator('[autocomplete="email"]').fill('somebody@example.org');
  await page.locator('article form .btn').first().click();
  await code.waitFor();
}

async function calendarAddress(page) {
  // The main button gets the first address; whoever has one already takes a new one.
  const get = page.locator(MAIN);
  if (await get.count()) await get.click();
  else {
    await page.locator('.card .btn:not(.bare)').click();
    await page.locator('dialog[open] .btn.main').click();
  }
  await page.locator('.address').waitFor();
}

/** The ways in beside the PIN or password. */
function doorScreens(person) {
  const begin = async (page) => {
    await page.locator('[autocomplete="current-password"]').fill(person.secret);
    await page.locator('.page .btn.main').click();
    await page.locator('svg.qr').waitFor();
  };
  const passkeys = [screen('passkeys', '/doors'), screen('new passkey', '/doors', sheet('.page .btn'))];
  if (person.person.role === 'participant') return passkeys;
  return [...passkeys, screen('second factor', '/second-factor'), screen('second factor, picture', '/second-factor', begin)];
}

/** What flyers and links open, for whoever holds one. */
async function openForms(server) {
  const { flyer, referral, link } = await poolOf(server);
  const tap = (button, then) => async (page) => {
    await page.locator(button).click();
    await page.locator(then).first().waitFor();
  };
  const there = (page) => page.locator('main .big').waitFor();
  return [
    screen('flyer', `/start#${flyer.code}`, there),
    screen('personal link', link, there),
    screen('yes', link, async (page) => {
      await there(page);
      await tap(MAIN, 'form .chip')(page);
    }),
    screen('not now', link, async (page) => {
      await there(page);
      await tap('.bar .btn.bare >> nth=0', 'form .chip')(page);
    }),
    screen('code of a flyer', '/start', tap(MAIN, '.code')),
    screen('form for colleagues', `/refer#${referral.code}`),
  ];
}

/** The way to the start, for somebody who has said yes. */
async function beforeStart(_, server) {
  const { information } = await poolOf(server);
  return [
    screen('home', '/'),
    screen('six cards', '/how-it-works'),
    screen('gatherings', '/gatherings'),
    screen('gathering', `/gatherings/${information}`),
    screen('taking part', '/taking-part'),
    screen('not now', '/taking-part', sheet('.bar .btn.bare')),
    screen('inviting', '/inviting'),
  ];
}

const ratherNot = (page) => page.locator('main [type=radio]').nth(2).click();

async function matchingScreens(coach, server) {
  const { open, done } = await tablesOf(server);
  const river = (await coach.get('/cohorts')).items.find(({ name }) => name === 'Durchgang am Main');
  const [changed, tied] = (await coach.get(`/cohorts/${river.id}/matching`)).proposals;
  const ofDone = `/cohorts/${done.cohort}/matching`;
  const chooseTwo = async (page) => {
    const seats = page.locator('.ma-seat');
    await seats.nth(0).click();
    await seats.nth(2).click();
    await page.locator('textarea').first().waitFor();
  };
  return [
    screen('home with a concern', '/'),
    screen('end a tandem', '/', sheet('article:has(.duo) .btn:last-child')),
    screen('ballots', open.path),
    screen('note minutes', open.path, sheet('section:last-child .btn')),
    screen('ballot on paper', `/cohorts/${open.cohort}/ballots/${open.people.Gerd.id}`),
    screen('matching', ofDone),
    screen('look for a proposal', `${ofDone}/new`),
    screen('by hand', `${ofDone}/by-hand`),
    screen('proposal that is out of date', `/matching/${done.proposal}`),
    screen('tied solutions', `/matching/${tied.id}`),
    screen('what if', `/matching/${tied.id}`, chooseTwo),
    screen('publish', `/matching/${tied.id}`, sheet('.stack > .row > .btn.main')),
    screen('published', `/matching/${done.published}`),
    screen('changed by hand', `/matching/${changed.id}`),
  ];
}

/** The pool and the gatherings of a cohort that is still looking for people. */
async function recruitingScreens(coach, server) {
  const full = (await coach.get('/cohorts')).items.find(({ name }) => /^(Winter|Frühjahr|Sommer|Herbst) \d/.test(name));
  const { cohort, prospect, flyer, information, tonight } = await poolOf(server);
  const at = `/cohorts/${cohort}`;
  return [
    screen('cohort that looks for people', at),
    screen('pool with somebody in every state', `/cohorts/${full.id}/pool`),
    screen('pool', `${at}/pool`),
    screen('start early', `${at}/pool`, sheet('.facts ~ .row .btn, .card + .row .btn')),
    screen('somebody in the pool', `${at}/pool/${prospect}`),
    screen('somebody new in the pool', `${at}/pool/new`),
    screen('ways into the pool', `${at}/recruiting`),
    screen('flyer', `${at}/recruiting/${flyer.id}`),
    screen('gatherings', `${at}/gatherings`),
    screen('gathering', `${at}/gatherings/${information}`),
    screen('at the door', `${at}/gatherings/${tonight}`, sheet(MAIN)),
    screen('new gathering', `${at}/gatherings/new`),
    screen('change a gathering', `${at}/gatherings/${information}/edit`),
  ];
}

async function participantScreens(person) {
  const tandem = await person.get('/me/tandem');
  const { entries, steps } = await person.get(`/tandems/${tandem.id}/workbook`);
  const meeting = entries.find((entry) => entry.kind === 'meeting' && entry.author_id === person.person.id);
  const note = entries.find((entry) => entry.kind === 'note') ?? meeting;
  const { items: milestones } = await person.get(`/tandems/${tandem.id}/milestone-meetings`);
  const held = milestones.findLast(({ state }) => state === 'held');
  const next = milestones.find(({ state }) => state !== 'held');
  const planned = milestones.at(-1);
  return [
    screen('home', '/'),
    screen('messages', '/messages'),
    screen('conversation', `/messages/tandem/${tandem.id}`),
    screen('workbook', '/workbook'),
    screen('other time', '/', sheet('.card .btn.bare')),
    screen('new meeting', '/meeting/new'),
    screen('who sees this', '/meeting/new', sheet('button.vis')),
    screen('meeting', `/meeting/${meeting.id}`),
    screen('entry', `/entry/${meeting.id}`),
    screen('new note', '/note/new'),
    screen('note', `/entry/${note.id}`),
    screen('new step', '/step/new'),
    screen('step', `/step/${steps[0].id}`),
    screen('milestones', '/milestones'),
    screen('promises', '/milestones?view=promises'),
    screen('milestone held', `/milestones/${held.id}`),
    screen('milestone next', `/milestones/${next.id}`),
    screen('milestone to come', `/milestones/${planned.id}`),
    screen('wish', `/milestones/${next.id}`, sheet(BESIDE_LEDGER)),
    screen('milestone step', `/milestones/${next.id}?step=1`),
    screen('expectation', `/milestones/${next.id}?ask=1`),
    screen('plan item', `/milestones/${next.id}?item=new`),
    screen('contact person', '/contact-person'),
    ...(await ownWords(person)),
    screen('consents', '/consents'),
    screen('declaration', '/declaration'),
    screen('folder', '/folder'),
    screen('pause', '/pause'),
    screen('back again', '/back'),
    screen('early end', '/ending'),
    screen('leaving', '/leaving'),
    screen('team view', '/team-view'),
    screen('team view of a milestone', `/team-view/${held.id}`),
    screen('unsent', '/unsent'),
    ...doorScreens(person),
    ...ownScreens,
  ];
}

/** Words with others: everybody's questions, the group, what was reported, who reads along. */
async function amongOthers(person) {
  const { cohort } = await person.get('/me/cohort');
  const group = `/messages/group/${cohort.id}`;
  const { items: meetings } = await person.get(`/cohorts/${cohort.id}/group-meetings`);
  const { items: messages } = await person.get(`/conversations/group/${cohort.id}/messages`);
  const message = messages.find(({ author_id }) => author_id !== person.person.id);
  return [
    screen('messages', '/messages'),
    screen('everybody’s board', group),
    screen('what to do with a message', group, sheet('.msg-more')),
    screen('voice or picture', group, hangOn),
    screen('contact', `/messages/contact/${person.person.id}`),
    screen('house rules', '/rules'),
    screen('report a message', `/report/group/${cohort.id}/${message.id}`),
    screen('what I reported', '/reports'),
    screen('questions to the office', '/office'),
    screen('question to the office', '/office/new'),
    screen('how the office decides', '/office/cards'),
    screen('meetings of the group', '/group'),
    screen('meeting of the group', `/group/${meetings[0].id}`),
    screen('suggest a meeting', '/group/new'),
    screen('companions', '/companions'),
    screen('new companion', '/companions/new', nothingTyped),
    screen('wrong words', '/wording', nothingTyped),
    screen('which words', '/rules', pickWords),
  ];
}

/** The form says what is missing. */
async function nothingTyped(page) {
  await page.locator(MAIN).click();
  await page.locator('.err').first().waitFor();
}

async function hangOn(page) {
  await page.locator('.msg-write .btn.bare').click();
  await page.locator('.md-inputs').waitFor();
}

async function pickWords(page) {
  await page.locator('.foot button').click();
  await page.locator('.picking').waitFor();
}

/** What people ask and report, and the group with its coach. */
async function askedScreens(coach, server) {
  const { items: cohorts } = await coach.get('/cohorts');
  const cohort = cohorts.find(({ state }) => state === 'running');
  const { items: meetings } = await coach.get(`/cohorts/${cohort.id}/group-meetings`);
  await reportOnce(server, coach);
  return [
    screen('questions', `/cohorts/${cohort.id}/questions`),
    screen('answer a question', `/cohorts/${cohort.id}/questions`, sheet('main .card .btn')),
    screen('meetings of the group', `/cohorts/${cohort.id}/group`),
    screen('meeting of the group', `/cohorts/${cohort.id}/group/${meetings[0].id}`),
    screen('suggest a meeting', `/cohorts/${cohort.id}/group/new`),
    screen('everybody’s board', `/messages/group/${cohort.id}`),
    screen('house rules', '/rules'),
    screen('reports', '/reports'),
    screen('answer a report', '/reports', sheet('main .card .btn')),
    screen('wrong words', '/wording-reports'),
  ];
}

const reported = new WeakSet();
async function reportOnce(server, coach) {
  if (reported.has(server)) return;
  reported.add(server);
  const person = await actAs(server, 'samira');
  const { cohort } = await person.get('/me/cohort');
  const { items: messages } = await person.get(`/conversations/group/${cohort.id}/messages`);
  const { id } = messages.find(({ author_id }) => author_id !== person.person.id);
  await person.put(`/message-reports/${randomUUID()}`, { message_id: id, coach_id: coach.person.id, why: 'Das hat mich verletzt.', shared_ids: [] });
  await person.put(`/wording-reports/${randomUUID()}`, { passage: 'home_greeting', language: 'ar', wrong: 'Das Wort passt nicht.', suggestion: 'مرحبًا' });
}

async function coachScreens(coach, server) {
  const hall = await hallOf(server);
  const { items: cohorts } = await coach.get('/cohorts');
  const cohort = cohorts.find(({ state }) => state === 'running');
  const { items: people } = await coach.get(`/cohorts/${cohort.id}/participants`);
  const { items: tandems } = await coach.get('/tandems');
  const tandem = tandems.find(({ cohort_id }) => cohort_id === cohort.id);
  const { items: milestones } = await coach.get(`/tandems/${tandem.id}/milestone-meetings`);
  const held = milestones.find(({ state }) => state === 'held');
  const next = milestones.find(({ state }) => state !== 'held');
  const planned = milestones.findLast(({ state }) => state === 'planned');
  return [
    screen('home', '/'),
    screen('messages', '/messages'),
    screen('conversation with somebody', `/messages/contact/${people.find(({ display_name }) => display_name === 'Emine').id}`),
    screen('tandems', '/tandems'),
    screen('form a tandem', '/tandems/new'),
    screen('tandem', `/tandems/${tandem.id}`),
    screen('milestone held', `/milestones/${held.id}`),
    screen('milestone next', `/milestones/${next.id}`),
    screen('proposal', `/milestones/${planned.id}`, sheet(MAIN)),
    screen('promise', `/milestones/${next.id}`, sheet(BESIDE_LEDGER)),
    screen('people', '/people'),
    screen('invite', `/people/${cohort.id}/new`),
    screen('code to hand over', `/people/${cohort.id}/new`, handOver),
    screen('person', `/people/${cohort.id}/${people[0].id}`),
    screen('cohort', `/cohorts/${cohort.id}`),
    ...ofWords(cohort.id, people[0].id),
    screen('speed-datings', `/cohorts/${hall.running.cohort}/speed-dating`),
    screen('plan a speed-dating', `/cohorts/${hall.running.cohort}/speed-dating`, sheet('.page .btn.main')),
    screen('speed-dating to come', hall.before.path),
    screen('speed-dating', hall.running.path),
    screen('speed-dating on the wall', `${hall.running.path}/screen`),
    screen('declarations', `/cohorts/${cohort.id}/declarations`),
    screen('declaration on paper', `/cohorts/${cohort.id}/declarations`, onPaper),
    screen('what people say of accessibility', '/accessibility-feedback', async (page) => {
      await sayOnce(server);
      await page.reload();
      await settled(page);
    }),
    screen('contact card', '/more/card'),
    screen('absences', '/more/absences'),
    screen('places', '/more/places'),
    ...doorScreens(coach),
    more,
  ];
}

const said = new WeakSet();
async function sayOnce(server) {
  if (said.has(server)) return;
  said.add(server);
  const body = JSON.stringify({ text: 'Der Knopf hat keinen Namen.', page: '/workbook', contact: '0151 2345678', language: 'de' });
  await fetch(`${server.origin}/api/v1/accessibility/feedback/${randomUUID()}`, { method: 'PUT', headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }, body });
}

async function onPaper(page) {
  await sheet('button.rw')(page);
  await page.locator('dialog[open] .page > .btn').first().click();
  await page.locator('dialog[open] form').waitFor(); // on paper for whoever has not signed yet, taking back for others
}

/** What people say of themselves: cards, sheets, the first talk. */
async function ownWords(person) {
  const [{ id }] = (await person.get('/me/sheets')).sheets;
  return [
    screen('gives and needs', '/gives'),
    ...['gives', 'languages', 'times', 'hints'].map((part) => screen(part, `/gives/${part}`)),
    screen('sheets', '/sheets'),
    screen('begin a sheet', '/sheets/fill/self/start'),
    screen('statement', '/sheets/fill/self/start?at=1'),
    screen('sheet, looked over', '/sheets/fill/self/start?at=16'),
    screen('sheet', `/sheets/${id}`),
    screen('first talk', '/interview'),
  ];
}

/** The same through the eyes of the team. */
const ofWords = (cohort, person) => [
  screen('profiles', `/cohorts/${cohort}/profiles`),
  screen('own words', `/cohorts/${cohort}/profiles/${person}`),
  screen('first talk', `/cohorts/${cohort}/profiles/${person}/talk`),
  screen('values of a group', `/cohorts/${cohort}/group-values`),
];

async function handOver(page) {
  await page.locator('.chip').first().click();
  await page.locator('.btn.main[type=submit]').click();
  await page.locator('svg.qr').first().waitFor();
}

async function administratorScreens(administrator) {
  const { items: cohorts } = await administrator.get('/cohorts');
  const { items: accounts } = await administrator.get('/persons');
  const { items: declarations } = await administrator.get('/declarations');
  return [
    screen('cohorts', '/'),
    screen('new cohort', '/', sheet(MAIN)),
    screen('cohort', `/cohorts/${cohorts[0].id}`),
    screen('accounts', '/accounts'),
    screen('new account', '/accounts/new'),
    screen('account', `/accounts/${accounts[0].id}`),
    screen('settings', '/settings'),
    screen('declarations', '/settings/declarations'),
    screen('new declaration', '/settings/declarations/new'),
    screen('declaration', `/settings/declarations/${declarations[0].id}`),
    screen('figures', '/more/figures'),
    more,
  ];
}

/** Somebody of the demo reads the app in another language from now on. */
export async function speak(server, login, language) {
  const person = await actAs(server, login);
  const me = await person.get('/me');
  if (me.language !== language) await person.patch('/me', { language }, me.version);
}

/** Everything that is to come stands on the screen. */
export async function settled(page) {
  await page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('[aria-busy="true"], .ghost') && document.querySelector('main')?.textContent !== '');
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** Opens a screen and says what went wrong: one that does not come up is a finding, the others are looked at all the same. */
export async function troubleWith(page, origin, { path, open }) {
  try {
    await page.goto(origin + path);
    await settled(page);
    await open?.(page);
    return null;
  } catch (error) {
    return error.message.split('\n')[0];
  }
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// Text stands out as level AAA has it, which holds for AA too.
const COLOURS = ['color-contrast-enhanced', 'link-in-text-block'];
const RULES = { 'color-contrast': { enabled: false }, 'color-contrast-enhanced': { enabled: true } };
const NO_COLOURS = { 'color-contrast': { enabled: false }, 'link-in-text-block': { enabled: false } };

/** What axe finds wrong, one line each; `colours` looks at nothing else, `words` at everything else. */
export async function violationsOf(page, part = 'all') {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const runOnly = part === 'colours' ? { type: 'rule', values: COLOURS } : { type: 'tag', values: TAGS };
  const violations = await page.evaluate(async (only) => (await globalThis.axe.run({ ...only, resultTypes: ['violations'] })).violations, part === 'colours' ? { runOnly } : { runOnly, rules: part === 'words' ? NO_COLOURS : RULES });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary?.split('\n').slice(1).join(' ').trim()}`));
}
