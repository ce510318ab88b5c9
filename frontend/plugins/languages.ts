import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A language of the app, as locales/languages.json describes it. */
export type Language = {
  code: string;
  /** In its own words. */
  name: string;
  dir: 'ltr' | 'rtl';
  /** Drafted, or checked by native readers. */
  state: 'drafted' | 'checked';
  checked_by: string[];
  /** The only areas that it is meant to have; everything else is shown in the reference language. */
  areas?: string[];
  /** `false` while it is being translated: what is missing is shown in the reference language. */
  complete?: boolean;
};

/** The first language is the reference: every other one must have the same keys and placeholders. */
export const readLanguages = (folder: string) => JSON.parse(readFileSync(join(folder, 'languages.json'), 'utf8')) as [Language, ...Language[]];
