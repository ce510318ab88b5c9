import { byName, t } from '../i18n';
import type { Work } from '../staff/work';
import { Badge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { confirm } from '../ui/confirm';
import { Tick } from '../ui/tick';
import { lead, tick } from './team-evening';
import type { PaperKind } from './team-paper';
import { guestName, unmetIn } from './team-words';
import type { Guest, TeamDating } from './types';

type Props = { dating: TeamDating; work: Work; onPrint: (kind: PaperKind) => void };

/** Who is here, ticked at the door. Whoever comes late or goes is ticked at that moment. */
export function Guests({ dating, work, onPrint }: Props) {
  const { guests } = dating;
  const here = guests.filter(({ presence }) => presence === 'here').length;
  const missing = guests.filter(({ presence }) => presence === 'expected');
  const groups = dating.mode === 'two_sides' ? (['under_25', 'over_25'] as const) : ([null] as const);
  return (
    <Section title={t('sdt_here')}>
      {guests.length === 0 ? (
        <p>{t('sdt_nobody')}</p>
      ) : (
        <>
          <div class="row apart">
            <span>{t('sdt_here_count', { n: here, all: guests.length })}</span>
            {missing.length > 1 && dating.state === 'planned' && (
              <Btn onClick={() => tick(work, dating.id, missing.map(({ person_id }) => ({ person_id, presence: 'here' })))}>{t('sdt_all_here')}</Btn>
            )}
          </div>
          <div class="groups">
            {groups.map((group) => (
              <fieldset key={group ?? 'all'} class="card gap0">
                <legend class="vh">{t(group ? `sdt_${group}` : 'sdt_here')}</legend>
                {group && (
                  <b class="kick" aria-hidden="true">
                    {t(`sdt_${group}`)}
                  </b>
                )}
                {guests
                  .filter(({ age_group }) => !group || age_group === group)
                  .toSorted(byName)
                  .map((guest) => (
                    <GuestLine key={guest.person_id} dating={dating} guest={guest} work={work} onPrint={onPrint} />
                  ))}
              </fieldset>
            ))}
          </div>
          <p class="kick">{t('sdt_here_text')}</p>
          {dating.opened_at && <Anew dating={dating} work={work} />}
        </>
      )}
    </Section>
  );
}

/** The plan that is on the phones stays, unless the team wants another one. */
function Anew({ dating, work }: Omit<Props, 'onPrint'>) {
  const unmet = unmetIn(dating);
  const anew = async () => {
    if (await confirm({ title: t('sdt_anew_title'), text: t('sdt_anew_text'), yes: t('sdt_anew') })) await lead(work, dating.id, 'new-plan');
  };
  return (
    <div class="row apart">
      <span>{unmet > 0 && t('sdt_unmet', { n: unmet })}</span>
      <Btn onClick={anew}>{t('sdt_anew')}</Btn>
    </div>
  );
}

function GuestLine({ dating, guest, work, onPrint }: Props & { guest: Guest }) {
  const { person_id, presence } = guest;
  const name = guestName(guest);
  const set = (next: string) => tick(work, dating.id, [{ person_id, presence: next }]);
  const planned = dating.state === 'planned';
  return (
    <div class="guest">
      <Tick checked={presence === 'here'} onChecked={(here) => void set(here ? 'here' : planned ? 'expected' : 'away')}>
        <bdi>{name}</bdi>
      </Tick>
      {presence === 'away' && <Badge>{t('sdt_not_coming')}</Badge>}
      {planned && presence !== 'here' && (
        <Btn kind="icon" icon={presence === 'away' ? 'add' : 'close'} label={t('sdt_of', { what: t(presence === 'away' ? 'sdt_coming' : 'sdt_not_coming'), name })} onClick={() => set(presence === 'away' ? 'expected' : 'away')} />
      )}
      {presence === 'here' && <Btn kind="icon" icon="print" label={t('sdt_of', { what: t('sdt_print_one'), name })} onClick={() => onPrint({ what: 'cards', only: person_id })} />}
    </div>
  );
}
