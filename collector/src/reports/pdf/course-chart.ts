import type { StructureElement } from 'pdfkit';
import type { Voice } from '../content/voice.ts';
import type { DayRow, Line } from '../line.ts';
import type { Report } from '../report.ts';
import { colours } from './colours.ts';
import type { Flow } from './flow.ts';
import type { Paper, TextStyle } from './paper.ts';
import { dots, hatch } from './patterns.ts';

const nameStyle: TextStyle = { size: 7.5 };
const dayStyle: TextStyle = { size: 5.8, color: colours.faint };

const nameWidth = 96;
const barHeight = 9;
const cellHeight = 8;
/** What is shorter than this could not be seen: a minute of a month. */
const narrowest = 1.4;

/** The days of the month on paper. */
interface Axis {
  readonly days: readonly { readonly day: string; readonly x: number; readonly width: number }[];
  x(at: string): number;
}

/** The days and the first line. */
export const courseStart = 70;

/** Each line as a bar of its outages and maintenance, above a cell for each of its days. */
export function drawCourse(flow: Flow, parent: StructureElement, report: Report, voice: Voice): void {
  const { paper } = flow;
  const axis = axisOf(flow, report);
  const headHeight = paper.lineHeight(dayStyle) * 2 + 2;
  const drawHead = () => {
    paper.decoration(() => drawDays(flow, axis, voice));
    flow.y += headHeight;
  };
  flow.need(courseStart);
  drawHead();
  for (const line of report.lines) {
    const names = paper.linesOf(line.title, nameWidth - 6, nameStyle);
    const lineHeight = paper.lineHeight(nameStyle);
    const height = Math.max(names.length * lineHeight, barHeight + cellHeight + 2) + 5;
    if (flow.need(height)) drawHead();
    const element = paper.element(parent, 'P');
    for (const [index, name] of names.entries()) {
      paper.tagged(element, 'P', () => paper.write(name, flow.left, flow.y + index * lineHeight, nameStyle));
    }
    const figure = paper.element(parent, 'Figure', { alt: altText(line, voice) });
    paper.tagged(figure, 'Figure', () => {
      drawBar(flow, line, report, axis);
      for (const { day, x, width } of axis.days) {
        const row = line.days.find((one) => one.day === day);
        if (row) drawCell(paper, row, x + 0.4, flow.y + barHeight + 2, width - 0.8);
      }
    });
    flow.y += height;
  }
  drawLegend(flow, parent, voice);
}

function axisOf(flow: Flow, { period }: Report): Axis {
  const at = (instant: string) => Temporal.Instant.from(instant).epochMilliseconds;
  const [fromMs, toMs] = [at(period.from), at(period.to)];
  const [left, width] = [flow.left + nameWidth, flow.width - nameWidth];
  const place = (ms: number) => left + (width * (Math.min(Math.max(ms, fromMs), toMs) - fromMs)) / (toMs - fromMs);
  const month = Temporal.PlainYearMonth.from(period.month);
  const days = Array.from({ length: month.daysInMonth }, (_, index) => {
    const date = month.toPlainDate({ day: index + 1 });
    const begin = (one: Temporal.PlainDate) => place(one.toZonedDateTime(period.timeZone).epochMilliseconds);
    const x = begin(date);
    return { day: date.toString(), x, width: begin(date.add({ days: 1 })) - x };
  });
  return { days, x: (instant) => place(at(instant)) };
}

function drawDays(flow: Flow, { days }: Axis, { dates }: Voice): void {
  const { paper } = flow;
  for (const { day, x, width } of days) {
    paper.writeMiddle(String(Number(day.slice(-2))), x + width / 2, flow.y, dayStyle);
    paper.writeMiddle(dates.weekday(day), x + width / 2, flow.y + paper.lineHeight(dayStyle), dayStyle);
  }
}

