import { expect, test } from 'vitest';
import type { Write } from '../data/outbox';
import { partsOf } from './text';
import type { MyConsents } from './types';
import { inForce, overlay } from './writes';

const newest = { id: 'v2', number: 2, asks_again: true, published_at: '2026-11-20T10:00:00Z' };
const first = { id: 's1', declaration_id: 'v1', number: 1, way: 'app', name: 'Samira', language: 'de', day: '2026-11-01', withdrawn_at: null } as const;
const read: MyConsents = {
  newest,
  state: 'outdated',
  withdrawn_at: null,
  signatures: [first],
  consents: [
    { kind: 'photo', day: '2026-11-02', texts: [] },
    { kind: 'quote', day: null, texts: [] },
  ],
};
const write = (over: Partial<Write>) => ({ seq: 1, id: 'w', attempts: 0, state: 'waiting', created_at: Date.parse('2026-11-25T10:00:00Z'), base: null, label: { key: 'label_consent' }, ...over }) as Write;
const signing = write({ method: 'PUT', path: '/me/declaration-signatures/s2', entity: 'declaration:me', body: { declaration_id: 'v2', name: 'Samira B.', language: 'tr' } });
const takingBack = write({ method: 'DELETE', path: '/me/declaration-signatures', entity: 'declaration:me', body: undefined });

test('a signature on its way counts already', () => {
  const mine = overlay(read, [signing]);
  expect(mine.state).toBe('signed');
  expect(inForce(mine)).toMatchObject({ id: 's2', name: 'Samira B.', number: 2, language: 'tr' });
  expect(mine.signatures).toHaveLength(2);
});

test('the server has it before the phone knows', () => {
  const known = { ...read, state: 'signed' as const, signatures: [{ ...first, id: 's2', declaration_id: 'v2', number: 2 }, first] };
  expect(overlay(known, [write({ ...signing, state: 'sent' })]).signatures).toHaveLength(2);
});

test('an older version that was signed offline does not look like the newest', () => {
  expect(overlay(read, [write({ ...signing, body: { declaration_id: 'v1', name: 'S.', language: 'de' } })]).state).toBe('outdated');
});

test('taking back takes everything back, at once', () => {
  const mine = overlay(read, [takingBack]);
  expect(mine.state).toBe('withdrawn');
  expect(mine.consents.every(({ day }) => day === null)).toBe(true);
  expect(overlay(read, [takingBack, signing]).state).toBe('signed');
});

test('the last tap on a consent counts, and a refused one does not', () => {
  const tap = (given: boolean, state: Write['state'] = 'waiting') => write({ method: 'PUT', path: '/me/consents/quote', entity: 'consent:quote', body: { given, language: 'de' }, state });
  const quote = (writes: Write[]) => overlay(read, writes).consents[1]?.day;
  expect(quote([tap(true)])).not.toBeNull();
  expect(quote([tap(true), tap(false)])).toBeNull();
  expect(quote([tap(true, 'parked')])).toBeNull();
  expect(overlay(read, [tap(true)]).consents[0]?.day).toBe('2026-11-02');
});

test('a declaration is plain text with headings and lists', () => {
  expect(partsOf('Kurz.\n\n# Wer?\n- eins\n- zwei\nEnde\n- drei')).toEqual([
    { kind: 'text', text: 'Kurz.' },
    { kind: 'heading', text: 'Wer?' },
    { kind: 'list', items: ['eins', 'zwei'] },
    { kind: 'text', text: 'Ende' },
    { kind: 'list', items: ['drei'] },
  ]);
});
