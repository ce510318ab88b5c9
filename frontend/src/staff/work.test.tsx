import { act, fireEvent, render, renderHook, screen } from '@testing-library/preact';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { OfflineError, ProblemError } from '../api/client';
import { loadTeamTexts, setLang, t } from '../i18n';
import { fieldError, Trouble, useWork } from './work';

beforeAll(async () => {
  await setLang('de');
  await loadTeamTexts();
});

/** Work that has met this error. */
async function after(fault: Error) {
  const { result } = renderHook(() => useWork());
  const refused = () => Promise.reject(fault);
  await act(async () => {
    await result.current.run(refused);
  });
  return result.current;
}

describe('the team writes online', () => {
  it('says that nothing typed is lost when there is no internet', async () => {
    render(<Trouble work={await after(new OfflineError('offline'))} />);
    expect(screen.getByRole('alert').textContent).toContain(t('staff_kept'));
  });

  it('names the field and what is wrong with it', async () => {
    const errors = [
      { pointer: '/reason', code: 'too_short' },
      { pointer: '/due_day', code: 'in_the_past' },
    ];
    const work = await after(new ProblemError(422, { code: 'invalid', errors }));
    expect(fieldError(work, '/reason', 'ab')).toBe(t('field_too_short'));
    expect(fieldError(work, '/reason', ' ')).toBe(t('field_required'));
    expect(fieldError(work, '/due_day')).toBe(t('staff_field_in_the_past'));
    expect(fieldError(work, '/other')).toBeUndefined();
  });

  it('lets the person choose when somebody else was faster', async () => {
    const mine = vi.fn();
    render(<Trouble work={await after(new ProblemError(412, { code: 'stale', current: { version: 7 } }))} onMine={mine} onTheirs={() => {}} />);
    fireEvent.click(screen.getByText(t('staff_keep_mine')));
    expect(mine).toHaveBeenCalledWith({ version: 7 });
  });

  it('does a thing once however often it is tapped, and again when it is done', async () => {
    const { result } = renderHook(() => useWork());
    let finish = () => {};
    const promise = new Promise<void>((resolve) => (finish = resolve));
    const job = vi.fn(() => promise);
    const first = result.current.run(job);
    expect(await result.current.run(job)).toBe(false);
    expect(job).toHaveBeenCalledTimes(1);
    finish();
    expect(await first).toBe(true);
    void result.current.run(job);
    expect(job).toHaveBeenCalledTimes(2);
  });
});
