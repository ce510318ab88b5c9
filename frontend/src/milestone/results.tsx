import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { ResultLine } from '../api/types';
import { pending } from '../data/outbox';
import { sentence, t } from '../i18n';
import { SentBadge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { MultiChips } from '../ui/chips';
import { Area, Field } from '../ui/field';
import { Icon } from '../ui/icon';
import { Scale } from '../ui/pick';
import { Sheet } from '../ui/sheet';
import { Tick } from '../ui/tick';
import { Voice } from '../ui/voice';
import { entity, stateOf } from './overlay';
import type { View } from './table';
import { five, PLACES, TOPICS, word, words } from './words';
import { saveResult } from './writes';

/** Block 1: what the app drafted from the workbook, and what only people can tell. */
export function Results({ view }: { view: View }) {
  const { sheet, side } = view;
  if (side === 'coach') {
    return (
      <Section title={t('ms_results_title')} class="no-print">
        {sheet.results.length === 0 ? (
          <p class="kick">{t('ms_results_nothing')}</p>
        ) : (
          <div class="card rows gap0">
            {sheet.results.map((line) => (
              <div class="rw start" key={line.line}>
                <Icon name="check" />
                <span class="grow">
                  <Said line={line} team />
                </span>
              </div>
            ))}
          </div>
        )}
      </Section>
    );
  }
  return (
    <Section title={t('ms_results_title')} class="no-print">
      <p class="kick">{t('ms_results_hint')}</p>
      <div class="card rows gap0">
        {sheet.results.map((line) => (
          <Line key={line.line} line={line} view={view} />
        ))}
      </div>
    </Section>
  );
}

const isEmpty = ({ line, value }: ResultLine) => (line === 'count' ? false : Array.isArray(value) ? value.length === 0 : !value);

/** A line in words. */
function Said({ line, team }: { line: ResultLine; team?: boolean }): ComponentChildren {
  const { value } = line;
  switch (line.line) {
    case 'count':
      return value ? t(team ? 'ms_count_team' : 'ms_count', { n: value as number }) : t('ms_count_none');
    case 'places':
      return `${sentence(words('place', value))}.`;
    case 'topics':
      return t('ms_topics', { topics: words('topic', value) });
    case 'change':
      return <Voice text={String(value)} />;
    default:
      return t('ms_size', { size: word('size', value as number) });
  }
}

const ADD = { count: 'ms_add_count', places: 'ms_add_places', topics: 'ms_add_topics', change: 'ms_add_change', size: 'ms_add_size' } as const;

function Line({ line, view }: { line: ResultLine; view: View }) {
  const [open, setOpen] = useState(false);
  const { meeting } = view.sheet;
  const state = stateOf(pending.value, entity.result(meeting.id, line.line));
  return (
    <div class="row start">
      {isEmpty(line) ? (
        <button type="button" class="rw" onClick={() => setOpen(true)}>
          <Icon name="add" />
          <span class="grow">{t(ADD[line.line])}</span>
        </button>
      ) : (
        <>
          <div class="grow">
            <Tick checked={line.released} onChecked={(released) => void saveResult(meeting, line, line.value, released)}>
              <Said line={line} />
              {!line.released && <small class="kick ms-block">{t('ms_stays')}</small>}
              <SentBadge state={state === 'sent' ? null : state} />
            </Tick>
          </div>
          <Btn kind="icon" icon="pen" label={`${t('change')}: ${t(ADD[line.line])}`} onClick={() => setOpen(true)} />
        </>
      )}
      {open && <Edit line={line} view={view} onClose={() => setOpen(false)} />}
    </div>
  );
}

/** Corrects a line. What stands here while the sheet is open is nobody else's. */
function Edit({ line, view, onClose }: { line: ResultLine; view: View; onClose: () => void }) {
  const [value, setValue] = useState(line.value);
  const id = useId();
  const save = async () => {
    const done = line.line === 'change' ? String(value).trim() : line.line === 'count' ? Math.max(0, Math.min(200, Number(value) || 0)) : value;
    await saveResult(view.sheet.meeting, line, done, line.released);
    onClose();
  };
  const kind = line.line === 'places' ? 'place' : 'topic';
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  const known: readonly string[] = kind === 'place' ? PLACES : TOPICS;
  return (
    <Sheet
      title={t(ADD[line.line])}
      onClose={onClose}
      action={
        <Btn kind="main" onClick={save}>
          {t('save')}
        </Btn>
      }
    >
      {line.line === 'count' && (
        <Field label={t('ms_count_label')} type="number" inputMode="numeric" min="0" max="200" value={String(value ?? '')} onValue={setValue} />
      )}
      {(line.line === 'places' || line.line === 'topics') && (
        <MultiChips
          legend={t(ADD[line.line])}
          hiddenLegend
          options={[...new Set([...known, ...chosen])].map((one) => ({ value: one, label: word(kind, one) }))}
          values={chosen}
          onValues={setValue}
        />
      )}
      {line.line === 'change' && <Area label={t('ms_change_label')} value={String(value ?? '')} onValue={setValue} maxLength={2000} rows={5} />}
      {line.line === 'size' && (
        <>
          <h3 class="vh" id={id}>
            {t('ms_add_size')}
          </h3>
          <Scale labelledBy={id} words={five('size')} value={value as number | null} onValue={setValue} />
          {value !== null && (
            <div class="row center">
              <Btn kind="bare" onClick={() => setValue(null)}>
                {t('ms_no_answer')}
              </Btn>
            </div>
          )}
        </>
      )}
    </Sheet>
  );
}

