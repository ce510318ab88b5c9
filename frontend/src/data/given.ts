import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Answers that are here already, by path, and where links lead from among them. */
export type GivenReads = { reads: ReadonlyMap<string, unknown>; follow: (href: string) => string | undefined };

/**
 * Screens under it show the given answers instead of asking the server for them. Whoever looks at them only looks:
 * there are no buttons, and only links to what is given too.
 */
export const Given = createContext<GivenReads | null>(null);

export const useGiven = () => useContext(Given);
