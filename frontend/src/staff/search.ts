import { me } from '../api/session';
import { callName } from './words';

const fold = (text: string) => text.normalize('NFD').replace(/\p{Mn}/gu, '').toLocaleLowerCase();

/** Those whose name or login holds the words, in the order of their names; accents and capitals do not matter. */
export function find<P extends { id: string; display_name: string; login: string }>(people: P[], words: string): P[] {
  const wanted = fold(words.trim());
  return people
    .filter((person) => !wanted || fold(`${person.display_name} ${person.login}`).includes(wanted))
    .sort((a, b) => Number(b.id === me.peek()?.id) - Number(a.id === me.peek()?.id) || callName(a).localeCompare(callName(b)));
}
