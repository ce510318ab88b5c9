import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n';
import { Screen } from '../screen';
import { Btn } from './btn';
import { Skeleton } from './skeleton';
import { Strip } from './strip';

// oxlint-disable-next-line typescript/no-explicit-any -- parameters are strings named by the route's pattern
export type Page = ComponentType<any>;
export type LazyPage = Page & { preload: () => Promise<void> };

/** A screen whose code comes when it is needed; without internet it says so. */
export function lazy<M extends Record<N, Page>, N extends string>(load: () => Promise<M>, name: N): LazyPage {
  let page: Page | null = null;
  const preload = async () => {
    page ??= (await load())[name];
  };
  function Lazy(props: object) {
    const [failed, setFailed] = useState(false);
    const [, draw] = useState(page !== null);
    const fetchIt = () => {
      setFailed(false);
      return preload().then(
        () => draw(true),
        () => setFailed(true),
      );
    };
    useEffect(() => {
      if (!page) void fetchIt();
    }, []);
    const Loaded = page;
    if (Loaded) return <Loaded {...props} />;
    return (
      <Screen title={t(failed ? 'offline_title' : 'loading')} heading={failed ? 'page' : 'own'}>
        {failed ? (
          <Strip kind="wait" title={t('offline_nothing_stored')}>
            <Btn onClick={fetchIt}>{t('try_again')}</Btn>
          </Strip>
        ) : (
          <Skeleton />
        )}
      </Screen>
    );
  }
  return Object.assign(Lazy, { preload });
}
