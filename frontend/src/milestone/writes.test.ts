import { beforeEach, expect, it, vi } from 'vitest';
import { remember, session, startSession } from '../api/session';
import type { Meeting, Plan } from '../api/types';
import { openFor } from '../data/db';
import { pending, startOutbox } from '../data/outbox';
import { agree, answerProposal, saveItem } from './writes';

const plan = { id: 'plan', meeting_id: 'm', version: 2, items: [], promises: [], signatures: [] } as unknown as Plan;
const body = {
  owner_id: null, what: 'Kurs', why: '', step: '', day: null, clock: null, place: '', obstacle: '', then_text: '', helper: null, helper_text: '', confidence: null,
};
type Request = { method: string; path: string; match: string | null; body: unknown };
let requests: Request[];
let answers: { status: number; body: unknown }[];

beforeEach(async () => {
  const person = { id: crypto.randomUUID(), role: 'participant' as const, display_name: 'Samira', login: 'samira', language: 'de', version: 1 };
  requests = [];
  answers = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (url.endsWith('/auth/refresh')) return Response.json({ access_token: 'x', expires_in_seconds: 900, person });
    const headers = new Headers(init.headers);
    requests.push({ method: init.method ?? '', path: url.replace('/api/v1', ''), match: headers.get('if-match'), body: init.body ? JSON.parse(init.body as string) : null });
    const answer = answers.shift() ?? { status: 200, body: plan };
    return new Response(JSON.stringify(answer.body), { status: answer.status });
  });
  remember(person);
  session.value = 'in';
  startSession();
  await openFor(person.id);
  await startOutbox();
});

const settled = () => vi.waitFor(() => expect(pending.value.filter((write) => write.state === 'waiting' || write.state === 'sending')).toEqual([]));

it('builds a second change of an item on the version inside the answered plan', async () => {
  const id = 'item';
  answers = [{ status: 200, body: { ...plan, version: 7, items: [{ id, ...body, version: 1 }] } }];
  await saveItem(plan, id, body, 0);
  await settled();
  await saveItem(plan, id, { ...body, what: 'Abendkurs' }, 1);
  await settled();
  expect(requests.map((request) => request.match)).toEqual([null, '"1"']);
});

it('signs the plan on the screen after an earlier one was refused', async () => {
  answers = [{ status: 412, body: { code: 'stale', current: { ...plan, version: 3 } } }];
  await agree(plan);
  await settled();
  expect(pending.value[0]?.state).toBe('parked');
  await agree({ ...plan, version: 3 });
  await settled();
  expect(requests.map((request) => request.body)).toEqual([{ version: 2 }, { version: 3 }]);
  expect(pending.value.filter((write) => write.state === 'parked')).toEqual([]);
});

it('answers the new date after the old one was refused', async () => {
  const meeting = { id: 'm', revision: 1 } as Meeting;
  answers = [{ status: 412, body: { code: 'stale', current: { ...meeting, revision: 2 } } }, { status: 200, body: { ...meeting, revision: 2 } }];
  await answerProposal(meeting, 'yes');
  await settled();
  await answerProposal({ ...meeting, revision: 2 }, 'yes');
  await settled();
  expect(requests.map((request) => (request.body as { revision: number }).revision)).toEqual([1, 2]);
});
