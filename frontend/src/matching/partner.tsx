import type { MatchWire } from '../api/types.gen';
import { useRead } from '../data/read';
import { me } from '../api/session';
import { list, t } from '../i18n';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Card } from '../ui/card';
import { Empty } from '../ui/empty';
import { Icon } from '../ui/icon';
import { Reading } from '../ui/skeleton';
import { Voice } from '../ui/voice';
import { Duo } from '../ui/who';
import { languagesInWords, slotName, topicsInWords } from './words';
import './matching.css';

/** Who the partner is and what the two share; or how far the team is with finding somebody. */
export function PartnerScreen() {
  const read = useRead<MatchWire>('/me/match');
  return (
    <Screen title={t('ma_partner')} up="/">
      <Reading read={read}>{(match) => <Found match={match} />}</Reading>
    </Screen>
  );
}

function Found({ match }: { match: MatchWire }) {
  if (match.where === 'waiting') return match.along.length ? <Along names={match.along} /> : <Empty title={t('ma_waiting')}>{t('ma_waiting_text')}</Empty>;
  if (match.where === 'parted')
    return (
      <>
        <Parted parting={match.parting} />
        {match.along.length > 0 && <Along names={match.along} />}
      </>
    );
  if (!match.partner) return <Empty title={t('ma_no_partner')}>{t('ma_no_partner_text')}</Empty>;
  const { partner, languages, topics, times, words } = match;
  const name = partner.display_name;
  const shared = [topics.length > 0 && t('ma_share_topics', { topics: topicsInWords(topics.slice(0, 3)) }), languages.length > 0 && t('ma_share_languages', { languages: languagesInWords(languages) }), times.length > 0 && t('ma_share_times', { n: times.length })].filter(
    (line): line is string => !!line,
  );
  return (
    <>
      <div class="ma-two">
        <Duo names={[me.value?.display_name ?? '', name]} />
        <p class="t-xl">
          {t('ma_you_and')} <bdi>{name}</bdi>
        </p>
      </div>
      {match.both_wished && <p>{t('ma_both', { name })}</p>}
      {words && <Voice text={words} />}
      {shared.length > 0 && (
        <Card title={t('ma_share')}>
          <ul class="ma-share">
            {shared.map((line) => (
              <li key={line}>
                <Icon name="seam" />
                <span>{line}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title={t('ma_first')}>
        <p>{times[0] ? t('ma_first_time', { slot: slotName(times[0]) }) : t('ma_first_free')}</p>
        <p class="kick">{t('ma_first_text')}</p>
        <Btn icon="calendar" href="/">
          {t('ma_first_go')}
        </Btn>
      </Card>
      {match.third && (
        <Card title={t('ma_third', { name: match.third })}>
          <p>{t('ma_third_text', { name: match.third })}</p>
        </Card>
      )}
      <p class="kick">{t('ma_fit_hint')}</p>
    </>
  );
}

/** Still without a tandem, and not alone meanwhile. */
const Along = ({ names }: { names: string[] }) => (
  <Card title={t('ma_along')}>
    <p>{t('ma_along_text', { names: list(names) })}</p>
  </Card>
);

function Parted({ parting }: { parting: MatchWire['parting'] }) {
  const words = parting && (parting.sentence === 'own' ? parting.own_words : t(`ma_said_${parting.sentence}`));
  return (
    <>
      <p class="t-xl">{t('ma_parted')}</p>
      {words && (
        <div class="stack tight">
          <span class="kick">{t('ma_parted_said')}</span>
          <Voice text={words} />
        </div>
      )}
      <p>{t('ma_parted_text')}</p>
      <Btn href="/workbook">{t('ma_parted_book')}</Btn>
    </>
  );
}
