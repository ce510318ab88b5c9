import { useState } from 'preact/hooks';
import { useDraft } from '../data/draft';
import { t } from '../i18n';
import { go } from '../router';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Area } from '../ui/field';
import { Form } from '../ui/form';
import { Pick } from '../ui/pick';
import { toast } from '../ui/toast';
import { ask } from './writes';

/** A question, with the name or without; what each of them means stands below. */
export function OfficeAsk() {
  const draft = useDraft('office:new', { text: '', named: false });
  const [tried, setTried] = useState(false);
  const { text, named } = draft.value;
  const submit = async () => {
    setTried(true);
    if (!text.trim()) return;
    await ask({ text: text.trim(), named });
    await draft.clear();
    toast(t('office_sent'));
    go('/office', { replace: true });
  };
  return (
    <Screen
      title={t('office_ask')}
      up="/office"
      action={
        <Btn kind="main" submit form="ask">
          {t('office_send')}
        </Btn>
      }
    >
      <Form id="ask" onSubmit={submit}>
        <Area
          label={t('office_question')}
          hint={t('office_question_hint')}
          value={text}
          rows={4}
          maxLength={1000}
          onValue={(value) => draft.set({ text: value })}
          error={tried && !text.trim() ? t('field_required') : undefined}
        />
        <section class="stack g2" aria-labelledby="ask-name">
          <h2 id="ask-name">{t('office_name')}</h2>
          <Pick<'no' | 'yes'>
            labelledBy="ask-name"
            value={named ? 'yes' : 'no'}
            onValue={(value) => draft.set({ named: value === 'yes' })}
            options={[
              { value: 'no', label: t('office_unnamed') },
              { value: 'yes', label: t('office_named') },
            ]}
          />
          <p role="status">{t(named ? 'office_named_text' : 'office_unnamed_text')}</p>
        </section>
      </Form>
    </Screen>
  );
}
