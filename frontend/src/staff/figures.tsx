import { me } from '../api/session';
import type { Items } from '../api/types';
import { useRead } from '../data/read';
import { number, t, type Key } from '../i18n';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Empty } from '../ui/empty';
import { Reading } from '../ui/skeleton';
import type { Figures as Numbers } from './types';
import { stateName } from './words';

type Line = { label: Key; value: (figures: Numbers) => number; sub?: boolean };

const LINES: Line[] = [
  { label: 'staff_participants', value: (figures) => figures.participants },
  { label: 'nav_tandems', value: (figures) => figures.tandems },
  { label: 'staff_f_met', value: (figures) => figures.meetings_met },
  { label: 'staff_f_weeks', value: (figures) => figures.weeks_kept },
  { label: 'staff_f_planned', value: (figures) => figures.milestone_meetings_planned },
  { label: 'staff_f_held', value: (figures) => figures.milestone_meetings_held, sub: true },
  { label: 'staff_f_plans', value: (figures) => figures.plans_approved },
  { label: 'staff_f_kept', value: (figures) => figures.promises.kept },
  { label: 'staff_f_open', value: (figures) => figures.promises.open },
  { label: 'staff_f_changed', value: (figures) => figures.promises.changed },
  { label: 'staff_f_overdue', value: (figures) => figures.promises.overdue },
];

/** What can be counted before the first day. */
const BEFORE_START = 2;

const STATES = ['running', 'paused', 'closed', 'planned'];
/** What goes on now first; what has hardly anything to count last. */
const inOrder = (items: Numbers[]) => [...items].sort((a, b) => STATES.indexOf(a.cohort.state) - STATES.indexOf(b.cohort.state));

/** Plain counts of whole cohorts: no shares, no ranking, nobody's name. */
export function Figures() {
  const read = useRead<Items<Numbers>>('/figures');
  const up = me.value?.role === 'administrator' ? { up: '/more', heading: 'page' as const } : { heading: 'top' as const };
  return (
    <Screen title={t('nav_figures')} plain two {...up}>
      <Reading read={read}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('staff_figures_none')} />
          ) : (
            <div class="numbers figures all">
              {inOrder(items).map((figures) => (
                <div class="card" key={figures.cohort.id}>
                  <CohortNumbers figures={figures} />
                </div>
              ))}
            </div>
          )
        }
      </Reading>
      <section class="stack all" aria-labelledby="meaning">
        <h2 id="meaning">{t('staff_meaning')}</h2>
        <p>{t('staff_meaning_1')}</p>
        <p>{t('staff_meaning_2')}</p>
        <p>{t('staff_meaning_3')}</p>
        <div class="row">
          <Btn icon="print" onClick={() => print()}>
            {t('staff_print')}
          </Btn>
        </div>
      </section>
    </Screen>
  );
}

const CohortNumbers = ({ figures }: { figures: Numbers }) => {
  const { name, state, day_number, length_days } = figures.cohort;
  const when = state === 'running' || state === 'paused' ? t('staff_day', { day: day_number, length: length_days }) : stateName(state);
  return (
    <table class="plain">
      <caption>
        <b dir="auto">{name}</b> <span class="kick">· {when}</span>
      </caption>
      <tbody>
        {LINES.slice(0, state === 'planned' ? BEFORE_START : LINES.length).map(({ label, value, sub }) => (
          <tr key={label} class={sub ? 'sub' : undefined}>
            <th scope="row">{t(label)}</th>
            <td>{number(value(figures))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
