import type { Catalog } from '../i18n';

const quoted = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
/** Without what is only for the eye: soft hyphens, marks for directions, line breaks. */
const plain = (text: string) => text.replaceAll(/[\u00ad\u2066-\u2069]/g, '').replaceAll(/\s+/g, ' ').trim();

/** What a compiled text looks like on a screen, whatever is put into it; nothing where no word of it is certain. */
export function shape(message: unknown): RegExp | null {
  const parts = Array.isArray(message) ? message : [message];
  const certain = parts.filter((part) => typeof part === 'string').join('');
  if (!/\p{L}{2}/u.test(certain)) return null;
  const pattern = parts.map((part) => (typeof part === 'string' ? quoted(plain(`|${part}|`).slice(1, -1)) : '.*?')).join('');
  return new RegExp(`^${pattern}$`, 'us');
}

/** Which text of the app stands in an element or closely around it, and how it reads there. */
export function passageAt(element: Element, texts: Catalog): { passage: string; text: string } | null {
  const known = Object.entries(texts);
  for (let at: Element | null = element, steps = 0; at && steps < 4; at = at.parentElement, steps++) {
    for (const text of [at.textContent ?? '', at.getAttribute('aria-label') ?? ''].map(plain)) {
      if (!text || text.length > 600) continue;
      const exact = known.find(([, message]) => typeof message === 'string' && plain(message) === text);
      const found = exact ?? known.find(([, message]) => Array.isArray(message) && shape(message)?.test(text));
      if (found) return { passage: found[0], text };
    }
  }
  return null;
}
