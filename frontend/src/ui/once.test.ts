import { expect, test } from 'vitest';
import { onceMore } from './once';

test('who asks while an answer is on its way gets a later one, and never two at a time', async () => {
  let underWay = 0;
  let most = 0;
  let done = 0;
  const gates: (() => void)[] = [];
  const look = onceMore(async () => {
    most = Math.max(most, ++underWay);
    await new Promise<void>((resolve) => gates.push(resolve));
    underWay--;
    done++;
  });
  const first = look();
  void look();
  void look();
  gates[0]?.();
  await expect.poll(() => gates.length).toBe(2);
  gates[1]?.();
  await first;
  expect([done, most]).toEqual([2, 1]);
  // What is asked for at the very end is not taken for what has just been answered.
  const last = look();
  await Promise.resolve();
  gates[2]?.();
  await last;
  expect(done).toBe(3);
});
