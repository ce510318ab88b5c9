import { signal } from '@preact/signals';
import format from 'icu-minify/format';
import loaders from 'virtual:locales';
import type coach from '../locales/de/coach.json';
import type dating from '../locales/de/dating.json';
import type datingteam from '../locales/de/datingteam.json';
import type core from '../locales/de/core.json';
import type consent from '../locales/de/consent.json';
import type consentteam from '../locales/de/consentteam.json';
import type doors from '../locales/de/doors.json';
import type matching from '../locales/de/matching.json';
import type matchteam from '../locales/de/matchteam.json';
import type gathering from '../locales/de/gathering.json';
import type home from '../locales/de/home.json';
import type milestone from '../locales/de/milestone.json';
import type more from '../locales/de/more.json';
import type preparation from '../locales/de/preparation.json';
import type privacy from '../locales/de/privacy.json';
import type profile from '../locales/de/profile.json';
import type reach from '../locales/de/reach.json';
import type recruiting from '../locales/de/recruiting.json';
import type sheets from '../locales/de/sheets.json';
import type staff from '../locales/de/staff.json';
import type start from '../locales/de/start.json';
import type tandem from '../locales/de/tandem.json';
import type teamsheets from '../locales/de/teamsheets.json';
import type workbook from '../locales/de/workbook.json';

export type Key =
  | keyof typeof dating
  | keyof typeof datingteam
  | keyof typeof core
  | keyof typeof consent
  | keyof typeof consentteam
  | keyof typeof home
  | keyof typeof workbook
  | keyof typeof milestone
  | keyof typeof more
  | keyof typeof coach
  | keyof typeof doors
  | keyof typeof privacy
  | keyof typeof reach
  | keyof typeof staff
  | keyof typeof tandem
  | keyof typeof start
  | keyof typeof preparation
  | keyof typeof profile
  | keyof typeof sheets
  | keyof typeof teamsheets
  | keyof typeof gathering
  | keyof typeof matching
  | keyof typeof matchteam
  | keyof typeof recruiting;
/** Texts come in areas, each with the screens that need it; `core` is there from the start. */
export type Area = keyof typeof loaders;
export type Values = Record<string, string | number>;
type Catalog = Record<string, never>;

/** The four languages, each in its own words. */
export const LANGUAGES = { de: 'Deutsch', tr: 'Türkçe', ar: 'العربية', en: 'English' } as const;
export type Lang = keyof typeof LANGUAGES;
const RIGHT_TO_LEFT: readonly Lang[] = ['ar'];
const LANG_KEY = 'mp.language';

function memo<O extends object, F>(Formatter: new (language: string, options?: O) => F) {
  const made = new Map<string, F>();
  return (language: string, options?: O) => {
    const key = language + JSON.stringify(options);
    let formatter = made.get(key);
    if (!formatter) made.set(key, (formatter = new Formatter(language, options)));
    return formatter;
  };
}
const formatters = {
  getNumberFormat: memo(Intl.NumberFormat),
  getPluralRules: memo(Intl.PluralRules),
  getDateTimeFormat: memo(Intl.DateTimeFormat),
};
const relative = memo(Intl.RelativeTimeFormat);
const lists = memo(Intl.ListFormat);

export const lang = signal<Lang>('de');
const catalog = signal<Catalog>({});
const areas = new Set<Area>(['core']);

/** The text for a key in the chosen language. */
export function t(key: Key, values: Values = {}): string {
  const message = catalog.value[key];
  return message === undefined ? key : String(format(message, lang.value, values, { formatters } as never));
}

/** Whether there is a text of that name: for codes the server sends. */
export const isKey = (key: string): key is Key => key in catalog.value;

async function load(language: Lang, wanted: Iterable<Area>) {
  const parts = await Promise.all([...wanted].map((area) => loaders[area][language]()));
  return Object.assign({}, ...parts.map((part) => part.default)) as Catalog;
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
  document.documentElement.dir = RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr';
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

/** The language to start with: the chosen one, else the phone's, else German. */
export function preferredLang(): Lang {
  const wanted = [localStorage.getItem(LANG_KEY), ...navigator.languages].map((language) => language?.split('-')[0]);
  return wanted.find(isLang) ?? 'de';
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
export const moment = (at: string) => `${longDay(dayOf(at))}, ${clock(clockOf(at))}`;
/** Words joined as the language joins them. */
export const list = (items: string[], type: 'conjunction' | 'disjunction' = 'conjunction') => lists(lang.value, { type }).format(items);
export const number = (value: number) => formatters.getNumberFormat(lang.value).format(value);
/** The name of a language in the chosen language. */
export const languageName = (code: string) => new Intl.DisplayNames(lang.value, { type: 'language' }).of(code) ?? code;
/** First letter up, where a relative day starts a sentence. */
export const sentence = (text: string) => text.charAt(0).toLocaleUpperCase(lang.value) + text.slice(1);
