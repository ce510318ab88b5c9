import { me } from '../api/session';
import { t } from '../i18n';
import { Screen } from '../screen';
import { Icon, type IconName } from '../ui/icon';
import { Row, Rows } from '../ui/rows';

const RULES: { name: 'kind' | 'here' | 'pictures' | 'money' | 'report' | 'open'; icon: IconName }[] = [
  { name: 'kind', icon: 'help' },
  { name: 'here', icon: 'lock' },
  { name: 'pictures', icon: 'camera' },
  { name: 'money', icon: 'close' },
  { name: 'report', icon: 'warning' },
  { name: 'open', icon: 'eye' },
];

/** How we write to each other. */
export const HouseRules = () => (
  <Screen title={t('rules_title')} up="/messages" plain>
    <p>{t('rules_intro')}</p>
    {RULES.map(({ name, icon }) => (
      <article class="card" key={name}>
        <div class="row start">
          <span class="who t" aria-hidden="true">
            <Icon name={icon} />
          </span>
          <div class="stack g2 grow">
            <h2>{t(`rules_${name}`)}</h2>
            <p>{t(`rules_${name}_text`)}</p>
          </div>
        </div>
      </article>
    ))}
    {(me.value?.role === 'participant' || me.value?.role === 'coach') && (
      <Rows>
        <Row icon="warning" href="/reports">
          {t(me.value.role === 'coach' ? 'report_team_title' : 'report_mine')}
        </Row>
      </Rows>
    )}
  </Screen>
);
