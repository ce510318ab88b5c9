import { useEffect } from 'preact/hooks';
import { pendingOf, send } from '../data/outbox';
import { useRead } from '../data/read';
import type { Items } from '../api/types';
import { clock, list, longDay, inDays, sentence, t, today } from '../i18n';
import { go } from '../router';
import { Screen } from '../screen';
import type { Mine } from '../speed-dating/types';
import { MapLink } from '../start/next-event';
import type { OwnGathering } from '../start/types';
import { SentBadge } from '../ui/badge';
import { Section } from '../ui/card';
import { Empty } from '../ui/empty';
import { Pick } from '../ui/pick';
import { Qr } from '../ui/qr';
import { Row, Rows } from '../ui/rows';
import { Reading, Skeleton } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { Voice } from '../ui/voice';

export const MINE = '/me/gatherings';
type Answer = 'yes' | 'no' | 'not_sure';

export const gatheringName = ({ kind, title }: { kind: OwnGathering['kind']; title: string }) => title || t(`start_gathering_${kind}`);
export const gatheringWhen = ({ day, clock: time }: { day: string; clock: string }) => t('start_event_when', { day: sentence(longDay(day)), clock: clock(time) });

/** One's own answer as it will be; an answer to an earlier time no longer counts. */
export function answerOf(gathering: OwnGathering): OwnGathering['answer'] {
  const write = pendingOf(`gathering:${gathering.id}`).findLast(({ state }) => state !== 'parked');
  const body = write?.body as { answer: Answer; revision: number } | undefined;
  return body && body.revision === gathering.revision ? body.answer : gathering.answer;
}

export const isAhead = ({ day, cancelled_at }: OwnGathering) => day >= today() && !cancelled_at;

/** What the state of an invitation is, in words. */
export function stateOf(gathering: OwnGathering): string {
  if (gathering.cancelled_at) return t('start_gathering_off');
  if (gathering.attended) return t('start_gathering_attended');
  if (!isAhead(gathering)) return t('start_gathering_over');
  const answer = answerOf(gathering);
  return answer ? t(`start_gathering_${answer}`) : t('start_gathering_open');
}

/** Everything one may come to. */
export function Gatherings() {
  const read = useRead<Items<OwnGathering>>(MINE);
  return (
    <Screen title={t('start_gatherings')} up="/more" plain>
      <Reading read={read}>
        {({ items }) => {
          if (items.length === 0) return <Empty title={t('start_gatherings_none')}>{t('start_gatherings_none_text')}</Empty>;
          const ahead = items.filter(isAhead);
          const past = items.filter((one) => !isAhead(one)).toReversed();
          return (
            <>
              {ahead.length > 0 && <GatheringRows title={t('start_gatherings_ahead')} items={ahead} />}
              {past.length > 0 && <GatheringRows title={t('start_gatherings_past')} items={past} />}
            </>
          );
        }}
      </Reading>
    </Screen>
  );
}

const GatheringRows = ({ title, items }: { title: string; items: OwnGathering[] }) => (
  <Section title={title}>
    <Rows>
      {items.map((one) => (
        <Row key={one.id} icon="people" href={`/gatherings/${one.id}`} small={`${gatheringWhen(one)} · ${stateOf(one)}`}>
          <b>
            <bdi>{gatheringName(one)}</bdi>
          </b>
        </Row>
      ))}
    </Rows>
  </Section>
);

/** One gathering: when, where, what is there, whether one comes, and what to show at the door. */
export function GatheringScreen({ id }: { id: string }) {
  const read = useRead<Items<OwnGathering>>(MINE);
  const gathering = read.data?.items.find((one) => one.id === id);
  return (
    <Screen title={gathering ? gatheringName(gathering) : t('start_gathering_other')} up="/gatherings" plain>
      <Reading read={read}>{() => (gathering ? <Details gathering={gathering} /> : <Elsewhere id={id} />)}</Reading>
    </Screen>
  );
}

/** People are reminded of their speed-dating in the same way; it has a screen of its own. */
function Elsewhere({ id }: { id: string }) {
  const mine = useRead<Mine>('/me/speed-dating');
  const found = mine.data?.speed_dating?.id === id;
  useEffect(() => {
    if (found) go('/speed-dating', { replace: true });
  }, [found]);
  if (found || mine.state === 'loading') return <Skeleton />;
  return <Strip kind="care" title={t('problem_not_found')} />;
}

function Details({ gathering }: { gathering: OwnGathering }) {
  const { id, revision, day, offered, offered_text, cancelled_at, cancel_reason, code, attended } = gathering;
  const answer = answerOf(gathering);
  const write = pendingOf(`gathering:${id}`).at(-1);
  const reply = (chosen: Answer) => send({ method: 'PUT', path: `/gatherings/${id}/answer`, body: { answer: chosen, revision }, entity: `gathering:${id}`, label: { key: 'label_gathering' } });
  return (
    <>
      {cancelled_at && (
        <Strip kind="wait" icon="close" title={t('start_gathering_off')}>
          <Voice text={cancel_reason} />
        </Strip>
      )}
      {attended && <Strip kind="good" title={t('start_gathering_attended')} />}
      <div class="card">
        <p class="big">{gatheringWhen(gathering)}</p>
        {day >= today() && <p class="kick">{sentence(inDays(day))}</p>}
        <p>
          <bdi>{gathering.place_text}</bdi>
        </p>
        {gathering.map_link && <MapLink href={gathering.map_link} />}
        {(offered.length > 0 || offered_text) && (
          <p>
            {t('start_offered')} {list([...offered.map((one) => t(`start_offer_${one}`)), ...(offered_text ? [offered_text] : [])])}.
          </p>
        )}
      </div>
      {isAhead(gathering) && !attended && (
        <Section title={t('start_gathering_ask')}>
          <Pick<Answer>
            label={t('start_gathering_ask')}
            value={answer || null}
            onValue={(chosen) => void reply(chosen)}
            options={(['yes', 'not_sure', 'no'] as const).map((value) => ({ value, label: t(`start_answer_${value}`) }))}
          />
          <p class="row">
            <small>{t('start_gathering_change')}</small>
            <SentBadge state={write?.state} />
          </p>
        </Section>
      )}
      {isAhead(gathering) && answer !== 'no' && !attended && (
        <Section title={t('start_door')}>
          <div class="card center">
            <Qr text={code} label={t('start_door_qr')} />
            <p class="code">{code}</p>
            <p class="kick">{t('start_door_text')}</p>
          </div>
        </Section>
      )}
    </>
  );
}
