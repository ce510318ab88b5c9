import type { MatchingWire } from '../api/types.gen';
import { useRead } from '../data/read';
import { t } from '../i18n';
import type { PreparationProps } from '../staff/preparation';
import { Row } from '../ui/rows';

/** Ballots and proposals among what is prepared in a cohort. */
export function MatchingRow({ cohort }: PreparationProps) {
  const data = useRead<MatchingWire>(`/cohorts/${cohort.id}/matching`).data;
  const given = data?.members.filter(({ handed_in }) => handed_in).length ?? 0;
  const state = !data
    ? ''
    : data.proposals.some(({ published_at }) => published_at)
      ? t('prep_matching_published')
      : data.proposals.length
        ? t('prep_matching_proposed', { n: data.proposals.length })
        : data.stage === 'not_yet'
          ? t('prep_matching_not_yet')
          : t(data.stage === 'open' ? 'prep_matching_open' : 'prep_matching_closed', { n: given, all: data.members.length });
  return (
    <Row icon="seam" href={`/cohorts/${cohort.id}/matching`} {...(state ? { small: state } : {})}>
      {t('prep_matching')}
    </Row>
  );
}
