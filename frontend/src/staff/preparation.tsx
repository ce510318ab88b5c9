import type { ComponentType } from 'preact';
import type { Cohort } from '../api/types';
import { GatheringsRow } from '../gathering/team-row';
import { t } from '../i18n';
import { MatchingRow } from '../matching/team-row';
import { PoolRow } from '../recruiting/team-row';
import { DeclarationsRow } from '../consent/team-row';
import { ProfilesRow } from '../questionnaire/team-row';
import { SpeedDatingRow } from '../speed-dating/team-row';
import { GroupRow, QuestionsRow } from '../office/team-rows';
import { Section } from '../ui/card';
import { Rows } from '../ui/rows';

export type PreparationProps = { cohort: Cohort };

/**
 * What the team prepares before the tandems meet, in the order in which it comes. Each is a component of its own that
 * draws a `Row` with the state in words; their texts stand in the area `preparation`.
 */
const ROWS: ComponentType<PreparationProps>[] = [PoolRow, GatheringsRow, GroupRow, QuestionsRow, DeclarationsRow, ProfilesRow, SpeedDatingRow, MatchingRow];

/** On the page of a cohort that is not closed: everything between the first word and the tandems. */
export const Preparation = ({ cohort }: PreparationProps) => (
  <Section title={t('prep_title')}>
    <Rows>
      {ROWS.map((One, i) => (
        <One key={i} cohort={cohort} />
      ))}
    </Rows>
  </Section>
);
