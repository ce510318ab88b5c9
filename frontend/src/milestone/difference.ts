import type { OfficePromise, PlanItem } from '../api/types';

type Item = Partial<PlanItem>;
type Given = Partial<OfficePromise>;
export type Content = { items: Item[]; promises: Given[] };
export type Difference = { kind: 'new' | 'changed' | 'gone'; item?: Item; promise?: Given };

const ITEM = ['owner_id', 'what', 'why', 'step', 'day', 'clock', 'place', 'obstacle', 'then_text', 'helper', 'helper_text', 'confidence'] as const;
const PROMISE = ['support', 'what', 'how', 'coach_id', 'due_day'] as const;

/** Left out, null and empty are the same nothing. */
const same = (a: unknown, b: unknown) => (a || null) === (b || null);

function compare<T extends { id?: string }>(before: T[], after: T[], fields: readonly (keyof T)[], show: (one: T) => Omit<Difference, 'kind'>): Difference[] {
  const found: Difference[] = [];
  for (const now of after) {
    const old = before.find((one) => one.id === now.id);
    if (!old) found.push({ kind: 'new', ...show(now) });
    else if (!fields.every((field) => same(old[field], now[field]))) found.push({ kind: 'changed', ...show(now) });
  }
  for (const old of before) if (!after.some((one) => one.id === old.id)) found.push({ kind: 'gone', ...show(old) });
  return found;
}

/** What is different between two versions of a plan. */
export const differences = (before: Content, after: Content): Difference[] => [
  ...compare(before.items, after.items, ITEM, (item) => ({ item })),
  ...compare(before.promises, after.promises, PROMISE, (promise) => ({ promise })),
];
