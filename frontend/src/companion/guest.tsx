import { del } from '../api/client';
import { me } from '../api/session';
import { t } from '../i18n';
import { LEAVING_KEY } from '../more/leaving';
import { erase } from '../more/sign-out';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Row, Rows } from '../ui/rows';
import { accompanying, pageName, PAGES, untilWhen, WAYS } from './mode';

const ICONS = { team: 'people', dates: 'calendar', declaration: 'lock', gives: 'help', sheets: 'seam' } as const;

/** All that a companion comes to: the pages they were let into, and the way out. */
export function Guest() {
  const stay = accompanying.value;
  if (!stay) return null;
  const open = PAGES.filter((page) => stay.pages.includes(page));
  const leave = async () => {
    // Also without internet nothing stays here; the server is told as soon as there is some.
    const told = await del('/me/stay').then(
      () => true,
      () => false,
    );
    await erase();
    if (!told) localStorage.setItem(LEAVING_KEY, '1');
    location.replace('/');
  };
  return (
    <Screen title={t('cm_guest', { name: me.value?.display_name ?? '' })} own plain>
      <p>{t('cm_guest_text', { name: me.value?.display_name ?? '', time: untilWhen(stay.until) })}</p>
      {open.length > 0 && (
        <Rows>
          {open.map((page) => (
            <Row key={page} icon={ICONS[page]} href={WAYS[page]}>
              {pageName(page)}
            </Row>
          ))}
        </Rows>
      )}
      <div class="row">
        <Btn onClick={leave}>{t('cm_guest_end')}</Btn>
      </div>
    </Screen>
  );
}
