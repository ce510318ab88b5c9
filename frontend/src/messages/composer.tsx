import { useEffect, useRef, useState } from 'preact/hooks';
import type { Media, Message } from '../api/types';
import { useDraft } from '../data/draft';
import { t } from '../i18n';
import { Btn } from '../ui/btn';
import { useOnce } from '../ui/once';
import { Attach } from './attach';
import type { PlaceOf } from './feed';
import { correct, say } from './send';

type Draft = { text: string; media: Media[] };
const EMPTY: Draft = { text: '', media: [] };

/** Where one writes, or gives what was said other words. */
export function Composer({ place, fixing, onFixed }: { place: PlaceOf; fixing: Message | null; onFixed: () => void }) {
  const draft = useDraft<Draft>(`message:${place.kind}:${place.id}`, EMPTY);
  const area = useRef<HTMLTextAreaElement>(null);
  const [more, setMore] = useState(false);
  const [fixed, setFixed] = useState('');
  useEffect(() => {
    if (!fixing) return;
    setFixed(fixing.text);
    area.current?.focus();
  }, [fixing]);
  const { text, media } = draft.value;
  const words = fixing ? fixed : text;

  const send = useOnce(async () => {
    if (fixing) {
      if (words.trim() && words.trim() !== fixing.text) await correct(place, fixing, words);
      onFixed();
      return;
    }
    if (!text.trim() && !media.length) {
      area.current?.focus();
      return;
    }
    await say(place, { text, media });
    await draft.clear();
    setMore(false);
    area.current?.focus();
  });
  return (
    <form
      class="msg-write"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {fixing && (
        <div class="row apart">
          <b>{t('msg_correct')}</b>
          <Btn kind="bare" onClick={onFixed}>
            {t('cancel')}
          </Btn>
        </div>
      )}
      {more && !fixing && <Attach media={media} onMedia={(change) => draft.set({ media: change(draft.value.media) })} />}
      <label class="vh" for="msg-text">
        {t('msg_label')}
      </label>
      <textarea
        ref={area}
        id="msg-text"
        class="in voice"
        rows={1}
        dir="auto"
        maxLength={4000}
        placeholder={t('msg_label')}
        value={words}
        onInput={(event) => (fixing ? setFixed(event.currentTarget.value) : draft.set({ text: event.currentTarget.value }))}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
        }}
      />
      <div class="row apart">
        {fixing ? (
          <span />
        ) : (
          <Btn kind="bare" icon="add" expanded={more} onClick={() => setMore(!more)}>
            {t('msg_attach')}
          </Btn>
        )}
        <Btn kind="main" class="msg-send" submit>
          {t(fixing ? 'save' : 'msg_send')}
        </Btn>
      </div>
    </form>
  );
}
