/** Two people by their ids. */
export type Pair = [string, string];

const partnerIn = (pairs: Pair[], id: string) => pairs.find((pair) => pair.includes(id));
const sorted = (a: string, b: string): Pair => (a < b ? [a, b] : [b, a]);
export const samePairs = (a: Pair[], b: Pair[]) => a.length === b.length && a.every(([x, y]) => b.some((pair) => pair.includes(x) && pair.includes(y)));

/**
 * What becomes of the tandems when two people are chosen: in two tandems they change places; whoever has none takes the
 * other's place or makes a tandem with them; the two of one tandem go apart. Two who could not take each other's place,
 * because of their age, become a tandem, and so do those whom they leave.
 */
export function choose(pairs: Pair[], a: string, b: string, together = false): Pair[] {
  if (a === b) return pairs;
  const ofA = partnerIn(pairs, a);
  const ofB = partnerIn(pairs, b);
  const rest = pairs.filter((pair) => pair !== ofA && pair !== ofB);
  if (ofA && ofA === ofB) return rest;
  const other = (pair: Pair | undefined, id: string) => pair?.find((one) => one !== id);
  const withA = other(ofA, a);
  const withB = other(ofB, b);
  if (!withA && !withB) return [...rest, sorted(a, b)];
  if (together) return [...rest, sorted(a, b), ...(withA && withB ? [sorted(withA, withB)] : [])];
  return [...rest, ...(withA ? [sorted(b, withA)] : []), ...(withB ? [sorted(a, withB)] : [])];
}

/** Who is in no tandem. */
export const left = (pairs: Pair[], everybody: string[]) => everybody.filter((id) => !partnerIn(pairs, id));
