import type { Items, PlanVersion } from '../api/types';
import { useRead } from '../data/read';
import { list, moment, t } from '../i18n';
import { Sheet } from '../ui/sheet';
import { Reading } from '../ui/skeleton';
import { differences, type Difference } from './difference';
import type { View } from './table';
import { promiseText } from './words';

export const versionsPath = (plan: string) => `/milestone-plans/${plan}/versions`;
const KIND = { new: 'ms_diff_new', changed: 'ms_diff_changed', gone: 'ms_diff_gone' } as const;

/** What is new, changed or gone, in the words of the plan. */
export const Changes = ({ changes }: { changes: Difference[] }) =>
  changes.length === 0 ? (
    <p>{t('ms_diff_none')}</p>
  ) : (
    <ul class="stack g2">
      {changes.map(({ kind, item, promise }) => (
        <li key={`${kind}${(item ?? promise)?.id}`}>
          {t(KIND[kind])} <bdi class="voice">{item ? item.what : promiseText({ what: promise?.what ?? '', support: promise?.support ?? 'other' })}</bdi>
        </li>
      ))}
    </ul>
  );

/** The plan as it was before, each version with its own signatures. */
export function Versions({ view: { sheet, table }, onClose }: { view: View; onClose: () => void }) {
  const read = useRead<Items<PlanVersion>>(versionsPath(sheet.plan.id));
  return (
    <Sheet title={t('ms_versions')} onClose={onClose}>
      <Reading read={read}>
        {({ items }) => (
          <div class="rows">
            {items
              .filter((version) => version.version > 1)
              .map((version) => {
                const before = items.find((other) => other.version === version.version - 1) ?? { items: [], promises: [] };
                return (
                  <div class="rw" key={version.version}>
                    <div class="grow stack g2">
                      <p>
                        <b>{moment(version.created_at)}</b>
                        <small class="kick">{t('ms_version_by', { name: table.name(version.changed_by) })}</small>
                      </p>
                      <Changes changes={differences(before, version)} />
                      {version.signatures.length > 0 && (
                        <p class="kick">{t('ms_version_signed', { names: list(version.signatures.map((one) => table.name(one.person_id))) })}</p>
                      )}
                    </div>
                  </div>
                );
              })}
          </div>
        )}
      </Reading>
    </Sheet>
  );
}
