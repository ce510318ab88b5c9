import { describe, expect, test } from 'vitest';
import { slope } from './slope';
import { shortWords } from './sets';

test('words of a scale lose what they share, at either end', () => {
  expect(shortWords(['stimmt nicht', 'stimmt wenig', 'stimmt ganz'])).toEqual(['nicht', 'wenig', 'ganz']);
  expect(shortWords(['not true', 'a little true', 'completely true'])).toEqual(['not', 'a little', 'completely']);
  expect(shortWords(['doğru değil', 'az doğru', 'tamamen doğru'])).toEqual(['doğru değil', 'az doğru', 'tamamen doğru']);
  expect(shortWords(['ja', 'nein'])).toEqual(['ja', 'nein']);
});

describe('a picture of one statement', () => {
  test('stands where the drawing of the design has it', () => {
    const { points, path } = slope([2, 3, 5], 5);
    expect(path).toBe('M12 71L145 56L278 26');
    expect(points.map(({ y, label }) => [y, label])).toEqual([[71, 94], [56, 43], [26, 13]]);
  });
  test('says a word once while nothing changes, and puts a low between two highs below', () => {
    expect(slope([5, 5, 5], 5).points.map(({ label }) => label)).toEqual([13, null, null]);
    expect(slope([3, 2, 4], 5).points.map(({ label }) => label)).toEqual([43, 94, 28]);
  });
  test('keeps to the scale of the set', () => {
    expect(slope([1, 3], 3).path).toBe('M12 86L278 26');
  });
});
