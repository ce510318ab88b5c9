import type { ComponentChildren } from 'preact';
import { t } from '../i18n';

/** Who sees something, where it is not one of the workbook's three: circle, circle, square, each filled by itself. */
export const SeenBy = ({ me = true, partner = false, team = false, children }: { me?: boolean; partner?: boolean; team?: boolean; children: ComponentChildren }) => (
  <span class="vis">
    <span class="vh">{t('visible_for')} </span>
    <span class="see" aria-hidden="true">
      {[me, partner, team].map((yes, i) => (
        <i key={i} class={yes ? 'y' : ''} />
      ))}
    </span>
    {children}
  </span>
);
