import type { ComponentType } from 'preact';
import type { Write } from './db';

type View = ComponentType<{ write: Write }>;
const views = new Map<string, View>();
const settled = new Set<string>();
const kindOf = (write: Write) => write.entity.slice(0, write.entity.indexOf(':'));

/** Says how to show both versions of a kind of thing, so that the person can choose. */
export function conflictView(kind: string, view: View) {
  views.set(kind, view);
}

/** For things that belong to what was on the screen, such as a signature: nothing to choose, only to look again. */
export function noChoice(kind: string, view: View) {
  views.set(kind, view);
  settled.add(kind);
}

export const conflictViewOf = (write: Write): View | undefined => views.get(kindOf(write));
export const canChoose = (write: Write) => !settled.has(kindOf(write));
