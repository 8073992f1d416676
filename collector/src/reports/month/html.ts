import { duration, percent3, wallClock } from '../figures.ts';
import { reasonWords } from '../reasons.ts';
import {
  clockOffsets,
  type Language,
  type MonthReport,
  outagesOf,
  type TargetMonth,
  targetId,
} from './month-report.ts';
import { type Words, words } from './words.ts';

/** Wide on the screen, every column on paper, and on a narrow screen a block for each row. */
const style = `
:root { color-scheme: light; font-family: "Hiragino Sans", "Yu Gothic UI", "Noto Sans JP", "Noto Sans CJK JP", system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 88rem; padding: 0 1rem; line-height: 1.6; color: #16191d; background: #fff; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2rem; break-after: avoid; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; } dt { color: #5f6673; } dd { margin: 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .8125rem; line-height: 1.4; font-variant-numeric: tabular-nums; }
th, td { padding: .35rem .4rem; text-align: left; vertical-align: top; } tbody { border-bottom: 1px solid #c9ced6; }
thead { border-bottom: 2px solid #16191d; } th { vertical-align: bottom; white-space: nowrap; }
td:first-child { white-space: nowrap; } td.number, th.number { width: 1%; text-align: right; }
td { overflow-wrap: anywhere; } td span { display: inline-block; white-space: nowrap; } td small { display: block; color: #5f6673; font-size: .85em; }
td.output { padding-top: 0; color: #414853; white-space: pre-wrap; } .note { border-left: 4px solid #a15f00; padding-left: .8rem; }
@media screen and (max-width: 60rem) {
  thead { display: none; } tbody { display: block; padding: .5rem 0; } tr { display: block; }
  td, td.number { display: grid; grid-template-columns: 9rem 1fr; gap: 0 .5rem; padding: .1rem 0; text-align: left; }
  td::before { content: attr(data-label); color: #5f6673; } td > * { grid-column: 2; }
}
@page { size: A4 landscape; margin: 12mm; }
@media print {
  body { margin: 0; padding: 0; max-width: none; font-size: 9pt; } h1 { font-size: 14pt; margin-top: 0; } h2 { font-size: 11pt; }
  .scroll { overflow: visible; } table { font-size: 7.5pt; } th, td { padding: 1mm 1.5mm; } tbody { break-inside: avoid; } thead { display: table-header-group; }
}
`;

