import { t } from '../i18n';
import { Screen } from '../screen';
import { Icon, type IconName } from '../ui/icon';
import { ReadAloud } from '../ui/read-aloud';
import { Strip } from '../ui/strip';

const CARDS: { name: 'who' | 'apply' | 'may' | 'papers' | 'letter' | 'disagree' | 'aims' | 'free'; icon: IconName }[] = [
  { name: 'who', icon: 'people' },
  { name: 'apply', icon: 'pen' },
  { name: 'may', icon: 'settings' },
  { name: 'papers', icon: 'copy' },
  { name: 'letter', icon: 'mail' },
  { name: 'disagree', icon: 'message' },
  { name: 'aims', icon: 'milestone' },
  { name: 'free', icon: 'check' },
];

/** How the job centre decides, in short cards to read or to listen to. */
export const OfficeCards = () => (
  <Screen title={t('office_cards')} up="/office" plain>
    <Strip kind="good" icon="help" title={t('office_cards_note')} />
    {CARDS.map(({ name, icon }) => (
      <article class="card" key={name}>
        <div class="row start">
          <span class="who t" aria-hidden="true">
            <Icon name={icon} />
          </span>
          <div class="stack g2 grow">
            <h2>{t(`office_card_${name}`)}</h2>
            <p>{t(`office_card_${name}_text`)}</p>
            <div class="row">
              <ReadAloud icon />
            </div>
          </div>
        </div>
      </article>
    ))}
  </Screen>
);
