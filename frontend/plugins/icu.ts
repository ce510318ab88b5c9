import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import compile from 'icu-minify/compile';
import type { Plugin } from 'vite';
import { readLanguages, type Language } from './languages.ts';
import { PSEUDO, pseudo } from './pseudo.ts';

type Compiled = ReturnType<typeof compile>;
type Texts = Record<string, string>;
/** Language, area, key. */
type AllTexts = Map<string, Map<string, Texts>>;

/** What the first screens need comes at once; every other area comes with its screens. */
const FIRST = ['core', 'home'];

/** Names of the placeholders in a compiled message. */
export function placeholders(message: Compiled): Set<string> {
  const found = new Set<string>();
  const visit = (part: unknown) => {
    if (!Array.isArray(part)) return;
    for (const node of part) {
      if (!Array.isArray(node)) continue;
      const [name, kind, options] = node as [string, unknown, unknown];
      if (node.length === 1 || typeof kind === 'number') found.add(name);
      else visit(node.slice(1));
      if (typeof options === 'object' && options) Object.values(options).forEach(visit);
    }
  };
  visit(message);
  return found;
}

/**
 * In a language that runs from right to left, what is put into a text stands for itself: two names in Latin letters
 * side by side would otherwise change places.
 */
export function isolate<T>(message: T): T {
  const inside = (node: unknown): unknown => {
    if (!Array.isArray(node)) return [node];
    if (node.length === 1) return ['\u2068', node, '\u2069'];
    const [name, kind, options] = node as [string, unknown, unknown];
    if (typeof options !== 'object' || !options) return [node];
    return [[name, kind, Object.fromEntries(Object.entries(options).map(([key, part]) => [key, isolate(part)]))]];
  };
  return Array.isArray(message) ? (message.flatMap(inside) as T) : message;
}

const PLURAL = 2;
/**
 * Forms of a word beside a number that a language has and a message lacks. Where a language has two forms they may be
 * the same, and nothing is often a text of its own, or never said.
 */
export function formsMissing(message: Compiled, language: string): string[] {
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  if (pluralCategories.length < 3) return [];
  const wanted = pluralCategories.filter((form) => form !== 'zero');
  const missing = (part: unknown): string[] => {
    if (!Array.isArray(part)) return [];
    const [, kind, options] = part as [unknown, unknown, unknown];
    const lacking = kind === PLURAL && typeof options === 'object' && options ? wanted.filter((form) => !(form in options)) : [];
    const inside = part.flatMap((node) => (Array.isArray(node) ? missing(node) : typeof node === 'object' && node ? Object.values(node).flatMap(missing) : []));
    return [...lacking, ...inside];
  };
  return [...new Set(missing(message))];
}

/**
 * Forms of a word that stand for several numbers and do not say which, although another form says it: where nothing
 * and one share a form, "one meeting" would be said of nothing.
 */
export function formsWithoutNumber(message: Compiled, language: string): string[] {
  const rules = new Intl.PluralRules(language);
  const says = (part: unknown, name: unknown): boolean => part === 0 || (Array.isArray(part) && ((part.length === 1 && part[0] === name) || part.some((node) => says(node, name))));
  const silent = (part: unknown): string[] => {
    if (!Array.isArray(part)) return [];
    const [name, kind, options] = part as [unknown, unknown, unknown];
    const inside = part.flatMap((node) => (Array.isArray(node) ? silent(node) : typeof node === 'object' && node ? Object.values(node).flatMap(silent) : []));
    if (kind !== PLURAL || typeof options !== 'object' || !options) return inside;
    const forms = Object.entries(options);
    if (!forms.some(([, words]) => says(words, name))) return inside;
    const left = Array.from({ length: 200 }, (_, n) => n).filter((n) => !(`=${n}` in options));
    const several = (form: string) => left.filter((n) => rules.select(n) === form).length > 1;
    return [...inside, ...forms.filter(([form, words]) => several(form) && !says(words, name)).map(([form]) => form)];
  };
  return silent(message);
}

