import type { ComponentType } from 'preact';
import { DeclarationStep } from '../consent/asks';
import { t } from '../i18n';
import { BallotStep, PartnerStep } from '../matching/step';
import { ProfileStep } from '../profile/step';
import { SheetStep } from '../questionnaire/step';
import { SpeedDatingStep } from '../speed-dating/step';
import { Section } from '../ui/card';
import { Rows } from '../ui/rows';
import { Agreement, Explained, InvitedTo } from './own-steps';

/**
 * What lies between joining and the tandem, in the order in which it comes. Each is a component of its own that draws
 * a `Step` (start/step.tsx), reads its own endpoint, and draws nothing while there is nothing to say. Their texts
 * stand in the area `start`.
 */
const STEPS: ComponentType[] = [Explained, InvitedTo, Agreement, DeclarationStep, ProfileStep, SheetStep, SpeedDatingStep, BallotStep, PartnerStep];

/** "Dein Weg bis zum Start": for whoever takes part and has no tandem yet. */
export const StartSteps = () => (
  <Section title={t('start_way')}>
    <Rows>
      {STEPS.map((One, i) => (
        <One key={i} />
      ))}
    </Rows>
  </Section>
);
