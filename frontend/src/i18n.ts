import { signal } from '@preact/signals';
import format from 'icu-minify/format';
import languages from 'virtual:locales';

/** All texts by area; German is what the others are measured by. */
type AllTexts = {
  access: typeof import('../locales/de/access.json');
  accessteam: typeof import('../locales/de/accessteam.json');
  auth: typeof import('../locales/de/auth.json');
  coach: typeof import('../locales/de/coach.json');
  companion: typeof import('../locales/de/companion.json');
  consent: typeof import('../locales/de/consent.json');
  consentteam: typeof import('../locales/de/consentteam.json');
  core: typeof import('../locales/de/core.json');
  dating: typeof import('../locales/de/dating.json');
  datingteam: typeof import('../locales/de/datingteam.json');
  doors: typeof import('../locales/de/doors.json');
  flyer: typeof import('../locales/de/flyer.json');
  gathering: typeof import('../locales/de/gathering.json');
  guide: typeof import('../locales/de/guide.json');
  home: typeof import('../locales/de/home.json');
  matching: typeof import('../locales/de/matching.json');
  matchteam: typeof import('../locales/de/matchteam.json');
  media: typeof import('../locales/de/media.json');
  group: typeof import('../locales/de/group.json');
  messages: typeof import('../locales/de/messages.json');
  office: typeof import('../locales/de/office.json');
  rules: typeof import('../locales/de/rules.json');
  thanks: typeof import('../locales/de/thanks.json');
  milestone: typeof import('../locales/de/milestone.json');
  more: typeof import('../locales/de/more.json');
  preparation: typeof import('../locales/de/preparation.json');
  privacy: typeof import('../locales/de/privacy.json');
  profile: typeof import('../locales/de/profile.json');
  reach: typeof import('../locales/de/reach.json');
  recruiting: typeof import('../locales/de/recruiting.json');
  sheets: typeof import('../locales/de/sheets.json');
  staff: typeof import('../locales/de/staff.json');
  start: typeof import('../locales/de/start.json');
  tandem: typeof import('../locales/de/tandem.json');
  teamsheets: typeof import('../locales/de/teamsheets.json');
  view: typeof import('../locales/de/view.json');
  officewords: typeof import('../locales/de/officewords.json');
  wording: typeof import('../locales/de/wording.json');
  wordingteam: typeof import('../locales/de/wordingteam.json');
  workbook: typeof import('../locales/de/workbook.json');
};
export type Key = { [A in keyof AllTexts]: keyof AllTexts[A] & string }[keyof AllTexts];
/** Texts come in areas, each with the screens that need it; `core` is there from the start. */
export type Area = Exclude<keyof AllTexts, 'home'>;
export type Values = Record<string, string | number>;
export type Catalog = Record<string, never>;

/** The languages of the app. Their names and directions are in locales/languages.json. */
export type Lang = 'de' | 'de-x-leicht' | 'en' | 'tr' | 'ar' | 'uk' | 'ro' | 'bg' | 'pl' | 'hr' | 'fa';
/** Every language in its own words. */
export const LANGUAGES = Object.fromEntries(Object.entries(languages).map(([code, [name]]) => [code, name])) as Record<Lang, string>;
export const allLanguages = Object.keys(LANGUAGES) as Lang[];
/** How a language is written. */
export const direction = (language: string) => languages[language]?.[1] ?? 'ltr';
const LANG_KEY = 'mp.language';

/** Figures and the calendar stay those of the letters from the office, also where a language has others of its own. */
const HABITS: Partial<Record<string, string>> = { ar: 'ar-u-nu-latn', fa: 'fa-u-ca-gregory-nu-latn' };

function memo<O extends object, F>(Formatter: new (language: string, options?: O) => F) {
  const made = new Map<string, F>();
  return (language: string, options?: O) => {
    const key = language + JSON.stringify(options);
    let formatter = made.get(key);
    if (!formatter) made.set(key, (formatter = new Formatter(HABITS[language] ?? language, options)));
    return formatter;
  };
}
const formatters = {
  getNumberFormat: memo(Intl.NumberFormat),
  getPluralRules: memo(Intl.PluralRules),
  getDateTimeFormat: memo(Intl.DateTimeFormat),
};
/** How a language writes a moment; for what is shown in another than the chosen one. */
export const datesIn = formatters.getDateTimeFormat;
const relative = memo(Intl.RelativeTimeFormat);
const lists = memo(Intl.ListFormat);
const collators = memo(Intl.Collator);

