import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../i18n';
import { view } from '../lock/device';
import { QuickExit } from '../lock/quick-exit';
import { Btn } from './btn';
import { ReadPage } from './read-page';
import { stopReading } from './reading';

type Props = {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  /** What is saved or done, below in the thumb's reach. */
  action?: ComponentChildren;
  /** Wider at the team's desk. */
  roomy?: boolean;
};

/** A sheet from below with its own title; Escape, a tap beside it and the cross close it. */
export function Sheet({ title, onClose, children, action, roomy }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  // For one hand the ways out stand below, as in the frame of a screen.
  const below = view.value.hand !== '';
  const out = (
    <>
      <ReadPage by={id} of={() => dialog.current} />
      <QuickExit />
      <Btn kind="icon" icon="close" label={t('close')} onClick={onClose} />
    </>
  );
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    // What is behind it can no longer be stopped.
    stopReading();
    dialog.current?.showModal();
    heading.current?.focus();
    return () => before?.focus?.();
  }, []);
  return (
    // The cross and Escape do the same for the keyboard as a tap on the backdrop.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      class={roomy ? 'sheet roomy' : 'sheet'}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div class="head">
        <h2 class="t-xl" id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {!below && out}
      </div>
      <div class="page">{children}</div>
      {(action || below) && (
        <div class="bar">
          {below && <div class="top">{out}</div>}
          {action && <div class="act">{action}</div>}
        </div>
      )}
    </dialog>
  );
}
