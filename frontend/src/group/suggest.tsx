import { useState } from 'preact/hooks';
import type { Items, Place } from '../api/types';
import { useDraft } from '../data/draft';
import { useRead } from '../data/read';
import { t, today } from '../i18n';
import { go } from '../router';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Chips } from '../ui/chips';
import { Field } from '../ui/field';
import { Form } from '../ui/form';
import { toast } from '../ui/toast';
import { useGroup } from './base';
import { suggest, type Suggestion } from './writes';

const MOST = 5;
const BLANK: Suggestion = { what: '', place_text: '', times: [{ day: '', clock: '' }] };

/** What, where, and a few times to choose from. */
export function SuggestMeeting({ cohort: given }: { cohort?: string }) {
  const { cohort, base } = useGroup(given);
  const draft = useDraft<Suggestion>(`group:${given ?? 'mine'}`, BLANK);
  const places = useRead<Items<Place>>('/places').data?.items ?? [];
  const [tried, setTried] = useState(false);
  const { what, place_text, times } = draft.value;
  const whole = times.filter(({ day, clock }) => day && clock);
  const missing = (text: string) => (tried && !text.trim() ? t('field_required') : undefined);
  const setTime = (at: number, change: Partial<Suggestion['times'][number]>) => draft.set({ times: times.map((time, i) => (i === at ? { ...time, ...change } : time)) });

  const submit = async () => {
    setTried(true);
    const half = times.some(({ day, clock }) => !day !== !clock);
    const ready = what.trim() && place_text.trim() && whole.length > 0 && !half && whole.every(({ day }) => day >= today());
    if (!ready || !cohort) return;
    await suggest(cohort, { what: what.trim(), place_text: place_text.trim(), times: whole });
    await draft.clear();
    toast(t('group_sent'));
    go(base, { replace: true });
  };

  return (
    <Screen
      title={t('group_new')}
      up={base}
      action={
        <Btn kind="main" submit form="suggest">
          {t('group_send')}
        </Btn>
      }
    >
      <Form id="suggest" onSubmit={submit}>
        <Field label={t('group_what')} hint={t('group_what_hint')} voice value={what} maxLength={80} onValue={(value) => draft.set({ what: value })} error={missing(what)} />
        <Field label={t('group_where')} voice value={place_text} maxLength={200} onValue={(value) => draft.set({ place_text: value })} error={missing(place_text)} />
        {places.length > 0 && (
          <Chips<string>
            legend={t('group_places')}
            value={places.find(({ name, address }) => place_text === [name, address].filter(Boolean).join(', '))?.id ?? null}
            onValue={(id) => {
              const place = places.find((one) => one.id === id);
              draft.set({ place_text: place ? [place.name, place.address].filter(Boolean).join(', ') : '' });
            }}
            options={places.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <fieldset class="stack">
          <legend>{t('group_times')}</legend>
          <small>{t('group_times_hint')}</small>
          {times.map((time, i) => (
            <div class="stack g2" key={i} role="group" aria-label={t('group_time_n', { n: i + 1 })}>
              <div class="row start">
                <Field
                  label={t('group_day')}
                  type="date"
                  value={time.day}
                  min={today()}
                  onValue={(day) => setTime(i, { day })}
                  error={time.day && time.day < today() ? t('group_past_time') : tried && time.clock && !time.day ? t('field_required') : tried && !whole.length && i === 0 ? t('group_time_missing') : undefined}
                />
                <Field label={t('group_clock')} type="time" value={time.clock} onValue={(clock) => setTime(i, { clock })} error={tried && time.day && !time.clock ? t('field_required') : undefined} />
              </div>
              {times.length > 1 && (
                <div class="row">
                  <Btn kind="bare" onClick={() => draft.set({ times: times.filter((_, at) => at !== i) })}>
                    {t('group_time_less', { n: i + 1 })}
                  </Btn>
                </div>
              )}
            </div>
          ))}
          {times.length < MOST && (
            <div class="row">
              <Btn icon="add" onClick={() => draft.set({ times: [...times, { day: '', clock: '' }] })}>
                {t('group_time_more')}
              </Btn>
            </div>
          )}
        </fieldset>
      </Form>
    </Screen>
  );
}
