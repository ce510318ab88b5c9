import type { ComponentChildren } from 'preact';
import { OfflineError, ProblemError } from '../api/client';
import type { Read } from '../data/read';
import { isKey, t, type Key } from '../i18n';
import { Btn } from './btn';
import { Strip } from './strip';
import { toast } from './toast';

/** A still picture of what is coming. */
export const Skeleton = () => (
  <div class="card" aria-busy="true">
    <span class="vh" role="status">
      {t('loading')}
    </span>
    <div class="ghost l" />
    <div class="ghost" />
    <div class="ghost" />
  </div>
);

/** What a code of the server means; a general sentence for codes without one. */
export function problemText(code: string, fallback: Key = 'problem_unknown'): string {
  const key = `problem_${code}`;
  return isKey(key) ? t(key) : t(fallback);
}

/** Says in passing why something did not work. */
export function problemToast(error: unknown) {
  if (error instanceof OfflineError) toast(t('problem_offline'));
  else if (error instanceof ProblemError) toast(problemText(error.code));
  else throw error;
}

/** Shows what was read, or why there is nothing to show yet. */
export function Reading<T>({ read, children, empty }: { read: Read<T>; children: (data: T) => ComponentChildren; empty?: (code: string) => ComponentChildren }) {
  if (read.data !== undefined) return <>{children(read.data)}</>;
  if (read.state !== 'error') return <Skeleton />;
  if (!read.problem) {
    return (
      <Strip kind="wait" title={t('offline_nothing_stored')}>
        <Btn onClick={read.refresh}>{t('try_again')}</Btn>
      </Strip>
    );
  }
  const own = empty?.(read.problem.code);
  if (own) return <>{own}</>;
  return (
    <Strip kind="care" title={problemText(read.problem.code)} alert>
      <Btn onClick={read.refresh}>{t('try_again')}</Btn>
    </Strip>
  );
}
