import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { callOpenly } from '../api/client';
import { t, today } from '../i18n';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Field } from '../ui/field';
import { Form } from '../ui/form';
import { entryProblem } from '../ui/problem';
import { Strip } from '../ui/strip';
import { AskAgain, inThreeMonths } from './again';
import { ContactFields, contactMissing, type Contact } from './contact';

type Props = { code: string; id: string; name: string; tools: ComponentChildren; onBack: () => void; onDone: () => void };

/** "Nicht jetzt" is a kind place: a first name, how to be reached, a day, and nothing else. */
export function Later({ code, id, name: known, tools, onBack, onDone }: Props) {
  const [name, setName] = useState(known);
  const [contact, setContact] = useState<Contact>({ contact_kind: null, contact: '' });
  const [day, setDay] = useState(inThreeMonths);
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const send = async () => {
    setTried(true);
    if (!name.trim() || contactMissing(contact) || !(day > today())) return;
    try {
      await callOpenly('POST', '/recruiting/not-now', { body: { code, id, first_name: name.trim(), ...contact, contact: contact.contact.trim(), ask_again_day: day } });
      onDone();
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <Screen
      title={t('start_later_title')}
      plain
      tools={tools}
      action={
        <>
          <Btn kind="main" submit form="start-later">
            {t('start_later_go')}
          </Btn>
          <div class="row center">
            <Btn kind="bare" onClick={onBack}>
              {t('back')}
            </Btn>
          </div>
        </>
      }
    >
      <Form id="start-later" onSubmit={send}>
        {problem !== undefined && <Strip kind="care" title={entryProblem(problem)} alert />}
        <p>{t('start_later_text')}</p>
        <Field label={t('start_first_name')} value={name} maxLength={60} autoComplete="given-name" onValue={setName} error={tried && !name.trim() ? t('field_required') : undefined} />
        <ContactFields legend={t('start_contact')} value={contact} onValue={(change) => setContact({ ...contact, ...change })} tried={tried} />
        <AskAgain value={day} onValue={setDay} error={tried && !(day > today()) ? t('start_again_future') : undefined} />
        <p class="kick">{t('start_later_kept')}</p>
      </Form>
    </Screen>
  );
}
