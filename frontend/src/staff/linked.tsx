import { useEffect } from 'preact/hooks';
import type { Items, Tandem } from '../api/types';
import { useRead } from '../data/read';
import { t } from '../i18n';
import { go } from '../router';
import { Screen } from '../screen';
import { Empty } from '../ui/empty';
import { Reading } from '../ui/skeleton';

/** From something that was sent in a message to the page of the tandem on which it stands. */
export function LinkedTandem({ person }: { person: string }) {
  const read = useRead<Items<Tandem>>('/tandems');
  const own = read.data?.items.filter(({ partners }) => partners.some(({ id }) => id === person)) ?? [];
  const id = (own.find(({ ended_at }) => !ended_at) ?? own.at(-1))?.id;
  useEffect(() => {
    if (id) go(`/tandems/${id}${location.search}`, { replace: true });
  }, [id]);
  return (
    <Screen title={t('staff_tandem')} up="/messages">
      <Reading read={read}>{() => !id && <Empty title={t('staff_linked_nowhere')} />}</Reading>
    </Screen>
  );
}
