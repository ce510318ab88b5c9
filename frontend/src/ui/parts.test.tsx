import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { beforeEach, expect, test, vi } from 'vitest';
import { setLang } from '../i18n';
import { Btn } from './btn';
import { Chips, MultiChips } from './chips';
import { Field } from './field';
import { Form } from './form';
import { Seam, seamStops } from './seam';
import { Toasts, toast } from './toast';

beforeEach(() => setLang('de'));

test('a field says what is wrong, and belongs to its label', () => {
  const type = vi.fn();
  render(<Field label="Ort" value="" onValue={type} error="Das fehlt noch." />);
  const input = screen.getByLabelText('Ort');
  expect(input.getAttribute('aria-invalid')).toBe('true');
  expect(document.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent).toBe('Das fehlt noch.');
  fireEvent.input(input, { target: { value: 'Café' } });
  expect(type).toHaveBeenCalledWith('Café');
});

function Single() {
  const [value, setValue] = useState<string | null>(null);
  return <Chips legend="Wo?" options={['Café', 'Park'].map((label) => ({ value: label, label }))} value={value} onValue={setValue} />;
}

test('an answer can be taken back with a second tap', () => {
  render(<Single />);
  const chip = screen.getByLabelText<HTMLInputElement>('Café');
  fireEvent.click(chip);
  expect(chip.checked).toBe(true);
  fireEvent.click(screen.getByLabelText('Park'));
  expect(chip.checked).toBe(false);
  fireEvent.click(screen.getByLabelText('Park'));
  expect(screen.getByLabelText<HTMLInputElement>('Park').checked).toBe(false);
});

test('several answers at once', () => {
  const choose = vi.fn();
  render(<MultiChips legend="Was?" options={['a', 'b'].map((label) => ({ value: label, label }))} values={['a']} onValues={choose} />);
  fireEvent.click(screen.getByLabelText('b'));
  expect(choose).toHaveBeenCalledWith(['a', 'b']);
  fireEvent.click(screen.getByLabelText('a'));
  expect(choose).toHaveBeenCalledWith([]);
});

test('a button runs once while its work runs', async () => {
  let finish = () => {};
  const work = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
  render(<Btn onClick={work}>Los</Btn>);
  fireEvent.click(screen.getByText('Los'));
  await waitFor(() => expect(screen.getByText('Los').getAttribute('aria-busy')).toBe('true'));
  fireEvent.click(screen.getByText('Los'));
  expect(work).toHaveBeenCalledTimes(1);
  finish();
  await waitFor(() => expect(screen.getByText('Los').getAttribute('aria-busy')).toBeNull());
});

test('a form sends once', async () => {
  let finish = () => {};
  const work = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
  render(
    <Form id="f" onSubmit={work}>
      <button type="submit">Los</button>
    </Form>,
  );
  fireEvent.submit(document.getElementById('f') as HTMLFormElement);
  fireEvent.submit(document.getElementById('f') as HTMLFormElement);
  expect(work).toHaveBeenCalledTimes(1);
  finish();
});

test('a toast offers one way back', async () => {
  const undo = vi.fn();
  render(<Toasts />);
  toast('Gespeichert.', undo);
  fireEvent.click(await screen.findByText('Zurück'));
  expect(undo).toHaveBeenCalled();
  await waitFor(() => expect(screen.queryByText('Gespeichert.')).toBeNull());
});

test('the seam shows time: past tables are checked, the next is larger, the dots stand at today', () => {
  const days = [21, 42, 63, 84, 105, 120];
  const { container } = render(<Seam day={37} length={120} stops={seamStops(days, (day) => day <= 37)} label="Tag 37 von 120" wide />);
  expect(screen.getByRole('img').getAttribute('aria-label')).toBe('Tag 37 von 120');
  expect(container.querySelectorAll('.k')).toHaveLength(1);
  expect(container.querySelector('.nx')?.textContent).toBe('42');
  expect(container.querySelector('.h')?.getAttribute('d')).toMatch(/^M24 30C45.5 2 62.3 2 83.9 30/);
  const [mine, partners] = [...container.querySelectorAll('circle')];
  expect(Number(mine?.getAttribute('cx'))).toBeCloseTo(24 + (37 / 120) * 342, 0);
  expect(Number(mine?.getAttribute('cy')) + Number(partners?.getAttribute('cy'))).toBeCloseTo(60);
});
