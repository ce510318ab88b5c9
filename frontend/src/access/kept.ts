import { signal } from '@preact/signals';
import { callOpenly, OfflineError, ProblemError } from '../api/client';
import type { Office } from '../api/types';
import type { Statement } from './types';

type Kept = { statement: Statement; office: Office };
const KEY = 'mp.accessibility';

function kept(): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}

/** What the office says about accessibility, as it was read last; there without internet and without an account. */
export const statement = signal<Kept | null>(kept());

export async function refreshStatement() {
  try {
    const [read, office] = await Promise.all([callOpenly<Statement>('GET', '/accessibility'), callOpenly<Office>('GET', '/office')]);
    statement.value = { statement: read, office };
    localStorage.setItem(KEY, JSON.stringify(statement.peek()));
  } catch (error) {
    if (!(error instanceof OfflineError) && !(error instanceof ProblemError)) throw error;
  }
}
