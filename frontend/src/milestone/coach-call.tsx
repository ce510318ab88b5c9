import { useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { OfflineError, ProblemError } from '../api/client';
import { refreshReads } from '../data/read';
import { isKey, t } from '../i18n';
import { problemText } from '../ui/skeleton';
import { Strip } from '../ui/strip';

export type Call = {
  /** Why the last try did not work; null while all is well. */
  problem: ComponentChildren;
  /** Does something online and reads everything again. True when it worked. */
  run: (work: () => Promise<unknown>, onStale?: (current: unknown) => void) => Promise<boolean>;
};

const textOf = (error: ProblemError) => {
  const key = error.errors.map((field) => `problem_${field.code}`).find(isKey);
  return key ? t(key) : problemText(error.code);
};

/** What a coach does goes to the server at once; when it does not work, nothing typed is lost. */
export function useCall(): Call {
  const [text, setText] = useState<string | null>(null);
  return {
    problem: text && <Strip kind="care" title={text} alert />,
    async run(work, onStale) {
      setText(null);
      try {
        await work();
      } catch (error) {
        if (error instanceof OfflineError) setText(t('problem_offline'));
        else if (error instanceof ProblemError) {
          if (error.status === 412 && error.current) onStale?.(error.current);
          setText(textOf(error));
        } else throw error;
        return false;
      }
      await refreshReads();
      return true;
    },
  };
}
