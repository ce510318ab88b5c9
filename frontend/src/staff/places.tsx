import { useState } from 'preact/hooks';
import { del, put } from '../api/client';
import type { Items, Place } from '../api/types';
import { newId } from '../data/id';
import { useRead } from '../data/read';
import { t } from '../i18n';
import { Screen } from '../screen';
import { Badge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { confirm } from '../ui/confirm';
import { Empty } from '../ui/empty';
import { Area, Field } from '../ui/field';
import { Reading } from '../ui/skeleton';
import { Tick } from '../ui/tick';
import { toast } from '../ui/toast';
import { fieldError, FormSheet, Trouble, useWork } from './work';

const MARKS = ['step_free', 'children_welcome', 'no_need_to_buy'] as const;
const blank = (): Place => ({ id: newId(), name: '', address: '', step_free: false, children_welcome: false, no_need_to_buy: false, note: '', version: 0 });

/** Good places to meet outside the office; partners see the same list. */
export function Places() {
  const read = useRead<Items<Place>>('/places');
  const [open, setOpen] = useState<Place | null>(null);
  const work = useWork();
  const remove = async (place: Place) => {
    const sure = await confirm({ title: t('staff_place_delete', { name: place.name }), text: t('staff_place_delete_text'), yes: t('delete') });
    if (sure && (await work.run(() => del(`/places/${place.id}`)))) toast(t('staff_place_deleted'));
  };
  return (
    <Screen title={t('staff_places')} up="/more" plain>
      <p>{t('staff_places_text')}</p>
      <Reading read={read}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('staff_places_none')} />
          ) : (
            <div class="card rows gap0 pieces">
              {items.map((place) => (
                <article key={place.id}>
                  <div class="row">
                    <span class="grow">
                      <b dir="auto">{place.name}</b>
                      {place.address && (
                        <>
                          <br />
                          <span class="kick" dir="auto">
                            {place.address}
                          </span>
                        </>
                      )}
                    </span>
                    <Btn kind="icon" icon="pen" label={t('staff_place_change', { name: place.name })} onClick={() => setOpen(place)} />
                    <Btn kind="icon" icon="trash" label={t('staff_place_delete', { name: place.name })} onClick={() => remove(place)} />
                  </div>
                  {place.note && <p dir="auto">{place.note}</p>}
                  <div class="row">
                    {MARKS.filter((mark) => place[mark]).map((mark) => (
                      <Badge key={mark} icon="check">
                        {t(`staff_${mark}`)}
                      </Badge>
                    ))}
                  </div>
                </article>
              ))}
            </div>
          )
        }
      </Reading>
      <Trouble work={work} typed={false} />
      <Btn kind="main" icon="add" class="narrow" onClick={() => setOpen(blank())}>
        {t('staff_place_add')}
      </Btn>
      {open && <PlaceForm place={open} onClose={() => setOpen(null)} />}
    </Screen>
  );
}

function PlaceForm({ place: first, onClose }: { place: Place; onClose: () => void }) {
  const [place, setPlace] = useState(first);
  const set = (change: Partial<Place>) => setPlace((now) => ({ ...now, ...change }));
  const work = useWork();
  const save = async (base = place.version) => {
    const { id, version: _, ...body } = place;
    if (!(await work.run(() => put(`/places/${id}`, body, base || null)))) return;
    onClose();
    toast(t('saved'));
  };
  return (
    <FormSheet
      title={t(first.version ? 'staff_place_edit' : 'staff_place_add')}
      work={work}
      onSave={() => save()}
      onClose={onClose}
      onMine={(current: Place) => {
        set({ version: current.version });
        void save(current.version);
      }}
      onTheirs={(current: Place) => setPlace(current)}
    >
      <Field label={t('staff_place_name')} value={place.name} maxLength={80} onValue={(name) => set({ name })} error={fieldError(work, '/name', place.name)} />
      <Field label={t('staff_place_address')} value={place.address} maxLength={160} onValue={(address) => set({ address })} error={fieldError(work, '/address')} />
      <div>
        {MARKS.map((mark) => (
          <Tick key={mark} checked={place[mark]} onChecked={(on) => set({ [mark]: on })}>
            {t(`staff_${mark}`)}
          </Tick>
        ))}
      </div>
      <Area label={t('staff_place_note')} hint={t('staff_place_note_hint')} voice={false} value={place.note} maxLength={300} onValue={(note) => set({ note })} error={fieldError(work, '/note')} />
    </FormSheet>
  );
}
