import type { Home } from '../api/types';
import { useRead } from '../data/read';
import { t } from '../i18n';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Row, Rows } from '../ui/rows';

/** After a pause: nothing to catch up on, one small thing if one likes. */
export function BackAgain() {
  const proposal = useRead<Home>('/home').data?.proposal_to_answer;
  return (
    <Screen title={t('back_title')} up="/" plain>
      <p>{t('back_text')}</p>
      <Rows>
        {proposal ? (
          <Row icon="calendar" href={`/milestones/${proposal.id}`}>
            {t('back_answer')}
          </Row>
        ) : (
          <Row icon="workbook" href="/workbook">
            {t('back_book')}
          </Row>
        )}
      </Rows>
      <div class="row">
        <Btn kind="bare" href="/">
          {t('back_later')}
        </Btn>
      </div>
    </Screen>
  );
}
