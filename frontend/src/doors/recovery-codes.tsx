import { useEffect, useState } from 'preact/hooks';
import { me } from '../api/session';
import { t } from '../i18n';
import { moves } from '../router';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { CopyBtn } from '../ui/copy';
import { Icon } from '../ui/icon';
import { Tick } from '../ui/tick';
import './doors.css';

/** The codes for a day without the phone. The server keeps no copy to show again, so they stay until they are written down. */
export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const [written, setWritten] = useState(false);
  const [tried, setTried] = useState(false);
  useEffect(() => {
    moves.value++;
    scrollTo(0, 0);
  }, []);
  const done = () => {
    setTried(true);
    if (written) onDone();
  };
  return (
    <Screen title={t('codes_title')} heading="top" plain nav={false}>
      <p>{t('codes_text')}</p>
      <div class="card">
        <p class="print-only">
          MainPate · <bdi dir="ltr">{me.value?.login}</bdi>
        </p>
        <ol class="codes" aria-label={t('codes_title')}>
          {codes.map((code) => (
            <li class="code" key={code}>
              {code}
            </li>
          ))}
        </ol>
      </div>
      <div class="row">
        <Btn icon="print" onClick={() => print()}>
          {t('codes_print')}
        </Btn>
        <CopyBtn text={codes.join('\n')}>{t('copy')}</CopyBtn>
      </div>
      <div class="stack g2 no-print">
        <p class="kick">{t('codes_where')}</p>
        <Tick checked={written} onChecked={setWritten}>
          {t('codes_written')}
        </Tick>
        {tried && !written && (
          <p class="err" role="alert">
            <Icon name="warning" />
            {t('codes_first')}
          </p>
        )}
      </div>
      <Btn kind="main" onClick={done}>
        {t('done')}
      </Btn>
    </Screen>
  );
}
