import 'fake-indexeddb/auto';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { send } from '../data/outbox';
import { loadTexts, setLang, t } from '../i18n';
import { WordingReport } from './index';
import { picked } from './pick';

vi.mock('../data/outbox', async (real) => ({ ...(await real<object>()), send: vi.fn(async () => {}) }));

beforeEach(async () => {
  await setLang('uk');
  await loadTexts('wording', 'more');
});
afterEach(cleanup);

test('a report names the text that was tapped, and goes out by the outbox', async () => {
  picked.value = { passage: 'home_hello', text: 'Вітаю, Олено.' };
  render(<WordingReport />);
  expect(screen.getByText('Вітаю, Олено.')).toBeTruthy();
  fireEvent.submit(document.getElementById('wording') as HTMLElement);
  await screen.findByText(t('field_required'));
  expect(send).not.toHaveBeenCalled();
  fireEvent.input(screen.getByLabelText(t('wo_better')), { target: { value: 'Привіт' } });
  fireEvent.submit(document.getElementById('wording') as HTMLElement);
  await vi.waitFor(() => expect(send).toHaveBeenCalledOnce());
  const write = vi.mocked(send).mock.calls[0]?.[0];
  expect(write?.body).toEqual({ passage: 'home_hello', language: 'uk', wrong: '', suggestion: 'Привіт' });
  expect(write?.path).toMatch(/^\/wording-reports\/[\da-f-]{36}$/);
  expect(JSON.stringify(write)).not.toContain('Олено');
});
