import { expect, it } from 'vitest';
import { differences } from './difference';

const kinds = (before: Parameters<typeof differences>[0], after: Parameters<typeof differences>[1]) =>
  differences(before, after).map(({ kind, item, promise }) => [kind, (item ?? promise)?.id]);

it('names what is new, changed and gone, in items and promises', () => {
  const before = { items: [{ id: 'a', what: 'Probearbeit' }, { id: 'b', what: 'Kurs' }], promises: [{ id: 'p', support: 'ticket', due_day: '2026-12-02' }] };
  const after = { items: [{ id: 'a', what: 'Zwei Tage' }, { id: 'c', what: 'Brief' }], promises: [{ id: 'p', support: 'ticket', due_day: '2026-12-09' }] };
  expect(kinds(before, after)).toEqual([['changed', 'a'], ['new', 'c'], ['gone', 'b'], ['changed', 'p']]);
});

it('does not call a look back, a kept promise or an empty field a change', () => {
  const before = { items: [{ id: 'a', what: 'x', day: null, version: 1 }], promises: [{ id: 'p', support: 'talk', what: '' }] };
  const after = { items: [{ id: 'a', what: 'x', why: '', version: 2, review: 'done' as const }], promises: [{ id: 'p', support: 'talk', state: 'kept' as const }] };
  expect(differences(before, after)).toEqual([]);
});
