import type { ComponentChildren } from 'preact';
import { useOnce } from './once';

/** A form that sends once: further taps wait until the first is through. Its button stands in the bar, with `form={id}`. */
export function Form({ id, onSubmit, children }: { id: string; onSubmit: () => Promise<unknown> | void; children: ComponentChildren }) {
  const submit = useOnce(async () => {
    await onSubmit();
    // The first field that is not right yet, for whoever cannot see the red line.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`#${CSS.escape(id)} [aria-invalid="true"]`)?.focus());
  });
  return (
    <form
      id={id}
      class="stack g5"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {children}
    </form>
  );
}
