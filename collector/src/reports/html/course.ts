import type { Voice } from '../content/voice.ts';
import type { DayRow, Line } from '../line.ts';
import type { Report } from '../report.ts';
import { escaped } from './markup.ts';

const labelPx = 150;
const cellPx = 24;
const rowPx = 26;

/** Every line over the days of the month. Height and hatching tell what happened, so that it prints in grey. */
export function courseSvg(report: Report, voice: Voice): string {
  const { words } = voice;
  const days = report.lines[0]?.days ?? [];
  const width = labelPx + days.length * cellPx;
  const heads = days.map(
    ({ day }, index) =>
      `<text x="${labelPx + index * cellPx + cellPx / 2}" y="14" text-anchor="middle">${Number(day.slice('2026-10-'.length))}</text>`,
  );
  const rows = report.lines.map((line, index) => lineRow(line, 22 + index * rowPx));
  const { legend } = words;
  const keys = (['down', 'maintenance', 'unknown', 'up', 'outside'] as const).map(
    (kind, index) =>
      `${mark(kind, labelPx + index * 140, height(report) + 6)}<text x="${labelPx + index * 140 + cellPx}" y="${height(report) + 20}">${escaped(legend[kind])}</text>`,
  );
  return `<figure><figcaption><h3>${escaped(words.course)}</h3></figcaption><svg viewBox="0 0 ${width} ${height(report) + 32}" role="img" aria-label="${escaped(words.course)}">${heads.join('')}${rows.join('')}${keys.join('')}</svg></figure>`;
}

const height = ({ lines }: Report) => 22 + lines.length * rowPx;

type Kind = 'down' | 'maintenance' | 'unknown' | 'up' | 'outside';

function lineRow({ title, days }: Line, y: number): string {
  const name = [...title].length > 16 ? `${[...title].slice(0, 15).join('')}…` : title;
  const cells = days.map((day, index) => mark(kindOf(day), labelPx + index * cellPx, y));
  return `<text x="0" y="${y + 16}">${escaped(name)}</text>${cells.join('')}`;
}

/** The worst of a day. */
function kindOf({ baseMs, downMs, maintenanceMs, unknownMs }: DayRow): Kind {
  if (downMs > 0) return 'down';
  if (maintenanceMs > 0) return 'maintenance';
  if (unknownMs > 0) return 'unknown';
  return baseMs > 0 ? 'up' : 'outside';
}

const shapes: Readonly<Record<Kind, { readonly heightPx: number; readonly fill: string }>> = {
  down: { heightPx: 22, fill: '#b3261e' },
  maintenance: { heightPx: 18, fill: 'url(#planned)' },
  unknown: { heightPx: 11, fill: 'url(#unknown)' },
  up: { heightPx: 16, fill: '#7fc4ac' },
  outside: { heightPx: 3, fill: '#c9ced6' },
};

function mark(kind: Kind, x: number, y: number): string {
  const { heightPx, fill } = shapes[kind];
  return `<rect x="${x + 1}" y="${y + 22 - heightPx}" width="${cellPx - 4}" height="${heightPx}" fill="${fill}" stroke="#414853" stroke-width="${kind === 'outside' ? 0 : 0.5}"/>`;
}
