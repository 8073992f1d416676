import { hms, percentText } from '../figures.ts';
import type { Line } from '../line.ts';
import type { Report } from '../report.ts';
import { nameCell, right } from './attainment.ts';
import type { Block, Table } from './block.ts';
import type { Voice } from './voice.ts';

/** How measured time came about, what was corrected, and what the figures were without that. */
export function adjustments(report: Report, voice: Voice): Block[] {
  return [...parts(report.lines, voice), ...corrections(report, voice), ...rawBeside(report.lines, voice)];
}

function parts(lines: readonly Line[], voice: Voice): Table[] {
  const { figures: heads, adjustments } = voice.words;
  if (lines.length === 0) return [];
  return [
    {
      kind: 'table',
      title: adjustments.parts,
      columns: [
        { head: heads.service },
        right(heads.agreed),
        right(heads.excluded),
        right(heads.base),
        right(heads.unknown),
      ],
      rows: lines.map((line) => ({
        cells: [
          nameCell(line, voice),
          hms(line.figures.agreedMs),
          hms(line.figures.excludedMs),
          { text: hms(line.figures.baseMs), isStrong: true },
          hms(line.figures.unknownMs),
        ],
      })),
    },
  ];
}

function corrections({ adjustments }: Report, { words, dates }: Voice): Block[] {
  const { adjustments: heads } = words;
  if (adjustments.length === 0) return [{ kind: 'note', text: words.empty.adjustments }];
  return [
    {
      kind: 'table',
      title: heads.heading,
      columns: [
        { head: heads.target },
        { head: heads.from, isWhole: true },
        { head: heads.to, isWhole: true },
        { head: heads.status, isWhole: true },
        { head: heads.author },
        { head: heads.approvedBy },
        { head: heads.retroactive, isWhole: true },
      ],
      rows: adjustments.map((one) => ({
        cells: [
          { text: one.target, isStrong: true },
          dates.short(one.from),
          dates.shortEnd(one.to),
          heads.statuses[one.status],
          one.author,
          one.approvedBy ?? words.none,
          one.retroactive ? words.yes : words.no,
        ],
        details: [
          { name: heads.reason, text: one.reason },
          { name: heads.id, text: one.id },
        ],
      })),
    },
  ];
}

function rawBeside(lines: readonly Line[], { words }: Voice): Block[] {
  const { figures, adjustments: heads } = words;
  const adjusted = lines.flatMap((line) => (line.raw === null ? [] : [{ line, raw: line.raw }]));
  if (adjusted.length === 0) return [{ kind: 'note', text: words.empty.raw }];
  const pair = (head: string) => [right(`${head}\n${heads.raw}`), right(`${head}\n${heads.adjusted}`)];
  const percent = (share: Line['figures']['primary']) => percentText(share?.percent) ?? words.notMeasured;
  return [
    {
      kind: 'table',
      title: heads.rawHeading,
      columns: [
        { head: figures.service },
        ...pair(figures.base),
        ...pair(figures.down),
        ...pair(figures.unknown),
        ...pair(figures.availability),
      ],
      rows: adjusted.map(({ line: { title, figures: now }, raw }) => ({
        cells: [
          title,
          hms(raw.baseMs),
          hms(now.baseMs),
          hms(raw.downMs),
          hms(now.downMs),
          hms(raw.unknownMs),
          hms(now.unknownMs),
          percent(raw.primary),
          { text: percent(now.primary), isStrong: true },
        ],
      })),
    },
  ];
}
