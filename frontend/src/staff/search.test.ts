import { describe, expect, it } from 'vitest';
import { find } from './search';

const people = [
  { id: '1', display_name: 'Çağla', login: 'linde42' },
  { id: '2', display_name: '', login: 'amsel17' },
  { id: '3', display_name: 'Jörg', login: 'wolke03' },
];
const found = (words: string) => find(people, words).map(({ id }) => id);

describe('find', () => {
  it('needs no accents and no capitals', () => {
    expect(found('CAGLA')).toEqual(['1']);
    expect(found('jorg')).toEqual(['3']);
  });
  it('knows people by their login name too', () => {
    expect(found('amsel')).toEqual(['2']);
  });
  it('shows everybody by name when nothing is asked', () => {
    expect(found('  ')).toEqual(['2', '1', '3']);
  });
});
