/** Where a sentence begins and ends in a text. */
export type Span = { from: number; to: number };

/** Soft hyphens and marks of direction are for the eye. */
export const spoken = (text: string) => text.replaceAll(/[\u00ad\u200e\u200f\u2066-\u2069]/g, '').replaceAll(/\s+/g, ' ').trim();

// Short for something, and never the last word: a name, a number or an example follows.
const SHORT = words(
  'dr prof hr fr nr ca bzw ggf evtl inkl tel bspw sog vgl abs art', 'mr mrs ms vs', 'doc sok cad',
  'dl dna', 'godz ul al pl np tzw', 'npr br gđa gđica tj', 'ул бул тел др проф напр вул буд просп кв пров стор',
);
// Short for something when a number follows, else often the last word.
const BEFORE_NUMBERS = words(
  'Jan Jän Feb Mär Apr Jun Jul Aug Sep Sept Okt Nov Dez Oct Dec Mar Mo Di Mi Do Sa So', 'Str St No Std Min max min mind bl et ap sc',
);
const MONTH = /^(Jan|Jän|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)\p{L}*/u;
// What stands in front of a first, a second, a third.
const COUNTED = /(^|[^\p{L}])(am|vom|zum|zur|beim|im|de[mnrs]|die|das|(m|d|s)?ein(e[mnrs]?)?|(eur|unser|ihr)e[mnrs]?|euer|unser|ihr|jede[mnrs]?|\p{L}+tag,|(mo|di|mi|do|fr|sa|so)\.?,) \p{N}{1,2}\.$/iu;
const CLOSED = /[.…]["'»«“”’)\]]*$/u;

function words(...lists: string[]) {
  return new Set(lists.join(' ').split(' '));
}

/** Whether a dot only looks like the end: after a day, a number in a row, or a word cut short. */
function goesOn(before: string, after: string): boolean {
  if (!CLOSED.test(before) || /[!?؟]/u.test(before.at(-1) as string)) return false;
  if (/^\p{Ll}/u.test(after)) return true;
  if (/\p{N}\.$/u.test(before)) return /^\p{N}/u.test(after) || (/(^|[^\p{N}.,:])\p{N}{1,2}\.$/u.test(before) && (MONTH.test(after) || /^\p{N}+\.$/u.test(before) || COUNTED.test(before)));
  const last = /(?:^|[^\p{L}\p{M}])([\p{L}\p{M}]+)\.$/u.exec(before)?.[1];
  if (!last) return false;
  // In some languages a single letter behind a number says that it was a year.
  if (last.length === 1) return !/\p{N}\s*\p{L}\.$/u.test(before) || /^\p{N}/u.test(after);
  // A street comes before its name in Romanian and behind it in German.
  return SHORT.has(last.toLowerCase()) || last === 'str' || (BEFORE_NUMBERS.has(last) && /^\p{N}/u.test(after));
}

function pieces(text: string, language: string): Span[] {
  if ('Segmenter' in Intl) {
    const parts = new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text);
    return Array.from(parts, ({ index, segment }) => ({ from: index, to: index + segment.length }));
  }
  return Array.from(text.matchAll(/\n|[^\n]+?(?:[.!?؟。…]+["'»«“”’)\]]*(?=\s)\s*|(?=\n)|$)/gu), (match) => ({ from: match.index, to: match.index + match[0].length }));
}

/** The sentences of a text; those who cut texts do not know that a German day ends with a dot. */
export function sentencesIn(text: string, language: string): Span[] {
  const found: Span[] = [];
  for (const piece of pieces(text, language)) {
    const before = found.at(-1);
    const broken = before && /[\n\u2029]\s*$/.test(text.slice(before.from, before.to));
    if (before && !broken && goesOn(spoken(text.slice(before.from, before.to)), spoken(text.slice(piece.from, piece.to)))) before.to = piece.to;
    else found.push({ ...piece });
  }
  return found;
}
