import { get } from '../api/client';
import { useEffect, useState } from 'preact/hooks';
import type { CoachCard, Items } from '../api/types';
import { peekRead, provide } from '../data/read';

/** The coaches of some cohorts by id: several small lists, read together. */
export function useCoaches(cohortIds: string[]): Map<string, CoachCard> {
  const [coaches, setCoaches] = useState<Map<string, CoachCard>>(new Map());
  const key = cohortIds.join();
  useEffect(() => {
    let here = true;
    const read = async (id: string) => {
      const path = `/cohorts/${id}/coaches`;
      const known = peekRead<Items<CoachCard>>(path);
      if (known) return known.items;
      const answer = await get<Items<CoachCard>>(path);
      provide(path, answer);
      return answer.items;
    };
    // Without a name the rest of the screen is still right.
    void Promise.all(cohortIds.map((id) => read(id).catch(() => []))).then((lists) => {
      if (here) setCoaches(new Map(lists.flat().map((coach) => [coach.id, coach])));
    });
    return () => {
      here = false;
    };
  }, [key]);
  return coaches;
}
