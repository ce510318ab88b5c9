import { expect, test } from 'vitest';
import { whole } from './picture';

const part = (marker: number, ...bytes: number[]) => [0xff, marker, 0, bytes.length + 2, ...bytes];
const START = [0xff, 0xd8];
const END = [0xff, 0xd9];
// What a camera writes in front holds a small picture with an end of its own.
const thumbnail = part(0xe1, ...START, 7, 7, ...END);
const scan = [...part(0xda, 1, 2), 0x10, 0xff, 0x00, 0x20, 0xff, 0xd0, 0x30];

test.each([
  ['a whole photo', [...START, ...thumbnail, ...scan, ...END], true],
  ['one with more behind it', [...START, ...thumbnail, ...scan, ...END, 1, 2, 3], true],
  ['one cut off in its middle', [...START, ...thumbnail, ...scan], false],
  ['one cut off before it begins', [...START, ...thumbnail], false],
  ['one cut off in a part', [...START, ...thumbnail.slice(0, 3)], false],
  ['another kind of picture', [0x89, 0x50, 0x4e, 0x47], true],
])('%s', (_, bytes, expected) => expect(whole(Uint8Array.from(bytes))).toBe(expected));
