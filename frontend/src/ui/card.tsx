import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** One subject; `title` is the small line that names it. */
export function Card({ title, end, class: extra = '', children }: { title?: ComponentChildren; end?: ComponentChildren; class?: string; children: ComponentChildren }) {
  const id = useId();
  if (!title) return <div class={`card ${extra}`}>{children}</div>;
  // Several cards may carry the same title, so none of them is a landmark.
  return (
    <article class={`card ${extra}`} aria-labelledby={id}>
      <div class="row apart">
        <h2 class="kick" id={id}>
          {title}
        </h2>
        {end}
      </div>
      {children}
    </article>
  );
}

/** A part of a screen with its heading. */
export function Section({ title, class: extra = '', children }: { title: ComponentChildren; class?: string; children: ComponentChildren }) {
  const id = useId();
  return (
    <section class={`stack ${extra}`} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
