import { render } from 'preact';
import { expect, test } from 'vitest';
import { useWishId } from './work';

test('the same wish keeps its id, other words are another wish', () => {
  const given: string[] = [];
  const Form = ({ days }: { days: number }) => {
    given.push(useWishId()({ days }));
    return null;
  };
  const place = document.createElement('div');
  for (const days of [20, 20, 10]) render(<Form days={days} />, place);
  expect(given[1]).toBe(given[0]);
  expect(given[2]).not.toBe(given[0]);
});
