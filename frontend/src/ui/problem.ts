import { OfflineError, ProblemError } from '../api/client';
import { t } from '../i18n';
import { problemText } from './skeleton';

/** Why signing in or joining did not work, in words. */
export function entryProblem(error: unknown): string {
  if (error instanceof OfflineError) return t('problem_offline');
  if (!(error instanceof ProblemError)) throw error;
  if (error.status === 429) return t('problem_wait', { n: Math.max(1, Math.ceil(error.retryAfter / 60)) });
  return problemText(error.code);
}

/** What the server says about one field, if it says something. */
export function fieldProblem(error: unknown, pointer: string): string | undefined {
  if (!(error instanceof ProblemError)) return undefined;
  const field = error.errors.find((found) => found.pointer === pointer || found.pointer === `/body${pointer}`);
  if (!field) return undefined;
  const key = `field_${field.code}`;
  return t(key as 'field_required') === key ? problemText(field.code, 'field_wrong') : t(key as 'field_required');
}
