import type { ComponentChildren } from 'preact';

/** Nothing here yet: the first stitch, one sentence, one way on. */
export const Empty = ({ title, children, action }: { title: string; children?: ComponentChildren; action?: ComponentChildren }) => (
  <div class="card empty">
    <svg class="seam" viewBox="0 0 120 56" aria-hidden="true">
      <path class="a" d="M8 28C28 2 44 2 60 28" />
      <path class="b" d="M8 28C28 54 44 54 60 28" />
      <path class="h" d="M60 28C76 54 92 54 112 28M60 28C76 2 92 2 112 28" />
      <circle class="da" cx="8" cy="28" r="6" />
    </svg>
    <b>{title}</b>
    {children && <p>{children}</p>}
    {action}
  </div>
);
