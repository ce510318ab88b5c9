import type { ComponentChildren } from 'preact';
import type { Write } from '../data/db';
import { conflictView } from '../data/conflicts';
import { t } from '../i18n';
import { Voice } from '../ui/voice';
import { Cards, Hints, Spoken, Week } from './facts';
import type { Content } from './writes';

const All = ({ content }: { content: Partial<Content> }) => (
  <div class="card">
    <h4 class="kick">{t('pf_part_gives')}</h4>
    <Cards topics={content.gives ?? []} own={content.own_gives ?? []} />
    <h4 class="kick">{t('pf_part_needs')}</h4>
    <Cards topics={content.needs ?? []} own={content.own_needs ?? []} />
    <h4 class="kick">{t('pf_part_languages')}</h4>
    <Spoken languages={content.languages ?? []} />
    <h4 class="kick">{t('pf_part_times')}</h4>
    <Week times={content.times ?? []} />
    <h4 class="kick">{t('pf_part_hints')}</h4>
    <Hints hints={content.hints ?? []} />
  </div>
);

type Words = { answers?: { item: string; text?: string }[] };
const Said = ({ answers = [] }: Words) => (
  <div class="card">
    {answers.map(({ item, text }) => text && <Voice key={item} text={text} />)}
  </div>
);

/** Somebody changed the same on another device, or a coach did: both, side by side, and the person chooses. */
function both(show: (body: unknown) => ComponentChildren) {
  return ({ write }: { write: Write }) => (
    <>
      <section class="stack">
        <h3>{t('unsent_mine')}</h3>
        {show(write.body)}
      </section>
      <section class="stack">
        <h3>{t('unsent_theirs')}</h3>
        {show(write.problem?.current ?? {})}
      </section>
    </>
  );
}

conflictView('profile', both((body) => <All content={body as Partial<Content>} />));
conflictView('interview', both((body) => <Said {...(body as Words)} />));
