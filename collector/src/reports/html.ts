import { duration, percent3, wallClock } from './figures.ts';
import { type Language, type MonthReport, outagesOf, type TargetMonth } from './month.ts';
import { type Words, words } from './words.ts';

const style = `
:root { color-scheme: light; font-family: "Hiragino Sans", "Yu Gothic UI", "Noto Sans JP", "Noto Sans CJK JP", system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 72rem; padding: 0 1rem; line-height: 1.6; color: #16191d; background: #fff; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; } dt { color: #5f6673; } dd { margin: 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; font-variant-numeric: tabular-nums; }
th, td { border-bottom: 1px solid #c9ced6; padding: .35rem .6rem; text-align: left; vertical-align: top; }
th { border-bottom: 2px solid #16191d; white-space: nowrap; } td.number { text-align: right; white-space: nowrap; }
td.output { overflow-wrap: anywhere; } .note { border-left: 4px solid #a15f00; padding-left: .8rem; }
@page { size: A4 landscape; margin: 15mm; }
@media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } thead { display: table-header-group; } }
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
${outagesOf(report).length === 0 ? `<p>${escaped(text.noOutages)}</p>` : outageTable(report, text)}
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

function targetTable(report: MonthReport, text: Words): string {
  const { kind, name, availability, worst, best, coverage, agreed, down, unknown, outageCount, mttr, mtbf } =
    text.columns;
  const heads = [kind, name, availability, worst, best, coverage, agreed, down, unknown, outageCount, mttr, mtbf];
  return table(
    heads,
    report.targets.map((target) => targetRow(target, text)),
  );
}

function targetRow(target: TargetMonth, text: Words): string {
  const { primary, worst, best, coverage, agreedMs, downMs, unknownMs, outageCount, mttrMs, mtbfMs } =
    target.availability;
  const percent = (value: string | null | undefined) => percent3(value ?? null) ?? text.notMeasured;
  const durationOr = (ms: number | null) => (ms === null ? '—' : duration(ms));
  const numbers = [
    ...[primary?.percent, worst?.percent, best?.percent, coverage].map(percent),
    ...[agreedMs, downMs, unknownMs].map(durationOr),
    String(outageCount),
    durationOr(mttrMs),
    durationOr(mtbfMs),
  ];
  return `<td>${escaped(text.kinds[target.kind])}</td><td>${escaped(target.name)}</td>${numbers.map(numberCell).join('')}`;
}

function outageTable(report: MonthReport, text: Words): string {
  const { kind, name, from, to, duration: whole, counted, earliest, latest, reason, output } = text.columns;
  const time = (instant: string | null | undefined) => (instant ? wallClock(instant, report.timeZone) : '');
  const rows = outagesOf(report).map(({ target, outage }) => {
    const times = [time(outage.from), outage.to === null ? text.open : time(outage.to)];
    const lengths = [duration(outage.downMs), duration(outage.countedMs)];
    const bounds = [time(outage.earliest), time(outage.latest)];
    return [
      `<td>${escaped(text.kinds[target.kind])}</td><td>${escaped(target.name)}</td>`,
      ...[...times, ...lengths, ...bounds].map(numberCell),
      `<td>${escaped(outage.reason ?? '')}</td><td class="output">${escaped(outage.output ?? '')}</td>`,
    ].join('');
  });
  return table([kind, name, from, to, whole, counted, earliest, latest, reason, output], rows);
}

function table(heads: readonly string[], rows: readonly string[]): string {
  const head = heads.map((text) => `<th scope="col">${escaped(text)}</th>`).join('');
  return `<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${rows.map((row) => `<tr>${row}</tr>`).join('\n')}</tbody></table></div>`;
}

function numberCell(text: string): string {
  return `<td class="number">${escaped(text)}</td>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
