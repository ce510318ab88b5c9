import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import compile from 'icu-minify/compile';
import type { Plugin } from 'vite';

type Compiled = ReturnType<typeof compile>;
type Texts = Record<string, string>;

/** The first language is the reference: every other one must have the same keys and placeholders. */
const LANGUAGES = ['de', 'en', 'tr', 'ar'];
/** What the first screens need comes at once; every other area comes with its screens. */
const FIRST = ['core', 'home'];
const LATER = ['workbook', 'milestone', 'more', 'coach', 'staff', 'doors', 'reach', 'tandem', 'privacy', 'start', 'preparation', 'gathering', 'recruiting', 'dating', 'datingteam', 'profile', 'sheets', 'teamsheets', 'consent', 'consentteam', 'matching', 'matchteam'];
const MODULES = ['core', ...LATER];

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

/** Everything that is wrong with a folder of texts; an empty list when it is complete. */
export function faults(texts: Map<string, Map<string, Texts>>): string[] {
  const wrong: string[] = [];
  const [reference] = LANGUAGES as [string];
  const keysOf = new Map<string, string>();
  for (const [area, messages] of texts.get(reference) ?? []) {
    for (const key of Object.keys(messages)) {
      if (keysOf.has(key)) wrong.push(`"${key}" stands in ${keysOf.get(key)} and in ${area}`);
      keysOf.set(key, area);
    }
  }
  for (const language of LANGUAGES) {
    for (const [area, german] of texts.get(reference) ?? []) {
      const own = texts.get(language)?.get(area) ?? {};
      for (const key of Object.keys(own)) if (!(key in german)) wrong.push(`${language}/${area}: "${key}" is not in ${reference}`);
      for (const [key, model] of Object.entries(german)) {
        const text = own[key];
        if (!text?.trim()) {
          wrong.push(`${language}/${area}: "${key}" is missing`);
          continue;
        }
        try {
          const have = [...placeholders(compile(text))].toSorted().join(', ');
          const want = [...placeholders(compile(model))].toSorted().join(', ');
          if (have !== want) wrong.push(`${language}/${area}: "${key}" has {${have}}, not {${want}}`);
        } catch (error) {
          wrong.push(`${language}/${area}: "${key}": ${(error as Error).message}`);
        }
      }
    }
  }
  return wrong;
}

function read(folder: string) {
  const texts = new Map<string, Map<string, Texts>>();
  for (const language of LANGUAGES) {
    const areas = new Map<string, Texts>();
    for (const file of readdirSync(join(folder, language)).toSorted()) {
      if (file.endsWith('.json')) areas.set(file.slice(0, -5), JSON.parse(readFileSync(join(folder, language, file), 'utf8')) as Texts);
    }
    texts.set(language, areas);
  }
  return texts;
}

/** `virtual:locales` as source: how to load the texts of an area in a language. */
function loaders() {
  const area = (name: string) => LANGUAGES.map((language) => `${language}: () => import('virtual:locale-${name}-${language}')`).join(', ');
  return `export default { ${MODULES.map((name) => `${name}: { ${area(name)} }`).join(', ')} }`;
}

/**
 * Turns locales/<language>/<area>.json into one module an area and language, found through `virtual:locales`.
 * Messages are compiled here, so the browser needs no ICU parser, and a text that is missing or does not
 * compile stops the build.
 */
export function icu(): Plugin {
  let folder = '';
  return {
    name: 'icu',
    configResolved(config) {
      folder = resolve(config.root, 'locales');
    },
    buildStart() {
      const wrong = faults(read(folder));
      if (wrong.length) this.error(`The texts are not complete:\n  ${wrong.join('\n  ')}`);
    },
    resolveId: { filter: { id: /^virtual:locale/ }, handler: (id) => `\0${id}` },
    load: {
      filter: { id: /virtual:locale/ },
      handler(id) {
        if (id.endsWith('virtual:locales')) return { code: loaders(), map: null, moduleType: 'js' };
        const [, module = '', language = ''] = /virtual:locale-(\w+)-(\w+)$/.exec(id) ?? [];
        const out: Record<string, Compiled> = {};
        for (const [area, messages] of read(folder).get(language) ?? []) {
          if (area !== module && !(module === 'core' && FIRST.includes(area))) continue;
          this.addWatchFile(join(folder, language, `${area}.json`));
          for (const [key, text] of Object.entries(messages)) out[key] = language === 'ar' ? isolate(compile(text)) : compile(text);
        }
        return { code: `export default JSON.parse(${JSON.stringify(JSON.stringify(out))})`, map: null, moduleType: 'js' };
      },
    },
  };
}
