import { useState } from 'preact/hooks';
import listed from '../../locales/languages.json';
import { newId } from '../data/id';
import { send } from '../data/outbox';
import { lang, LANGUAGES, list, t } from '../i18n';
import { back } from '../router';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Area } from '../ui/field';
import { Form } from '../ui/form';
import { toast } from '../ui/toast';
import { picked } from './pick';

/** Who has read the texts of the language; of most, nobody who grew up with it. */
function State() {
  const checked_by: string[] = listed.find(({ code }) => code === lang.value)?.checked_by ?? [];
  if (checked_by.length) return <p class="kick">{t('wo_checked', { language: LANGUAGES[lang.value], names: list(checked_by) })}</p>;
  return <p class="kick">{t(lang.value === 'de-x-leicht' ? 'wo_plain' : 'wo_drafted', { language: LANGUAGES[lang.value] })}</p>;
}

/** What is wrong with a text, and what would be better. It may wait for internet like everything else. */
export function WordingReport() {
  const [at] = useState(() => picked.peek());
  const [wrong, setWrong] = useState('');
  const [suggestion, setSuggestion] = useState('');
  const [tried, setTried] = useState(false);
  const empty = !wrong.trim() && !suggestion.trim();
  const save = async () => {
    setTried(true);
    if (empty) return;
    const id = newId();
    await send({
      method: 'PUT',
      path: `/wording-reports/${id}`,
      body: { passage: at?.passage ?? '', language: lang.peek(), wrong: wrong.trim(), suggestion: suggestion.trim() },
      entity: `wording:${id}`,
      label: { key: 'wo_label' },
    });
    picked.value = null;
    toast(t('wo_thanks'));
    back('/');
  };
  return (
    <Screen
      title={t('wo_title')}
      up="/more"
      plain
      action={
        <Btn kind="main" submit form="wording">
          {t('wo_send')}
        </Btn>
      }
    >
      <State />
      <Form id="wording" onSubmit={save}>
        {at && (
          <div class="card">
            <p class="kick">{t('wo_text')}</p>
            <p>
              <bdi>{at.text}</bdi>
            </p>
          </div>
        )}
        <Area label={t('wo_wrong')} hint={t('wo_private')} rows={3} maxLength={1000} value={wrong} onValue={setWrong} error={tried && empty ? t('field_required') : undefined} />
        <Area label={t('wo_better')} hint={t('wo_better_hint')} rows={2} maxLength={1000} value={suggestion} onValue={setSuggestion} />
      </Form>
    </Screen>
  );
}
