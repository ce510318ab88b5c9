import { useState } from 'preact/hooks';
import type { Found, Home } from '../api/types';
import { useRead } from '../data/read';
import { t } from '../i18n';
import { back } from '../router';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Chips } from '../ui/chips';
import { Reading } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { toast } from '../ui/toast';
import { endEarly, overlayFound, takeBackEnd } from './writes';

/** Work or training before the end: a reason to be glad, and no goodbye. */
export function Ending() {
  const home = useRead<Home>('/home');
  const kind = home.data?.departure?.kind ?? null;
  const found = overlayFound(kind === 'left' ? null : kind);
  const [chosen, setChosen] = useState<Found | null>(null);
  const [missing, setMissing] = useState(false);
  const save = async () => {
    if (!chosen) return setMissing(true);
    await endEarly(chosen);
    toast(t('end_saved'));
    back('/');
  };
  const undo = async () => {
    await takeBackEnd();
    setChosen(null);
    toast(t('end_undone'));
  };
  return (
    <Screen
      title={t('end_title')}
      up="/pause"
      plain
      action={
        !found && (
          <Btn kind="main" onClick={save}>
            {t('end_save')}
          </Btn>
        )
      }
    >
      <Reading read={home}>
        {({ tandem }) => (
          <>
            <p>{t('end_text')}</p>
            {tandem && !tandem.partner_left && <p>{t('end_partner', { name: tandem.partner.display_name })}</p>}
            {found ? (
              <>
                <Strip kind="good" title={t(`end_is_${found}`)} />
                <div class="row">
                  <Btn kind="bare" onClick={undo}>
                    {t('end_undo')}
                  </Btn>
                </div>
              </>
            ) : (
              <>
                {missing && !chosen && <Strip kind="care" title={t('end_choose')} alert />}
                <Chips
                  legend={t('end_what')}
                  required
                  value={chosen}
                  options={[
                    { value: 'work', label: t('end_work') },
                    { value: 'training', label: t('end_training') },
                  ]}
                  onValue={setChosen}
                />
              </>
            )}
          </>
        )}
      </Reading>
    </Screen>
  );
}
