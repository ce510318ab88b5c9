import type { ComponentChildren } from 'preact';
import './ledger.css';

type Side = { title: string; children: ComponentChildren };

/** Our steps and the team's promises side by side, in the same type, a honey stitch between them. */
export const Ledger = ({ ours, theirs }: { ours: Side; theirs: Side }) => (
  <div class="ledger">
    <div class="sides">
      {[ours, theirs].map((side) => (
        <div key={side.title}>
          <h3>{side.title}</h3>
          <ul class="stack">{side.children}</ul>
        </div>
      ))}
    </div>
  </div>
);