function drawBar(flow: Flow, line: Line, { outages, maintenance, period }: Report, axis: Axis): void {
  const { paper, y } = flow;
  for (const { day, x, width } of axis.days) {
    const isServed = hasService(line.days.find((one) => one.day === day));
    // Where there is no service there is a low band, so that it is no gap.
    if (isServed) paper.box(x, y, width, barHeight, colours.upGround);
    else paper.box(x, y + barHeight * 0.7, width, barHeight * 0.3, colours.outside);
  }
  const span = (from: string, to: string | null) => {
    const x = axis.x(from);
    return { x, width: Math.max(axis.x(to ?? period.asOf) - x, narrowest) };
  };
  for (const one of maintenance.filter(({ lines, cancelledAt }) => lines.includes(line.id) && cancelledAt === null)) {
    const { x, width } = span(one.actualFrom ?? one.plannedFrom, one.actualTo ?? one.plannedTo);
    hatch(paper, x, y, width, barHeight, colours.maintenance);
  }
  for (const one of outages.filter((outage) => outage.line === line.id)) {
    const { x, width } = span(one.from, one.to);
    paper.box(x, y, width, barHeight, colours.down);
  }
}

const hasService = (day: DayRow | undefined) =>
  day !== undefined && day.baseMs + day.maintenanceMs + day.excludedMs > 0;

function drawCell(paper: Paper, day: DayRow, x: number, y: number, width: number): void {
  if (!hasService(day)) {
    paper.box(x, y + cellHeight * 0.7, width, cellHeight * 0.3, colours.outside);
    return;
  }
  if (day.downMs > 0) {
    paper.box(x, y, width, cellHeight, colours.down);
    cross(paper, x + width / 2, y + cellHeight / 2);
    return;
  }
  paper.frame(x, y, width, cellHeight, colours.rule, 0.4);
  if (day.maintenanceMs > 0) hatch(paper, x, y, width, cellHeight, colours.maintenance);
  if (day.unknownMs > 0) dots(paper, x, y, width, cellHeight, colours.unknown);
}

function cross(paper: Paper, x: number, y: number): void {
  const half = 1.9;
  paper.rule(x - half, y - half, x + half, y + half, colours.paper, 1);
  paper.rule(x + half, y - half, x - half, y + half, colours.paper, 1);
}

function altText({ title, days }: Line, { words }: Voice): string {
  const dayList = (of: (day: DayRow) => number) => days.filter((day) => of(day) > 0).map(({ day }) => day.slice(-2));
  const facts = [
    [words.legend.down, dayList(({ downMs }) => downMs)],
    [words.legend.maintenance, dayList(({ maintenanceMs }) => maintenanceMs)],
    [words.legend.unknown, dayList(({ unknownMs }) => unknownMs)],
  ] as const;
  const told = facts.map(([name, list]) => `${name} ${list.length === 0 ? words.none : list.join(words.listed)}`);
  return `${title}${words.colon}${told.join(words.listed)}`;
}

function drawLegend(flow: Flow, parent: StructureElement, { words }: Voice): void {
  const { paper } = flow;
  const style: TextStyle = { size: 6.5, color: colours.faint };
  flow.need(12);
  const element = paper.element(parent, 'P');
  const none = { day: '', baseMs: 1, downMs: 0, maintenanceMs: 0, excludedMs: 0, unknownMs: 0 };
  const samples: [string, DayRow][] = [
    [words.legend.up, none],
    [words.legend.down, { ...none, downMs: 1 }],
    [words.legend.maintenance, { ...none, maintenanceMs: 1 }],
    [words.legend.unknown, { ...none, unknownMs: 1 }],
    [words.legend.outside, { ...none, baseMs: 0 }],
  ];
  let x = flow.left + nameWidth;
  for (const [name, day] of samples) {
    paper.decoration(() => drawCell(paper, day, x, flow.y + 0.8, 11));
    paper.tagged(element, 'P', () => paper.write(name, x + 14, flow.y, style));
    x += 14 + paper.widthOf(name, style) + 14;
  }
  flow.y += 12;
}
