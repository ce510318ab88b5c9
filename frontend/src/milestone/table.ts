import { useEffect, useRef } from 'preact/hooks';
import { offline } from '../api/client';
import { me } from '../api/session';
import type { CoachCard, Items, Partner, Sheet, Tandem } from '../api/types';
import { useRead, type Read } from '../data/read';
import { t } from '../i18n';
import type { CoachParts } from './coach';

export type Side = 'partner' | 'coach';
export type Person = 'me' | 'partner' | 'team';

/** Who sits at the table: two partners and the coaches of their cohort. */
export type Table = {
  me: string;
  partners: Partner[];
  /** The other one of us two. */
  other: Partner | undefined;
  coaches: CoachCard[];
  name: (id: string | null | undefined) => string;
  person: (id: string | null | undefined) => Person;
};

/** What every part of a sheet gets: the sheet with everything on its way laid over it, and who is looking. */
export type View = {
  sheet: Sheet;
  table: Table;
  side: Side;
  /** The address of this sheet in the app. */
  at: string;
  /** The coach's tools once they are there; participants never load them. */
  coach: CoachParts | null;
};

export function useTable(tandemId: string | null): Table {
  const tandem = useRead<Tandem>(tandemId ? `/tandems/${tandemId}` : null).data;
  const coaches = useRead<Items<CoachCard>>(tandem ? `/cohorts/${tandem.cohort_id}/coaches` : null).data?.items ?? [];
  const self = me.value?.id ?? '';
  const partners = tandem?.partners ?? [];
  const isPartner = partners.some((partner) => partner.id === self);
  const other = isPartner ? partners.find((partner) => partner.id !== self) : undefined;
  const first = isPartner ? self : partners[0]?.id;
  return {
    me: self,
    partners: isPartner && other ? [...partners.filter((partner) => partner.id === self), other] : partners,
    other,
    coaches,
    name: (id) => [...partners, ...coaches].find((person) => person.id === id)?.display_name ?? (id === self ? me.value?.display_name : undefined) ?? t('ms_coach'),
    person: (id) => (id === first ? 'me' : partners.some((partner) => partner.id === id) ? 'partner' : 'team'),
  };
}

const EVERY = 5000;

/** Several phones lie on the table: reads again while somebody looks and there is internet. */
export function useFresh(read: Read<unknown>) {
  const refresh = useRef(read.refresh);
  refresh.current = read.refresh;
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden && !offline.peek()) void refresh.current();
    }, EVERY);
    return () => clearInterval(timer);
  }, []);
}