export const lang = signal<Lang>('de');
const catalog = signal<Catalog>({});
const areas = new Set<Area>(['core']);

const RIGHT_TO_LEFT_LETTER = /[\u0590-\u08ff\ufb1d-\ufefc]/;
/** A name from right to left stands for itself, or it would draw the words and numbers beside it to its other side. */
const apart = (value: string | number) => (typeof value === 'string' && RIGHT_TO_LEFT_LETTER.test(value) ? `\u2068${value}\u2069` : value);

/** A text out of the texts of a language; its key where there is none. */
export function textFrom(texts: Catalog, language: Lang, key: string, values: Values = {}): string {
  const message = texts[key];
  if (message === undefined) return key;
  // From right to left the texts themselves keep apart what is put into them.
  const put = direction(language) === 'rtl' ? values : Object.fromEntries(Object.entries(values).map(([name, value]) => [name, apart(value)]));
  return String(format(message, language, put, { formatters } as never));
}

/** The text for a key in the chosen language. */
export const t = (key: Key, values?: Values) => textFrom(catalog.value, lang.value, key, values);

/** All texts of the chosen language that are here. */
export const texts = () => catalog.peek();

/** Whether there is a text of that name: for codes the server sends. */
export const isKey = (key: string): key is Key => key in catalog.value;

const firstOf = (language: Lang) => (languages[language] as (typeof languages)[string])[2]();

/** The texts of one area in a language, for what is shown or printed in another one than the chosen. */
export async function textsIn(area: Area, language: Lang): Promise<Catalog> {
  const first = await firstOf(language);
  return area === 'core' ? first.default : ((await first.areas[area]?.())?.default ?? {});
}

async function load(language: Lang, wanted: Iterable<Area>) {
  const parts = await Promise.all([...wanted].map((area) => textsIn(area, language)));
  return Object.assign({}, ...parts) as Catalog;
}

/** Switches the language of everything; loads its texts first. `chosen` by a person, so this device remembers it. */
export async function setLang(language: Lang, chosen = true) {
  let known: number;
  let texts: Catalog;
  do {
    // Another screen may have asked for its texts in the meantime.
    known = areas.size;
    texts = await load(language, areas);
  } while (known !== areas.size);
  catalog.value = texts;
  lang.value = language;
  if (chosen) localStorage.setItem(LANG_KEY, language);
  document.documentElement.lang = language;
  document.documentElement.dir = direction(language);
}

/** Adds the texts of areas whose screens are about to be shown. */
export async function loadTexts(...wanted: Area[]) {
  const missing = wanted.filter((area) => !areas.has(area));
  if (!missing.length) return;
  const language = lang.peek();
  const more = await load(language, missing);
  for (const area of missing) areas.add(area);
  if (language === lang.peek()) catalog.value = Object.assign({}, catalog.peek(), more) as Catalog;
  else await setLang(lang.peek(), false);
}

/** Everything the team's screens say. */
export const loadTeamTexts = () => loadTexts('staff', 'more', 'milestone');

export const isLang = (value: string | null | undefined): value is Lang => value != null && value in LANGUAGES;

/** Whether somebody chose a language on this device already. */
export const langChosen = () => isLang(localStorage.getItem(LANG_KEY));

/** Names that phones have for a language of ours, or for one that its speakers read. */
const ALSO: Record<string, Lang> = { prs: 'fa', tg: 'fa', mo: 'ro', bs: 'hr', sh: 'hr' };
const ourLang = (wanted: string) => {
  const [base = ''] = wanted.split('-');
  return [wanted, base, ALSO[base]].find(isLang);
};

/** The languages of the phone that the app speaks. */
export const phoneLangs = () => [...new Set(navigator.languages.map(ourLang).filter(isLang))];

/** The language to start with: the chosen one, else the phone's, else German. */
export function preferredLang(): Lang {
  const chosen = localStorage.getItem(LANG_KEY);
  return isLang(chosen) ? chosen : (phoneLangs()[0] ?? 'de');
}

