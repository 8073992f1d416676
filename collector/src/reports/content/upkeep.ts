import type { Report } from '../report.ts';
import type { CapacityRow, ImprovementRow } from '../upkeep-rows.ts';
import type { Words } from '../words/words.ts';
import { right } from './attainment.ts';
import type { Block, Cell, Table } from './block.ts';
import type { Voice } from './voice.ts';

/** Workload and suppliers; nothing where nothing is recorded. */
export function capacity({ capacity, suppliers }: Report, voice: Voice): Block[] {
  const { upkeep: heads } = voice.words;
  const blocks: Table[] = [];
  if (capacity.length > 0) {
    const columns = [
      { head: heads.title },
      right(heads.measured),
      right(heads.limit),
      { head: voice.words.figures.verdict, isWhole: true },
      { head: heads.forecast },
    ];
    const rows = capacity.map(({ title, measured, limit, verdict = null, forecast }) => ({
      cells: [title, measured, limit ?? '—', limitCell(verdict, voice.words), forecast ?? '—'],
    }));
    blocks.push({ kind: 'table', title: heads.capacity, columns, rows });
  }
  if (suppliers.length > 0) blocks.push(supplierTable(suppliers, voice));
  return blocks;
}

function limitCell(verdict: NonNullable<CapacityRow['verdict']> | null, { upkeep }: Words): Cell {
  if (verdict === null) return { text: '—' };
  const isOver = verdict === 'over';
  return { text: upkeep.limits[verdict], mark: isOver ? 'missed' : 'met', isStrong: isOver };
}

function supplierTable(suppliers: Report['suppliers'], { words }: Voice): Table {
  const { upkeep: heads } = words;
  const percent = (text: string | null) => (text === null ? '—' : `${text}%`);
  const verdict = (met: boolean | null): Cell => {
    if (met === null) return { text: '—' };
    const mark = met ? 'met' : 'missed';
    return { text: words.verdicts[mark], mark, isStrong: !met };
  };
  return {
    kind: 'table',
    title: heads.suppliers,
    columns: [
      { head: heads.supplier },
      right(heads.objective),
      right(heads.actual),
      { head: words.figures.verdict, isWhole: true },
      { head: heads.note },
    ],
    rows: suppliers.map(({ title, objective, actual, met, note }) => ({
      cells: [title, percent(objective), percent(actual), verdict(met), note ?? '—'],
    })),
  };
}

/** What is to become better, what was decided, and room for what will be. */
export function improvements({ improvements, decisions }: Report, { words, dates }: Voice): Block[] {
  const { upkeep: heads } = words;
  const day = (date: string | null) => (date === null ? '—' : dates.shortDay(date));
  const table: Table = {
    kind: 'table',
    title: heads.improvementCounts({ all: improvements.length, ...statesOf(improvements) }),
    columns: [
      { head: heads.improvement },
      { head: heads.owner },
      { head: heads.dueOn, isWhole: true },
      { head: heads.doneOn, isWhole: true },
      { head: heads.state, isWhole: true },
    ],
    rows: improvements.map(({ title, owner, dueOn, doneOn, state }) => ({
      cells: [title, owner ?? '—', day(dueOn), day(doneOn), { text: heads.states[state], isStrong: state === 'late' }],
    })),
  };
  return [
    ...(improvements.length > 0 ? [table] : []),
    ...(decisions.length > 0
      ? [{ kind: 'heading', text: heads.decisions } as const, { kind: 'sentences', texts: decisions } as const]
      : []),
    { kind: 'room', title: heads.decisionsToCome },
  ];
}

function statesOf(improvements: Report['improvements']) {
  const of = (wanted: ImprovementRow['state']) => improvements.filter(({ state }) => state === wanted).length;
  return { open: of('open'), done: of('done'), late: of('late') };
}
