import { useEffect, useState } from 'preact/hooks';
import type { Draft } from '../data/draft';
import { t } from '../i18n';
import { Btn } from '../ui/btn';
import { confirm } from '../ui/confirm';
import { Strip } from '../ui/strip';

type Kept = { yes: boolean; drop: () => Promise<void> };

/** Whether a form opened with words that were left in it some time ago. */
export function useKept<T extends object>(draft: Draft<T>, initial: T): Kept {
  const [yes, setYes] = useState(false);
  useEffect(() => {
    if (draft.ready) setYes(JSON.stringify(draft.value) !== JSON.stringify(initial));
  }, [draft.ready]);
  return {
    yes,
    async drop() {
      if (!(await confirm({ title: t('wb_draft_drop_title'), text: t('wb_draft_drop_text'), yes: t('wb_draft_drop') }))) return;
      await draft.clear();
      setYes(false);
    },
  };
}

export const KeptDraft = ({ kept }: { kept: Kept }) => (
  <Strip kind="good" icon="pen" title={t('wb_draft_kept')}>
    <Btn kind="bare" class="wb-out" onClick={kept.drop}>
      {t('wb_draft_drop')}
    </Btn>
  </Strip>
);
