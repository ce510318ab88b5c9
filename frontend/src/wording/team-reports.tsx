import { put } from '../api/client';
import type { Items } from '../api/types';
import type { WordingReportWire } from '../api/types.gen';
import { useRead } from '../data/read';
import { dayOf, isLang, LANGUAGES, longDay, t } from '../i18n';
import { Screen } from '../screen';
import { Trouble, useWork } from '../staff/work';
import { Badge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Card, Section } from '../ui/card';
import { Empty } from '../ui/empty';
import { Reading } from '../ui/skeleton';

/** What people find wrong with the words of the app, without their names. */
export function TeamReports() {
  const read = useRead<Items<WordingReportWire>>('/wording-reports');
  return (
    <Screen title={t('wt_title')} up="/more" plain>
      <p>{t('wt_text')}</p>
      <Reading read={read}>
        {({ items }) => {
          const open = items.filter(({ done_at }) => !done_at);
          const done = items.filter(({ done_at }) => done_at);
          if (!items.length) return <Empty title={t('wt_none')} />;
          return (
            <>
              <Section title={t('wt_open')}>{open.length ? open.map((one) => <Report key={one.id} report={one} onDone={read.refresh} />) : <p>{t('wt_none_open')}</p>}</Section>
              {done.length > 0 && (
                <Section title={t('wt_done')}>
                  {done.map((one) => (
                    <Report key={one.id} report={one} onDone={read.refresh} />
                  ))}
                </Section>
              )}
            </>
          );
        }}
      </Reading>
    </Screen>
  );
}

function Report({ report, onDone }: { report: WordingReportWire; onDone: () => Promise<void> }) {
  const work = useWork();
  const { id, language, passage, wrong, suggestion, created_at, done_at } = report;
  const mark = () => work.run(() => put(`/wording-reports/${id}/done`, { done: !done_at })).then((worked) => (worked ? onDone() : undefined));
  return (
    <Card
      title={isLang(language) ? LANGUAGES[language] : language}
      end={
        done_at && (
          <Badge kind="good" icon="check">
            {t('wt_done')}
          </Badge>
        )
      }
    >
      <p class="kick">
        {longDay(dayOf(created_at))} · {passage ? <code dir="ltr">{passage}</code> : t('wt_whole')}
      </p>
      {wrong && (
        <p class="voice" dir="auto">
          {wrong}
        </p>
      )}
      {suggestion && (
        <>
          <p class="kick">{t('wt_better')}</p>
          <p class="voice" dir="auto" lang={language}>
            {suggestion}
          </p>
        </>
      )}
      <Trouble work={work} />
      <div class="row">
        <Btn onClick={() => void mark()}>{t(done_at ? 'wt_undo' : 'wt_mark')}</Btn>
      </div>
    </Card>
  );
}
