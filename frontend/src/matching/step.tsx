import type { MatchWire } from '../api/types.gen';
import { useRead } from '../data/read';
import { t } from '../i18n';
import { Step } from '../start/step';
import { BALLOT, overlayBallot, type Ballot } from './writes';

/** On the way to the tandem: the own ballot. */
export function BallotStep() {
  const read = useRead<Ballot>(BALLOT).data;
  if (!read || !read.takes_part || read.stage === 'not_yet') return null;
  const { ballot } = overlayBallot(read);
  const state = ballot.handed_in ? (ballot.stage === 'open' ? 'start_ballot_given' : 'start_ballot_closed') : ballot.stage === 'open' ? 'start_ballot_open' : 'start_ballot_over';
  return <Step title={t('start_ballot')} state={t(state)} href="/ballot" done={ballot.handed_in || ballot.stage === 'closed'} />;
}

/** The last station: the partner, or the waiting list, or the time between two tandems. */
export function PartnerStep() {
  const match = useRead<MatchWire>('/me/match').data;
  if (!match || match.where === 'none') return null;
  const state = match.where === 'waiting' ? 'start_partner_waiting' : match.where === 'parted' ? 'start_partner_parted' : 'start_partner_here';
  return <Step title={t('start_partner')} state={t(state)} href="/partner" done={match.where === 'matched'} />;
}
