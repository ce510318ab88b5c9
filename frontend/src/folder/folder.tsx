import { useRead } from '../data/read';
import { lang, t } from '../i18n';
import { Screen } from '../screen';
import { Section } from '../ui/card';
import { PdfBtn } from '../ui/pdf';
import { Row, Rows } from '../ui/rows';
import { Reading } from '../ui/skeleton';
import { Voice } from '../ui/voice';
import type { FolderBlock, FolderPages, FolderSection } from './types';
import './folder.css';

/** What the screens of the app show already, and better. */
const ELSEWHERE: Record<string, string> = { declaration: '/consents', self: '/sheets', partner: '/sheets', interview: '/sheets' };

/** The project folder: the pages to look something up, and the whole of it as one file for whoever wants paper. */
export function Folder() {
  const read = useRead<FolderPages>(`/me/folder?language=${lang.value}`);
  return (
    <Screen
      title={t('fo_title')}
      up="/more"
      action={
        <PdfBtn main path={`/me/folder-pdf?language=${lang.value}`} name={t('fo_title')}>
          {t('fo_pdf')}
        </PdfBtn>
      }
    >
      <p>{t('fo_text')}</p>
      <p class="kick">{t('fo_whose')}</p>
      <Reading read={read}>
        {({ sections }) => (
          <>
            {sections
              .filter(({ sheet }) => !sheet)
              .map((section) => (
                <Section key={section.key} title={section.title}>
                  <div class="card">
                    <Blocks blocks={section.blocks} />
                  </div>
                </Section>
              ))}
            <Section title={t('fo_sheet')}>
              <Rows>
                {sections
                  .filter(({ sheet }) => sheet)
                  .map((section, i) => (
                    <SheetRow key={i} section={section} />
                  ))}
              </Rows>
            </Section>
          </>
        )}
      </Reading>
    </Screen>
  );
}

/** A page to fill in or keep: with a way to where it lives in the app. */
const SheetRow = ({ section: { key, title } }: { section: FolderSection }) => {
  const href = ELSEWHERE[key];
  return (
    <Row icon="workbook" {...(href ? { href } : {})}>
      <bdi>{title}</bdi>
    </Row>
  );
};

type Pairs = { kind: 'pairs' | 'list'; blocks: FolderBlock[] };

/** Neighbours of the same kind belong into one list. */
function grouped(blocks: FolderBlock[]): (FolderBlock | Pairs)[] {
  const groups: (FolderBlock | Pairs)[] = [];
  for (const block of blocks) {
    const kind = block.kind === 'pair' ? 'pairs' : block.kind === 'item' ? 'list' : null;
    const last = groups.at(-1);
    if (!kind) groups.push(block);
    else if (last && last.kind === kind && 'blocks' in last) last.blocks.push(block);
    else groups.push({ kind, blocks: [block] });
  }
  return groups;
}

const Blocks = ({ blocks }: { blocks: FolderBlock[] }) => (
  <>
    {grouped(blocks).map((block, i) => {
      if ('blocks' in block) {
        return block.kind === 'pairs' ? (
          <dl key={i} class="pairs">
            {block.blocks.map(({ text, value }, k) => (
              <div key={k}>
                <dt>{text}</dt>
                <dd>
                  {value.split('\n').map((line) => (
                    <span key={line}>
                      <bdi dir={/\p{Letter}/u.test(line) ? 'auto' : 'ltr'}>{line}</bdi>
                    </span>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        ) : (
          <ul key={i} class="rules">
            {block.blocks.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        );
      }
      if (block.kind === 'heading') return <h3 key={i}>{block.text}</h3>;
      return block.kind === 'voice' ? <Voice key={i} text={block.text} /> : <p key={i}>{block.text}</p>;
    })}
  </>
);
