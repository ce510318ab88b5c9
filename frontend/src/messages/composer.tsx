import { useEffect, useRef, useState } from 'preact/hooks';
import type { Media, Message } from '../api/types';
import type { Draft } from '../data/draft';
import { t } from '../i18n';
import { Btn } from '../ui/btn';
import { useOnce } from '../ui/once';
import { Attach } from './attach';
import type { PlaceOf } from './feed';
import { correct, say } from './send';

/** What is being written in a conversation, and beside it the other words of a message as it was when one began to correct it. */
export type Writing = { text: string; media: Media[]; fixing: (Said & { words: string }) | null };
type Said = Pick<Message, 'id' | 'version' | 'text'>;
export const NOTHING: Writing = { text: '', media: [], fixing: null };

/** Where one writes, or gives what was said other words, unless it is `gone` meanwhile. */
export function Composer({ place, draft, gone }: { place: PlaceOf; draft: Draft<Writing>; gone: boolean }) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [more, setMore] = useState(false);
  const { text, media, fixing } = draft.value;
  const asked = useRef(false);
  useEffect(() => {
    // Whoever finds their words again has not asked for the keyboard.
    if (fixing && asked.current) area.current?.focus();
    asked.current = draft.ready;
  }, [fixing?.id, draft.ready]);
  const onFixed = () => (text || media.length ? draft.set({ fixing: null }) : draft.clear());
  useEffect(() => {
    if (gone) void onFixed();
  }, [gone]);

  const send = useOnce(async () => {
    if (fixing) {
      const words = fixing.words.trim();
      if (words && words !== fixing.text) await correct(place, fixing, words);
      await onFixed();
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
      {(more || media.length > 0) && !fixing && <Attach media={media} onMedia={(change) => draft.set({ media: change(draft.value.media) })} />}
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
        value={fixing ? fixing.words : text}
        onInput={(event) => draft.set(fixing ? { fixing: { ...fixing, words: event.currentTarget.value } } : { text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
        }}
      />
      <div class="row apart">
        {fixing || media.length > 0 ? (
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
