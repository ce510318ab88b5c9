import type { ComponentType } from 'preact';
import type { Write } from './db';

type View = ComponentType<{ write: Write }>;
const views = new Map<string, View>();

/** Says how to show both versions of a kind of thing, so that the person can choose. */
export function conflictView(kind: string, view: View) {
  views.set(kind, view);
}

export const conflictViewOf = (write: Write): View | undefined => views.get(write.entity.slice(0, write.entity.indexOf(':')));
