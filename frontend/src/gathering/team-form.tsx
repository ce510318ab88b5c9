import { useState } from 'preact/hooks';
import { put } from '../api/client';
import type { Items, Place } from '../api/types';
import { useDraft } from '../data/draft';
import { useRead } from '../data/read';
import { t, today } from '../i18n';
import { go } from '../router';
import { Screen } from '../screen';
import { fieldError, Form, Trouble, useWishId, useWork } from '../staff/work';
import { Btn } from '../ui/btn';
import { Chips, MultiChips } from '../ui/chips';
import { Field } from '../ui/field';
import { Reading } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import type { GuestList } from './types';

const KINDS = ['information', 'group', 'other'] as const;
const OFFERS = ['drinks', 'biscuits', 'meal', 'child_care', 'interpreter', 'travel_costs', 'step_free'] as const;
type Words = Pick<GuestList, 'kind' | 'title' | 'place_text' | 'map_link' | 'day' | 'clock' | 'offered' | 'offered_text'>;
const BLANK: Words = { kind: 'information', title: '', place_text: '', map_link: '', day: '', clock: '', offered: ['drinks', 'biscuits'], offered_text: '' };

/** A new gathering. */
export function TeamNewGathering({ cohort }: { cohort: string }) {
  const draft = useDraft<Words>(`gathering:${cohort}`, BLANK);
  const wishId = useWishId();
  return (
    <Screen title={t('gathering_new')} up={`/cohorts/${cohort}/gatherings`}>
      <Fields
        words={draft.value}
        set={draft.set}
        save={async () => {
          const id = wishId(draft.value);
          const made = await put<GuestList>(`/cohorts/${cohort}/gatherings/${id}`, draft.value);
          await draft.clear();
          go(`/cohorts/${cohort}/gatherings/${made.id}`, { replace: true });
        }}
      />
    </Screen>
  );
}

/** What stands in a gathering; another time asks everybody anew. */
export function TeamEditGathering({ cohort, id }: { cohort: string; id: string }) {
  const read = useRead<GuestList>(`/gatherings/${id}`);
  return (
    <Screen title={t('gathering_edit')} up={`/cohorts/${cohort}/gatherings/${id}`}>
      <Reading read={read}>{(stored) => <Edit key={stored.id} cohort={cohort} stored={stored} />}</Reading>
    </Screen>
  );
}

function Edit({ cohort, stored }: { cohort: string; stored: GuestList }) {
  const { kind, title, place_text, map_link, day, clock, offered, offered_text } = stored;
  const [words, setWords] = useState<Words>({ kind, title, place_text, map_link, day, clock, offered, offered_text });
  const moved = words.day !== day || words.clock !== clock;
  return (
    <>
      {moved && <Strip kind="wait" icon="bell" title={t('gathering_moved_hint')} />}
      <Fields
        words={words}
        set={(change) => setWords({ ...words, ...change })}
        save={async () => {
          await put(`/cohorts/${cohort}/gatherings/${stored.id}`, words, stored.version);
          go(`/cohorts/${cohort}/gatherings/${stored.id}`, { replace: true });
        }}
      />
    </>
  );
}

function Fields({ words, set, save }: { words: Words; set: (change: Partial<Words>) => void; save: () => Promise<unknown> }) {
  const work = useWork();
  const [tried, setTried] = useState(false);
  const places = useRead<Items<Place>>('/places').data?.items ?? [];
  const missing = (text: string) => (tried && !text.trim() ? t('field_required') : undefined);
  const submit = async () => {
    setTried(true);
    if (words.place_text.trim() && words.day && words.clock) await work.run(save);
  };
  return (
    <Form onSave={submit}>
      <Chips legend={t('gathering_kind')} required value={words.kind} onValue={(kind) => kind && set({ kind })} options={KINDS.map((value) => ({ value, label: t(`gathering_kind_${value}`) }))}>
        {words.kind === 'information' && <small>{t('gathering_kind_information_hint')}</small>}
      </Chips>
      <Field label={t('gathering_title_label')} hint={t('gathering_title_hint')} value={words.title} maxLength={80} onValue={(title) => set({ title })} error={fieldError(work, '/title')} />
      <div class="row start">
        <Field label={t('gathering_day')} type="date" value={words.day} min={today()} onValue={(day) => set({ day })} error={missing(words.day) ?? fieldError(work, '/day')} />
        <Field label={t('gathering_clock')} type="time" value={words.clock} onValue={(clock) => set({ clock })} error={missing(words.clock) ?? fieldError(work, '/clock')} />
      </div>
      <Field label={t('gathering_where')} value={words.place_text} maxLength={200} onValue={(place_text) => set({ place_text })} error={missing(words.place_text) ?? fieldError(work, '/place_text')} />
      {places.length > 0 && (
        <Chips<string>
          legend={t('gathering_places')}
          value={places.find(({ name, address }) => words.place_text === [name, address].filter(Boolean).join(', '))?.id ?? null}
          onValue={(id) => {
            const place = places.find((one) => one.id === id);
            if (place) set({ place_text: [place.name, place.address].filter(Boolean).join(', ') });
          }}
          options={places.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Field label={t('gathering_map')} hint={t('gathering_map_hint')} value={words.map_link} maxLength={500} placeholder="https://" onValue={(map_link) => set({ map_link })} error={fieldError(work, '/map_link') && t('gathering_map_wrong')} />
      <MultiChips<string>
        legend={t('gathering_offered')}
        values={words.offered}
        onValues={(offered) => set({ offered: offered as Words['offered'] })}
        options={OFFERS.map((value) => ({ value, label: t(`gathering_offer_${value}`) }))}
      >
        <Field label={t('gathering_offered_text')} value={words.offered_text} maxLength={200} onValue={(offered_text) => set({ offered_text })} />
      </MultiChips>
      <Trouble work={work} />
      <Btn kind="main" submit>
        {t('gathering_save')}
      </Btn>
    </Form>
  );
}
