import type { Home, Pause } from '../api/types';
import { t, today } from '../i18n';
import { go } from '../router';
import { comeBack, goOnPausing, overlayFound, overlayPause } from '../tandem/writes';
import { Btn } from '../ui/btn';
import { Card } from '../ui/card';
import { Row, Rows } from '../ui/rows';
import { Strip } from '../ui/strip';
import { Voice } from '../ui/voice';

type Tandem = NonNullable<Home['tandem']>;

/** One's own pause, with what has not been sent yet. */
export const pauseOf = (home: Home) => overlayPause(home.pause, today()).pause;
export const hasLeft = (home: Home | undefined) => home?.departure?.kind === 'left';

const back = async () => {
  await comeBack();
  go('/back');
};

/** A quiet reminder that everything rests; after three weeks it asks, once. */
export const MyPause = ({ pause }: { pause: Pause }) => (
  <Strip kind="good" icon="pause" title={t(pause.asks ? 'home_pause_asks' : 'home_my_pause')}>
    <div class="stack g2">
      <span>{t('home_my_pause_more')}</span>
      <div class="row">
        {pause.asks && <Btn onClick={goOnPausing}>{t('home_pause_goes_on')}</Btn>}
        <Btn onClick={back}>{t('home_back')}</Btn>
      </div>
    </div>
  </Strip>
);

/** What the person was told of the other one: a break, or work that was found. */
export function PartnerNews({ tandem: { partner, partner_paused, partner_found } }: { tandem: Tandem }) {
  const name = partner.display_name;
  return (
    <>
      {partner_paused && (
        <Strip kind="good" icon="pause" title={t('home_partner_pause', { name })}>
          {t('home_partner_pause_more')}
        </Strip>
      )}
      {partner_found && (
        <Strip kind="good" title={t(`home_partner_${partner_found}`, { name })}>
          {t('home_partner_found_more')}
        </Strip>
      )}
    </>
  );
}

/** The other one has left: what they wanted to say, what stays, and what the team offers. */
export function PartnerLeft({ tandem: { partner, partner_left: left } }: { tandem: Tandem }) {
  if (!left) return null;
  const words = left.sentence === 'own' ? left.own_words : left.sentence && left.sentence !== 'team' ? t(`home_said_${left.sentence}`) : '';
  return (
    <Card>
      <h2>{partner.display_name ? t('home_partner_left', { name: partner.display_name }) : t('home_partner_left_nameless')}</h2>
      {words && <Voice text={words} />}
      {left.offer ? (
        <>
          <p class="kick">{left.offered_by ? t('home_offer_from', { name: left.offered_by }) : t('home_offer_team')}</p>
          <Voice text={left.offer} />
        </>
      ) : (
        <p>{t('home_left_stays')}</p>
      )}
      <div class="row">
        <Btn icon="phone" href="/contact-person">
          {t('home_contact')}
        </Btn>
      </div>
    </Card>
  );
}

/** Congratulations, and that it is no goodbye. */
export function MyFind({ home }: { home: Home }) {
  const kind = home.departure?.kind;
  const found = overlayFound(kind && kind !== 'left' ? kind : null);
  if (!found) return null;
  return (
    <Strip kind="good" title={t(`home_found_${found}`)}>
      {t('home_found_more')} <a href="/ending">{t('change')}</a>
    </Strip>
  );
}

/** For whoever has left: nothing is asked, everything of theirs can be reached. */
export const ILeft = () => (
  <>
    <Strip kind="good" title={t('home_i_left')}>
      {t('home_i_left_more')}
    </Strip>
    <Rows>
      <Row icon="workbook" href="/workbook">
        {t('home_read_book')}
      </Row>
      <Row icon="down" href="/my-data">
        {t('home_my_data')}
      </Row>
      <Row icon="phone" href="/pause">
        {t('home_help_numbers')}
      </Row>
      <Row icon="people" href="/contact-person">
        {t('home_again')}
      </Row>
    </Rows>
  </>
);

/** Always there, never in the way. */
export const CannotNow = () => (
  <div class="row center">
    <Btn kind="bare" href="/pause">
      {t('home_cannot')}
    </Btn>
  </div>
);
