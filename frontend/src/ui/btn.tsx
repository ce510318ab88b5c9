import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useGiven } from '../data/given';
import { Icon, type IconName } from './icon';

type Props = {
  /** `main` is the one filled button of a screen, `bare` the underlined third choice. */
  kind?: 'main' | 'bare' | 'icon';
  icon?: IconName;
  /** Makes it a link to a screen. */
  href?: string;
  /** Runs on a tap; while a promise runs, further taps do nothing. */
  onClick?: () => unknown;
  submit?: boolean;
  /** Say why beside it: a button that does not work without a reason helps nobody. */
  disabled?: boolean;
  pressed?: boolean;
  expanded?: boolean;
  form?: string;
  /** What it is called when it shows only a picture. */
  label?: string;
  download?: string;
  class?: string;
  children?: ComponentChildren;
};

/** A button, or a link that looks like one. */
export function Btn({ kind, icon, href, onClick, submit, disabled, pressed, expanded, form, label, download, class: extra, children }: Props) {
  const [busy, setBusy] = useState(false);
  const given = useGiven();
  const target = href && given ? given.follow(href) : href;
  if (given && !target) return null;
  const look = ['btn', kind, extra].filter(Boolean).join(' ');
  const inside = (
    <>
      {label && <span class="vh">{label}</span>}
      {icon && <Icon name={icon} />}
      {children}
    </>
  );
  if (target) {
    return (
      <a class={look} href={target} download={download} onClick={onClick as never}>
        {inside}
      </a>
    );
  }
  const press = () => {
    if (busy || !onClick) return;
    const result = onClick();
    if (!(result instanceof Promise)) return;
    setBusy(true);
    void result.finally(() => setBusy(false));
  };
  return (
    <button type={submit ? 'submit' : 'button'} class={look} onClick={press} disabled={disabled} aria-pressed={pressed} aria-expanded={expanded} aria-busy={busy || undefined} form={form}>
      {inside}
    </button>
  );
}
