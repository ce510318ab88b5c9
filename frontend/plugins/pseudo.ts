/** The code of the language that exists for looking at screens only. */
export const PSEUDO = 'xx';

const LETTERS: Record<string, string> = {
  a: 'á', b: 'ƀ', c: 'ç', d: 'đ', e: 'é', f: 'ƒ', g: 'ğ', h: 'ĥ', i: 'î', j: 'ĵ', k: 'ķ', l: 'ļ', m: 'ɱ', n: 'ñ', o: 'ô', p: 'þ', q: 'ǫ', r: 'ŕ', s: 'š', t: 'ţ', u: 'û', v: 'ṽ', w: 'ŵ', x: 'ẋ', y: 'ý', z: 'ž',
  ä: 'ǟ', ö: 'ȫ', ü: 'ǖ', ß: 'ẞ',
};
const written = (text: string) =>
  text.replaceAll(/\p{L}/gu, (letter) => {
    const other = LETTERS[letter.toLowerCase()] ?? letter;
    return letter === letter.toLowerCase() ? other : other.toUpperCase();
  });

/** How much longer than German a text may become, in letters: short ones grow most. */
const grown = (length: number) => Math.ceil(length * (length < 10 ? 0.6 : 0.4));

/**
 * German with other letters, longer and between brackets. What stands on a screen without them is translated by
 * nobody, and a missing bracket was cut off. What ICU reads, `{n, plural, one {…}}`, stays.
 */
export function pseudo(message: string): string {
  let out = '';
  let text = '';
  let length = 0;
  const flush = () => {
    length += text.trim().length;
    out += written(text);
    text = '';
  };
  const walk = (at: number, depth: number): number => {
    while (at < message.length) {
      const letter = message[at] as string;
      if (letter === '{') {
        flush();
        at = argument(at, depth);
      } else if (letter === '}' && depth > 0) {
        flush();
        return at;
      } else {
        text += letter;
        at++;
      }
    }
    flush();
    return at;
  };
  /** `{name}`, or `{name, plural, case {text} …}` whose cases hold texts again. */
  const argument = (start: number, depth: number): number => {
    const simple = /^\{[^{}]*\}/.exec(message.slice(start));
    if (simple) {
      out += simple[0];
      return start + simple[0].length;
    }
    let at = start;
    while (at < message.length) {
      const open = message.indexOf('{', at + 1);
      const close = message.indexOf('}', at + 1);
      if (open < 0 || close < open) {
        out += message.slice(at, close + 1);
        return close + 1;
      }
      out += message.slice(at, open + 1);
      const end = walk(open + 1, depth + 1);
      at = end;
    }
    return at;
  };
  walk(0, 0);
  return `[${out}${' öhñé'.repeat(Math.ceil(grown(length) / 5))}]`;
}
