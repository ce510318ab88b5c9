import { useRead } from '../data/read';
import { t } from '../i18n';
import { Row, Rows } from '../ui/rows';
import { FIT, overlayFit, type FitCheck } from './writes';

/** A quiet line for the two at their beginning: what they share, and later whether they fit. */
export function Together() {
  const read = useRead<FitCheck>(FIT).data;
  if (!read?.tandem_id) return null;
  const { due, said } = overlayFit(read);
  if (due > 0) {
    return (
      <Rows>
        <Row icon="seam" href="/fit" small={t('ma_fit_row_text')}>
          {t('ma_fit_ask')}
        </Row>
      </Rows>
    );
  }
  if (said.length > 0 || read.met > 0) return null;
  return (
    <Rows>
      <Row icon="seam" href="/partner" small={t('ma_together_text')}>
        {t('ma_together')}
      </Row>
    </Rows>
  );
}
