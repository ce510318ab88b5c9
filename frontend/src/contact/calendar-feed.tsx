import { useState } from 'preact/hooks';
import { del, OfflineError, post, ProblemError } from '../api/client';
import type { CalendarFeed as Feed } from '../api/types';
import { useRead } from '../data/read';
import { dayOf, nearDay, shortDay, t } from '../i18n';
import { Screen } from '../screen';
import { Badge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { confirm } from '../ui/confirm';
import { CopyBtn } from '../ui/copy';
import { entryProblem } from '../ui/problem';
import { Reading } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { toast } from '../ui/toast';
import './contact.css';

/** One's dates in one's own calendar: an address only the person has. The server keeps no copy to show again. */
export function CalendarFeed() {
  const read = useRead<Feed>('/me/calendar-feed');
  const [url, setUrl] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>();

  const attempt = async (job: () => Promise<unknown>) => {
    setProblem(undefined);
    try {
      await job();
      await read.refresh();
    } catch (error) {
      if (!(error instanceof ProblemError || error instanceof OfflineError)) throw error;
      setProblem(error);
    }
  };
  const make = () =>
    attempt(async () => {
      const made = await post<{ url: string }>('/me/calendar-feed');
      setUrl(made.url);
      toast(t('feed_made'));
    });
  const renew = async () => {
    if (await confirm({ title: t('feed_new_title'), text: t('feed_new_text'), yes: t('feed_new') })) await make();
  };
  const turnOff = async () => {
    if (!(await confirm({ title: t('feed_off_title'), text: t('feed_off_text'), yes: t('feed_off') }))) return;
    await attempt(async () => {
      await del('/me/calendar-feed');
      setUrl(null);
      toast(t('feed_off_done'));
    });
  };
  const on = read.data?.on === true;

  return (
    <Screen
      title={t('feed_title')}
      up="/more"
      plain
      action={
        read.data && !on && !url ? (
          <Btn kind="main" icon="calendar" onClick={make}>
            {t('feed_get')}
          </Btn>
        ) : undefined
      }
    >
      <p>{t('feed_text')}</p>
      <p class="kick">{t('feed_who')}</p>
      {problem !== undefined && <Strip kind="care" title={entryProblem(problem)} alert />}
      <Reading read={read}>
        {(feed) => (
          <>
            {url && <Address url={url} />}
            {on && (
              <div class="card">
                <p class="row">
                  <Badge kind="good" icon="check">
                    {t('feed_on')}
                  </Badge>
                </p>
                <p>{t('feed_since', { day: feed.created_at ? shortDay(dayOf(feed.created_at)) : '' })}</p>
                <p class="kick">{feed.last_read_day ? t('feed_read', { day: nearDay(feed.last_read_day) }) : t('feed_unread')}</p>
                <div class="row">
                  <Btn onClick={renew}>{t('feed_new')}</Btn>
                  <Btn kind="bare" onClick={turnOff}>
                    {t('feed_off')}
                  </Btn>
                </div>
                {!url && <p class="kick">{t('feed_lost')}</p>}
              </div>
            )}
            {!on && !url && <p>{t('feed_is_off')}</p>}
          </>
        )}
      </Reading>
    </Screen>
  );
}

const Address = ({ url }: { url: string }) => (
  <div class="card">
    <h2 class="kick">{t('feed_address')}</h2>
    <p class="address" dir="ltr">
      {url}
    </p>
    <Btn kind="main" icon="calendar" href={url.replace(/^https?:/, 'webcal:')}>
      {t('feed_open')}
    </Btn>
    <div class="row">
      <CopyBtn text={url}>{t('copy')}</CopyBtn>
    </div>
    <p class="kick">{t('feed_how')}</p>
    <p class="kick">{t('feed_once')}</p>
  </div>
);