// Dates. A day is "2026-11-25", a clock "15:00", an instant an ISO time; what people read is the time in Offenbach.
const ZONE = 'Europe/Berlin';
const NOON = 'T12:00:00Z';

function written(at: Date, options: Intl.DateTimeFormatOptions) {
  return formatters.getDateTimeFormat(lang.value, options).format(at);
}
const ofDay = (day: string, options: Intl.DateTimeFormatOptions) => written(new Date(day + NOON), { timeZone: 'UTC', ...options });

/** The calendar day an instant falls on. */
export const dayOf = (at: Date | string) => formatters.getDateTimeFormat('sv', { timeZone: ZONE, dateStyle: 'short' }).format(new Date(at));
/** The clock an instant shows, as "15:00". */
export const clockOf = (at: Date | string) => formatters.getDateTimeFormat('sv', { timeZone: ZONE, timeStyle: 'short' }).format(new Date(at));
/** Today's day. */
export const today = () => dayOf(new Date());

export function addDays(day: string, days: number) {
  return new Date(Date.parse(day + NOON) + days * 86_400_000).toISOString().slice(0, 10);
}
/** Days from one day to another; negative when it lies before. */
export const daysBetween = (from: string, to: string) => Math.round((Date.parse(to + NOON) - Date.parse(from + NOON)) / 86_400_000);

/** "Montag, 30. November"; with the year when it is not this one. */
export function longDay(day: string) {
  return ofDay(day, { weekday: 'long', day: 'numeric', month: 'long', ...(day.slice(0, 4) === today().slice(0, 4) ? {} : { year: 'numeric' }) });
}
/** "Mo., 30. Nov." */
export const shortDay = (day: string) => ofDay(day, { weekday: 'short', day: 'numeric', month: 'short' });
/** "30. November" */
export const dayAndMonth = (day: string) => ofDay(day, { day: 'numeric', month: 'long' });
/** "Montag" for 1 … "Sonntag" for 7. */
export const weekday = (number: number, width: 'long' | 'short' = 'long') => ofDay(`2024-01-0${number}`, { weekday: width });
/** "heute", "morgen", "gestern", within a week the weekday, else the short day. */
export function nearDay(day: string) {
  const days = daysBetween(today(), day);
  if (Math.abs(days) <= 1) return relative(lang.value, { numeric: 'auto' }).format(days, 'day');
  return Math.abs(days) < 7 ? ofDay(day, { weekday: 'long' }) : shortDay(day);
}
/** "in 5 Tagen", "vor 16 Tagen", "morgen" */
export const inDays = (day: string) => relative(lang.value, { numeric: 'auto' }).format(daysBetween(today(), day), 'day');
/** A clock in the habit of the language: "15:00" or "3:00 PM". */
export const clock = (time: string) => written(new Date(`2024-01-01T${time.slice(0, 5)}:00Z`), { timeZone: 'UTC', timeStyle: 'short' });
/** An instant in full: "Montag, 30. November, 14:00". */
export const moment = (at: string) => beside(longDay(dayOf(at)), clock(clockOf(at)));
/** Short words one after the other, with the comma of the language. */
export const beside = (...parts: string[]) => parts.filter(Boolean).join(direction(lang.value) === 'rtl' ? '، ' : ', ');
/** Words joined as the language joins them. */
export const list = (items: string[], type: 'conjunction' | 'disjunction' = 'conjunction') => lists(lang.value, { type }).format(items.map(apart) as string[]);
/** Puts names in the order in which the chosen language sorts them. */
export const inOrder = (a: string, b: string) => collators(lang.value, { numeric: true }).compare(a, b);
export const byName = (a: { display_name: string }, b: { display_name: string }) => inOrder(a.display_name, b.display_name);
export const number = (value: number) => formatters.getNumberFormat(lang.value).format(value);
/** The name of a language in the chosen language. */
export const languageName = (code: string) => (code === 'de-x-leicht' ? LANGUAGES[code] : new Intl.DisplayNames(lang.value, { type: 'language' }).of(code) ?? code);
/** First letter up, where a relative day starts a sentence. */
export const sentence = (text: string) => text.charAt(0).toLocaleUpperCase(lang.value) + text.slice(1);
