import type { MemberSheetsWire } from '../api/types.gen';
import type { Items } from '../api/types';
import { useRead } from '../data/read';
import { t } from '../i18n';
import type { ShownProfile } from '../profile/words';
import type { PreparationProps } from '../staff/preparation';
import { Row } from '../ui/rows';

/** On the page of a cohort: how many have had their first talk, and how many have written something of themselves. */
export function ProfilesRow({ cohort: { id } }: PreparationProps) {
  const sheets = useRead<Items<MemberSheetsWire>>(`/cohorts/${id}/sheets`).data?.items;
  const profiles = useRead<Items<ShownProfile>>(`/cohorts/${id}/profiles`).data?.items;
  const state =
    sheets && profiles
      ? t('prep_profiles_more', { talks: sheets.filter(({ interview_day }) => interview_day).length, all: sheets.length, profiles: profiles.filter(({ version }) => version > 0).length })
      : '';
  return (
    <Row icon="message" href={`/cohorts/${id}/profiles`} {...(state ? { small: state } : {})}>
      {t('prep_profiles')}
    </Row>
  );
}
