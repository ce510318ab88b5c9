import { signal } from '@preact/signals';
import { t } from '../i18n';
import { Btn } from './btn';
import { Sheet } from './sheet';

type Question = { title: string; text?: string; yes: string; no?: string; answer: (yes: boolean) => void };
const question = signal<Question | null>(null);

/** Asks before something that cannot be undone. */
export function confirm(about: Omit<Question, 'answer'>): Promise<boolean> {
  return new Promise((answer) => {
    question.value = { ...about, answer };
  });
}

/** Where the questions appear; stands once in the app. */
export function ConfirmSheet() {
  const asked = question.value;
  if (!asked) return null;
  const answer = (yes: boolean) => {
    question.value = null;
    asked.answer(yes);
  };
  return (
    <Sheet
      title={asked.title}
      onClose={() => answer(false)}
      action={
        <>
          <Btn kind="main" onClick={() => answer(true)}>
            {asked.yes}
          </Btn>
          <div class="row center">
            <Btn kind="bare" onClick={() => answer(false)}>
              {asked.no ?? t('cancel')}
            </Btn>
          </div>
        </>
      }
    >
      {asked.text ? <p>{asked.text}</p> : <span />}
    </Sheet>
  );
}
