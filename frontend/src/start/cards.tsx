import { SignStart } from '../access/sign-start';
import { t } from '../i18n';
import { Card } from '../ui/card';
import { Icon, type IconName } from '../ui/icon';
import { ReadAloud } from '../ui/read-aloud';

const CARDS: { name: 'two' | 'give' | 'meet' | 'milestones' | 'free' | 'yours'; icon: IconName }[] = [
  { name: 'two', icon: 'seam' },
  { name: 'give', icon: 'help' },
  { name: 'meet', icon: 'place' },
  { name: 'milestones', icon: 'milestone' },
  { name: 'free', icon: 'check' },
  { name: 'yours', icon: 'lock' },
];

/** The programme in six cards, to read or to listen to. */
export function SixCards() {
  const all = CARDS.map(({ name }) => `${t(`start_card_${name}`)}. ${t(`start_card_${name}_text`)}`).join('\n');
  return (
    <>
      <div class="row">
        <ReadAloud text={all} />
      </div>
      <SignStart />
      {CARDS.map(({ name, icon }, i) => (
        <Card key={name}>
          <div class="row start">
            <span class="who t" aria-hidden="true">
              <Icon name={icon} />
            </span>
            <div class="stack g2 grow">
              <h2>
                <span class="vh">{i + 1}. </span>
                {t(`start_card_${name}`)}
              </h2>
              <p>{t(`start_card_${name}_text`)}</p>
            </div>
          </div>
        </Card>
      ))}
    </>
  );
}