/** What is wrong with a text beside the one it translates; nothing when it is fine. */
function fault(text: string | undefined, model: string): string | undefined {
  if (!text?.trim()) return 'is missing';
  try {
    const have = [...placeholders(compile(text))].toSorted().join(', ');
    const want = [...placeholders(compile(model))].toSorted().join(', ');
    return have === want ? undefined : `has {${have}}, not {${want}}`;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Whether a language has, or will have, an area of its own. */
const speaks = ({ areas }: Language, area: string) => !areas || areas.includes(area);

/** Everything that is wrong with a folder of texts; empty when it is complete. */
export function faults(texts: AllTexts, languages: [Language, ...Language[]]): string[] {
  const wrong: string[] = [];
  const reference = languages[0].code;
  const german = texts.get(reference) ?? new Map<string, Texts>();
  const keysOf = new Map<string, string>();
  for (const [area, messages] of german) {
    for (const key of Object.keys(messages)) {
      if (keysOf.has(key)) wrong.push(`"${key}" stands in ${keysOf.get(key)} and in ${area}`);
      keysOf.set(key, area);
    }
  }
  for (const language of languages) {
    if (language.complete === false) continue;
    const own = texts.get(language.code) ?? new Map<string, Texts>();
    for (const area of own.keys()) if (!german.has(area) || !speaks(language, area)) wrong.push(`${language.code}/${area}: nobody reads this file`);
    for (const [area, model] of german) {
      if (!speaks(language, area)) continue;
      const messages = own.get(area) ?? {};
      for (const key of Object.keys(messages)) if (!(key in model)) wrong.push(`${language.code}/${area}: "${key}" is not in ${reference}`);
      for (const [key, text] of Object.entries(model)) {
        const found = fault(messages[key], text);
        if (found) wrong.push(`${language.code}/${area}: "${key}" ${found}`);
      }
    }
  }
  return wrong;
}

/** The texts of an area in a language; where it has none of its own, those of the reference language. */
export function textsOf(texts: AllTexts, languages: [Language, ...Language[]], code: string, area: string): Texts {
  const german = texts.get(languages[0].code)?.get(area) ?? {};
  if (code === PSEUDO) return Object.fromEntries(Object.entries(german).map(([key, text]) => [key, pseudo(text)]));
  const own = texts.get(code)?.get(area) ?? {};
  return Object.fromEntries(Object.entries(german).map(([key, text]) => [key, fault(own[key], text) ? text : (own[key] as string)]));
}

/** All texts of a folder. */
export function read(folder: string, languages: Language[]) {
  const texts: AllTexts = new Map();
  for (const { code, complete } of languages) {
    const areas = new Map<string, Texts>();
    if (existsSync(join(folder, code))) {
      for (const file of readdirSync(join(folder, code)).toSorted()) {
        if (!file.endsWith('.json')) continue;
        try {
          areas.set(file.slice(0, -5), JSON.parse(readFileSync(join(folder, code, file), 'utf8')) as Texts);
        } catch (error) {
          if (complete !== false) throw new Error(`${code}/${file}: ${(error as Error).message}`, { cause: error });
        }
      }
    }
    texts.set(code, areas);
  }
  return texts;
}

const load = (area: string, code: string) => `() => import('virtual:locale-${area}-${code}')`;

/** `virtual:locales` as source: the languages, and how to load the first texts of each. */
function index(languages: Language[]) {
  const facts = languages.map(({ code, name, dir }) => `'${code}': [${JSON.stringify(name)}, '${dir}', ${load('core', code)}]`);
  return `export default { ${facts.join(', ')} }`;
}

/** The first texts of a language also say how to load its further areas, so that nobody carries the list of all languages. */
function later(areas: string[], language: Language, reference: Language) {
  const entries = areas.filter((area) => !FIRST.includes(area)).map((area) => `${area}: ${load(area, speaks(language, area) ? language.code : reference.code)}`);
  return `export const areas = { ${entries.join(', ')} };`;
}

/**
 * Turns locales/<language>/<area>.json into one module an area and language, found through `virtual:locales`.
 * Messages are compiled here, so the browser needs no ICU parser, and a text that is missing or does not
 * compile stops the build.
 */
export function icu({ withPseudo = process.env['MAINPATE_PSEUDO'] === '1' } = {}): Plugin {
  let folder = '';
  const languages = () => {
    const known = readLanguages(folder);
    if (withPseudo) known.push({ code: PSEUDO, name: 'Pseudo', dir: 'ltr', state: 'drafted', checked_by: [] });
    return known;
  };
  return {
    name: 'icu',
    configResolved(config) {
      folder = resolve(config.root, 'locales');
    },
    buildStart() {
      const known = readLanguages(folder);
      const wrong = faults(read(folder, known), known);
      if (wrong.length) this.error(`The texts are not complete:\n  ${wrong.join('\n  ')}`);
    },
    resolveId: { filter: { id: /^virtual:locale/ }, handler: (id) => `\0${id}` },
    load: {
      filter: { id: /virtual:locale/ },
      handler(id) {
        const known = languages();
        if (id.endsWith('virtual:locales')) return { code: index(known), map: null, moduleType: 'js' };
        const [, module = '', code = ''] = /virtual:locale-(\w+)-([\w-]+)$/.exec(id) ?? [];
        const language = known.find((one) => one.code === code) as Language;
        const texts = read(folder, known);
        const out: Record<string, Compiled> = {};
        for (const area of module === 'core' ? FIRST : [module]) {
          for (const from of [known[0].code, code]) if (texts.get(from)?.has(area)) this.addWatchFile(join(folder, from, `${area}.json`));
          for (const [key, text] of Object.entries(textsOf(texts, known, code, area))) out[key] = language.dir === 'rtl' ? isolate(compile(text)) : compile(text);
        }
        const more = module === 'core' ? later([...(texts.get(known[0].code)?.keys() ?? [])], language, known[0]) : '';
        return { code: `${more}export default JSON.parse(${JSON.stringify(JSON.stringify(out))})`, map: null, moduleType: 'js' };
      },
    },
  };
}
