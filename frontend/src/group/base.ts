import type { MyCohort } from '../api/types';
import { useRead } from '../data/read';

/** Where a group's screens stand: coaches come by their cohorts, participants have one of their own. */
export function useGroup(given: string | undefined) {
  const mine = useRead<MyCohort>(given ? null : '/me/cohort');
  const cohort = given ?? mine.data?.cohort.id;
  return { cohort, mine, base: given ? `/cohorts/${given}/group` : '/group', up: given ? `/cohorts/${given}` : '/more' };
}
