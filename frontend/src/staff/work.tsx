import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { OfflineError, ProblemError } from '../api/client';
import { newId } from '../data/id';
import { refreshReads } from '../data/read';
import { isKey, t, type Key } from '../i18n';
import { Btn } from '../ui/btn';
import { useOnce } from '../ui/once';
import { Sheet } from '../ui/sheet';
import { problemText } from '../ui/skeleton';
import { Strip } from '../ui/strip';

export type Work = {
  trouble: ProblemError | OfflineError | null;
  /** Does something online, once at a time; afterwards the screens read anew. True when it worked. */
  run: (job: () => Promise<unknown>) => Promise<boolean>;
};

/** The team writes online: what went wrong is said beside the words, and the words stay. */
export function useWork(): Work {
  const [trouble, setTrouble] = useState<Work['trouble']>(null);
  const once = useOnce(async (job: () => Promise<unknown>) => {
    setTrouble(null);
    try {
      await job();
      void refreshReads();
      return true;
    } catch (error) {
      if (!(error instanceof ProblemError || error instanceof OfflineError)) throw error;
      setTrouble(error);
      return false;
    }
  });
  return { trouble, run: async (job) => (await once(job)) ?? false };
}

/** One id for one wish: sent again after a lost answer the server knows it; other words are another wish. */
export function useWishId(): (wish: object) => string {
  const last = useRef({ wish: '', id: '' });
  return (wish) => {
    const text = JSON.stringify(wish);
    if (last.current.wish !== text) last.current = { wish: text, id: newId() };
    return last.current.id;
  };
}

/** What a code of the server means to the team. */
function wordsFor(code: string): string {
  const own = `staff_problem_${code}`;
  return isKey(own) ? t(own) : problemText(code);
}

/** What is wrong with one field, in words. */
export function fieldError({ trouble }: Work, pointer: string, value?: string): string | undefined {
  const fault = trouble instanceof ProblemError ? trouble.errors.find((each) => each.pointer === pointer) : undefined;
  if (!fault) return undefined;
  if (value?.trim() === '') return t('field_required');
  const known = [`staff_field_${fault.code}`, `field_${fault.code}`].find(isKey);
  return t(known ?? 'field_wrong');
}

type TroubleProps = {
  work: Work;
  /** Somebody else was faster: keep these words, or take theirs. */
  onMine?: (current: never) => void;
  onTheirs?: (current: never) => void;
  /** There was something typed that is still there. */
  typed?: boolean;
};

/** Says what did not work, that nothing is lost, and what to do. */
export function Trouble({ work: { trouble }, onMine, onTheirs, typed = true }: TroubleProps) {
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (trouble) here.current?.scrollIntoView({ block: 'nearest' });
  }, [trouble]);
  if (!trouble) return null;
  const stale = trouble instanceof ProblemError && trouble.status === 412 && trouble.current !== undefined && onMine && onTheirs ? trouble.current : null;
  const kept = typed && <p>{t('staff_kept')}</p>;
  return (
    <div ref={here}>
      {trouble instanceof OfflineError ? (
        <Strip kind="wait" title={t('problem_offline')} alert>
          {kept}
        </Strip>
      ) : (
        <Strip kind="care" title={wordsFor(trouble.code)} alert>
          {kept}
          {stale !== null && (
            <div class="row">
              <Btn onClick={() => onMine?.(stale as never)}>{t('staff_keep_mine')}</Btn>
              <Btn onClick={() => onTheirs?.(stale as never)}>{t('staff_take_theirs')}</Btn>
            </div>
          )}
        </Strip>
      )}
    </div>
  );
}

type FormSheetProps = TroubleProps & { title: string; save?: Key; onSave: () => unknown; onClose: () => void; roomy?: boolean; children: ComponentChildren };

/** A short form in a sheet, its one button below. */
export function FormSheet({ title, save = 'save', onSave, onClose, roomy = false, children, ...trouble }: FormSheetProps) {
  const id = useId();
  return (
    <Sheet
      title={title}
      onClose={onClose}
      roomy={roomy}
      action={
        <Btn kind="main" submit form={id}>
          {t(save)}
        </Btn>
      }
    >
      <Form id={id} onSave={onSave}>
        {children}
        <Trouble {...trouble} />
      </Form>
    </Sheet>
  );
}

/** The server checks the fields, so that the rules stand in one place. */
export const Form = ({ id, onSave, children }: { id?: string; onSave: () => unknown; children: ComponentChildren }) => (
  <form
    id={id}
    class="stack g5"
    noValidate
    onSubmit={async (event) => {
      event.preventDefault();
      const form = event.currentTarget;
      await onSave();
      // The first field that is not right yet, for whoever cannot see the red line.
      requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    }}
  >
    {children}
  </form>
);