export const html = {
  name: 'html',
  /** One self-contained file that prints well: nothing is loaded, nothing runs. */
  render(report: MonthReport, language: Language): string {
    const text = words[language];
    const title = `${text.title} ${report.month}`;
    return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${style}</style></head>
<body>
<h1>${escaped(title)}</h1>
${facts(report, text)}
${report.complete ? '' : `<p class="note">${escaped(text.inProgress)}</p>`}
<h2>${escaped(text.targets)}</h2>
${report.targets.length === 0 ? `<p>${escaped(text.noTargets)}</p>` : targetTable(report, text)}
<h2>${escaped(text.outages)}</h2>
${outagesOf(report).length === 0 ? `<p>${escaped(text.noOutages)}</p>` : outageTable(report, text, language)}
<h2>${escaped(text.method)}</h2>
<ul>${text.methodText.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>
</body>
</html>
`;
  },
};

function facts(report: MonthReport, text: Words): string {
  const rows: [string, string][] = [
    [text.month, report.month],
    [text.timeZone, report.timeZone],
    [text.asOf, wallClock(report.asOf, report.timeZone)],
  ];
  if (report.organisation !== '') rows.unshift([text.organisation, report.organisation]);
  return `<dl>${rows.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>`;
}

/** One cell as HTML; `number` stands to the right. */
interface Cell {
  readonly head: string;
  readonly html: string;
  readonly look: 'text' | 'number';
}

function targetTable(report: MonthReport, text: Words): string {
  const offsetOf = clockOffsets(report);
  return table(report.targets.map((target) => ({ cells: targetCells(target, offsetOf(target), text) })));
}

function targetCells(
  target: TargetMonth,
  clockOffsetMs: number | null,
  { columns, notMeasured, notKnown, kinds }: Words,
): Cell[] {
  const { primary, worst, best, coverage, agreedMs, downMs, unknownMs, outageCount, mttrMs, mtbfMs } =
    target.availability;
  const percent = (value: string | null | undefined) => percent3(value ?? null) ?? notMeasured;
  const durationOr = (ms: number | null) => (ms === null ? '—' : duration(ms));
  return [
    ...nameCells(target, { columns, kinds }),
    numberCell(columns.availability, percent(primary?.percent)),
    numberCell(columns.worst, percent(worst?.percent)),
    numberCell(columns.best, percent(best?.percent)),
    numberCell(columns.coverage, percent(coverage)),
    numberCell(columns.agreed, duration(agreedMs)),
    numberCell(columns.down, duration(downMs)),
    numberCell(columns.unknown, duration(unknownMs)),
    numberCell(columns.outageCount, String(outageCount)),
    numberCell(columns.mttr, durationOr(mttrMs)),
    numberCell(columns.mtbf, durationOr(mtbfMs)),
    numberCell(columns.clockOffset, clockOffsetMs === null ? notKnown : duration(Math.abs(clockOffsetMs))),
  ];
}

function outageTable(report: MonthReport, text: Words, language: Language): string {
  const { columns, kinds, open } = text;
  const time = (instant: string | null | undefined) => (instant ? wallClock(instant, report.timeZone) : '');
  const rows = outagesOf(report).map(({ target, outage }) => ({
    cells: [
      ...nameCells(target, { columns, kinds }),
      numberCell(columns.from, time(outage.from)),
      numberCell(columns.to, outage.to === null ? open : time(outage.to)),
      numberCell(columns.duration, duration(outage.downMs)),
      numberCell(columns.counted, duration(outage.countedMs)),
      numberCell(columns.earliest, time(outage.earliest)),
      numberCell(columns.latest, time(outage.latest)),
      textCell(columns.reason, escaped(outage.reason === undefined ? '' : reasonWords(outage.reason, language))),
    ],
    below: outage.output ? textCell(columns.output, escaped(outage.output)) : undefined,
  }));
  return table(rows);
}

/** Whose row it is. The id stands below the name, since names need not be unique. */
function nameCells(target: TargetMonth, { columns, kinds }: Pick<Words, 'columns' | 'kinds'>): Cell[] {
  return [
    textCell(columns.kind, escaped(kinds[target.kind])),
    textCell(columns.name, `<b>${escaped(target.name)}</b><small>${escaped(targetId(target))}</small>`),
  ];
}

function textCell(head: string, html: string): Cell {
  return { head, html, look: 'text' };
}

/** A date and its time may stand on two lines, but neither is torn apart. */
function numberCell(head: string, text: string): Cell {
  const parts = text === '' ? [] : text.split(' ').map((part) => `<span>${escaped(part)}</span>`);
  return { head, html: parts.join(' '), look: 'number' };
}

/** Long text stands below its row, where it has the whole width. A body for each row, so that both stay on one page. */
function table(rows: readonly { readonly cells: readonly Cell[]; readonly below?: Cell | undefined }[]): string {
  const heads = rows[0]?.cells ?? [];
  const head = heads.map((cell) => `<th scope="col" class="${cell.look}">${escaped(cell.head)}</th>`).join('');
  const bodies = rows.map(({ cells, below }) => {
    const row = `<tr>${cells.map(({ head, html, look }) => td(head, html, look)).join('')}</tr>`;
    if (!below) return `<tbody>${row}</tbody>`;
    return `<tbody>${row}<tr>${td(below.head, below.html, 'output', ` colspan="${heads.length}"`)}</tr></tbody>`;
  });
  return `<div class="scroll"><table><thead><tr>${head}</tr></thead>${bodies.join('\n')}</table></div>`;
}

function td(head: string, html: string, look: string, more = ''): string {
  return `<td class="${look}" data-label="${escaped(head)}"${more}>${html}</td>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
