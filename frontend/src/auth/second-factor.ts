import { ProblemError } from '../api/client';
import type { SecondFactor } from '../api/types';
import { loadTexts } from '../i18n';
import { lazy } from '../ui/lazy';

/** What the server still wants when the password was right; null when something else is the matter. */
export const secondFactorOf = (error: unknown) =>
  error instanceof ProblemError && error.code === 'second_factor_needed' ? (error.current as SecondFactor) : null;

/** The screen after the password; most people never load it. */
export const SecondStep = lazy(async () => (await Promise.all([import('../doors/second-step'), loadTexts('doors')]))[0], 'SecondStep');
