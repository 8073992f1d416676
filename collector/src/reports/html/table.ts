import type { Cell, Column, Row, Table } from '../content/block.ts';
import type { Verdict } from '../line.ts';
import { escaped, lined } from './markup.ts';

/** The shape before a verdict. */
const marks: Readonly<Record<Verdict, string>> = { met: '○', missed: '✕', undetermined: '△' };

/** A table as HTML. Each row is a body of its own, so that it stays on one page with what stands below it. */
export function tableHtml({ title, columns, rows }: Table): string {
  const caption = title === undefined ? '' : `<caption>${escaped(title)}</caption>`;
  // What scrolls must be reached by keys too.
  return `<div class="scroll" tabindex="0"><table>${caption}<thead>${headRows(columns)}</thead>${rows
    .map((row) => rowHtml(row, columns))
    .join('\n')}</table></div>`;
}

function headRows(columns: readonly Column[]): string {
  const heads = columns.map((column) => `<th scope="col"${looks(column)}>${escaped(column.head)}</th>`).join('');
  if (columns.every(({ group }) => group === undefined)) return `<tr>${heads}</tr>`;
  return `<tr>${groupsOf(columns)
    .map(({ name, span }) => {
      const head = `<th scope="colgroup" colspan="${span}">${escaped(name)}</th>`;
      return name === '' ? `<td colspan="${span}"></td>` : head;
    })
    .join('')}</tr><tr>${heads}</tr>`;
}

/** Neighbours of one group; a column without one stands alone. */
function groupsOf(columns: readonly Column[]): { name: string; span: number }[] {
  const groups: { name: string; span: number }[] = [];
  for (const { group } of columns) {
    const last = groups.at(-1);
    if (group !== undefined && last?.name === group) last.span++;
    else groups.push({ name: group ?? '', span: 1 });
  }
  return groups;
}

function looks({ align, isWhole }: Column): string {
  const names = [align === 'right' && 'right', isWhole && 'whole'].filter(
    (name) => name !== false && name !== undefined,
  );
  return names.length === 0 ? '' : ` class="${names.join(' ')}"`;
}

function rowHtml({ cells, details = [] }: Row, columns: readonly Column[]): string {
  const tds = cells.map((cell, index) => `<td${looks(columns[index] ?? { head: '' })}>${cellHtml(cell)}</td>`);
  const below = details.map(({ name, text, isMissing }) => {
    const said = `<b>${escaped(name)}</b>${lined(text)}`;
    const content = isMissing ? `<span class="missing">${said}</span>` : said;
    return `<tr class="detail"><td colspan="${columns.length}">${content}</td></tr>`;
  });
  return `<tbody><tr>${tds.join('')}</tr>${below.join('')}</tbody>`;
}

function cellHtml(cell: Cell | string): string {
  if (typeof cell === 'string') return lined(cell);
  const { text, small, mark, isStrong } = cell;
  const said = `${mark ? `<span aria-hidden="true">${marks[mark]}</span> ` : ''}${lined(text)}`;
  return `${isStrong ? `<b>${said}</b>` : said}${small === undefined ? '' : `<small>${escaped(small)}</small>`}`;
}
