import { me } from '../api/session';
import { inOrder } from '../i18n';
import { contains } from '../search';
import { callName } from './words';

/** Those whose name or login holds the words, in the order of their names; oneself first. */
export function find<P extends { id: string; display_name: string; login: string }>(people: P[], words: string): P[] {
  return people
    .filter((person) => contains(`${person.display_name} ${person.login}`, words.trim()))
    .sort((a, b) => Number(b.id === me.peek()?.id) - Number(a.id === me.peek()?.id) || inOrder(callName(a), callName(b)));
}
