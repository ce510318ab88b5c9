import './privacy.css';
import { useState } from 'preact/hooks';
import { ask, del, OfflineError } from '../api/client';
import { me } from '../api/session';
import { useRead } from '../data/read';
import { AskSecret } from '../doors/ask-secret';
import { lang, moment, number, setLang, t } from '../i18n';
import { erase } from '../more/sign-out';
import { turnPushOff } from '../platform';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { confirm } from '../ui/confirm';
import { Reading } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { toast } from '../ui/toast';
import { Voice } from '../ui/voice';
import { asPage, download, fieldName, save, isVoice, sectionName, valueText } from './data-words';
import type { DataSection, OwnData } from './types';

/** Everything that is kept about a person: to read, to take along, and to erase. */
export function MyData() {
  const read = useRead<OwnData>('/me/data');
  const [erasing, setErasing] = useState(false);
  const participant = me.value?.role === 'participant';
  return (
    <Screen title={t('pv_data_title')} up="/more" plain>
      <p>{t('pv_data_text')}</p>
      <Reading read={read}>{(data) => <Everything data={data} />}</Reading>
      <Section title={t('pv_data_kept')} class="no-print">
        <p>{t(participant ? 'pv_data_kept_text' : 'pv_data_kept_team')}</p>
        <div class="row">
          <Btn icon="warning" onClick={() => setErasing(true)}>
            {t('pv_erase')}
          </Btn>
        </div>
      </Section>
      {erasing && <Erase participant={participant} onClose={() => setErasing(false)} />}
    </Screen>
  );
}

function Everything({ data }: { data: OwnData }) {
  return (
    <>
      <p class="kick">{t('pv_data_made', { when: moment(data.made_at) })}</p>
      <div class="row no-print">
        <Btn icon="down" onClick={() => download('mainpate.html', 'text/html', asPage(data))}>
          {t('pv_data_save_page')}
        </Btn>
        <Btn icon="print" onClick={printAll}>
          {t('pv_data_print')}
        </Btn>
        <Btn kind="bare" onClick={() => download('mainpate.json', 'application/json', JSON.stringify(data, null, 2))}>
          {t('pv_data_save_json')}
        </Btn>
        {data.sections.some(({ name }) => name === 'media') && (
          <Btn icon="down" onClick={saveFiles}>
            {t('pv_data_save_files')}
          </Btn>
        )}
      </div>
      <div class="stack">
        {data.sections.map((section) => (
          <DataPart key={section.name} section={section} />
        ))}
      </div>
    </>
  );
}

/** Everything one has recorded and taken, in one file: it may be large and take its time. */
async function saveFiles() {
  try {
    const answer = await ask('GET', '/me/media');
    if (!answer.ok) throw new OfflineError('offline');
    save('mainpate-files.zip', await answer.blob());
  } catch {
    toast(t('pv_data_files_failed'), undefined, 'nonet');
  }
}

/** What is folded away would be missing on paper. */
function printAll() {
  for (const part of document.querySelectorAll('details')) part.open = true;
  print();
}

const DataPart = ({ section }: { section: DataSection }) => (
  <details class="card fold">
    <summary>
      <h2>{sectionName(section.name)}</h2>
      <span class="kick">{number(section.rows.length)}</span>
    </summary>
    <div class="rows gap0">
      {section.rows.map((row, i) => (
        <dl class="facts" key={i}>
          {section.fields.map((field) => {
            const value = row[field] ?? null;
            if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return null;
            const text = valueText(field, value);
            return (
              <>
                <dt>{fieldName(field)}</dt>
                <dd>{isVoice(field) ? <Voice text={text} inline /> : <bdi>{text}</bdi>}</dd>
              </>
            );
          })}
        </dl>
      ))}
    </div>
  </details>
);

type EraseProps = { participant: boolean; onClose: () => void };

/** Says first what goes and what stays, asks for the PIN, asks once more, and leaves nothing on this device either. */
function Erase({ participant, onClose }: EraseProps) {
  const send = async (current_secret: string) => {
    if (!(await confirm({ title: t('pv_erase_sure'), text: t('pv_erase_sure_text'), yes: t('pv_erase_yes') }))) return;
    await del('/me', { body: { current_secret } });
    await turnPushOff().catch(() => {});
    const language = lang.peek();
    await erase();
    // The goodbye is said in the language of whoever goes.
    await setLang(language);
    location.replace('/erased');
  };
  return (
    <AskSecret title={t('pv_erase_title')} yes={t('pv_erase_do')} onSecret={send} onClose={onClose}>
      <p>{t('pv_erase_goes')}</p>
      <p>{t(participant ? 'pv_erase_stays' : 'pv_erase_stays_team')}</p>
      {participant && <Strip kind="good" title={t('pv_erase_free')} />}
    </AskSecret>
  );
}

/** What is left to say afterwards. */
export const Erased = () => (
  <Screen title={t('pv_erased_title')}>
    <p>{t('pv_erased_text')}</p>
  </Screen>
);
