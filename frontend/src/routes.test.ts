import { afterEach, expect, test, vi } from 'vitest';
import { me } from './api/session';

const person = { id: 'p1', role: 'participant', display_name: 'Mira', login: 'mira', language: 'de', version: 1 } as const;

afterEach(() => {
  me.value = null;
  vi.resetModules();
});

test('home is known before the map of all screens, another screen with it', async () => {
  const { Home, pages, routeFor } = await import('./routes');
  me.value = person;
  expect(routeFor('/', 'participant', 'in')?.page).toBe(Home);
  const meanwhile = routeFor('/entry/e1', 'participant', 'in');
  expect(meanwhile?.params).toEqual({});
  await meanwhile?.page.preload();
  const found = routeFor('/entry/e1', 'participant', 'in');
  expect(found?.page).not.toBe(meanwhile?.page);
  expect(found?.params).toEqual({ id: 'e1' });
  expect(routeFor('/', 'participant', 'in')?.page).toBe(Home);
  expect(routeFor('/entries/e1', 'participant', 'in')).toBeNull();
  expect((await pages()).routeFor('/', 'participant', 'in')?.page).toBe(Home);
});

test('a companion is never shown the home of the person', async () => {
  const { Home, pages, routeFor } = await import('./routes');
  await pages();
  const { me } = await import('./api/session');
  me.value = { ...person, companion: { pages: ['dates'], until: '2026-10-18T12:00:00Z' } };
  expect(routeFor('/', 'participant', 'in')?.page).not.toBe(Home);
});
