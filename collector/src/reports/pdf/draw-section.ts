import type { StructureElement } from 'pdfkit';
import type { Block, Section } from '../content/block.ts';
import type { Voice } from '../content/voice.ts';
import type { Report } from '../report.ts';
import { colours } from './colours.ts';
import { courseStart, drawCourse } from './course-chart.ts';
import { drawFacts } from './facts.ts';
import type { Flow } from './flow.ts';
import { upright, wide } from './page-size.ts';
import type { TextStyle } from './paper.ts';
import { drawTable, tableStart } from './table.ts';
import { denseLook, type TableLook, usualLook } from './table-row.ts';
import { drawTrend, trendHeight } from './trend-chart.ts';

const headingStyle: TextStyle = { size: 12, weight: 'bold' };
const subheadingStyle: TextStyle = { size: 9, weight: 'bold' };
const textStyle: TextStyle = { size: 8.8 };
const noteStyle: TextStyle = { size: 8, color: colours.faint };

const roomHeight = 96;
/** Of a text that begins at the foot of a page, so much at least. */
const textStart = 28;

/** What everything in a section is drawn from. */
interface Drawing {
  readonly flow: Flow;
  readonly report: Report;
  readonly voice: Voice;
  readonly look: TableLook;
}

export function drawSection(flow: Flow, section: Section, report: Report, voice: Voice): void {
  const { paper } = flow;
  const isTurned = section.isWide !== flow.width > upright.width;
  if (isTurned) flow.newPage(section.isWide ? wide : upright);
  const drawing: Drawing = { flow, report, voice, look: section.isWide ? denseLook : usualLook };
  flow.gap(14);
  flow.need(headingHeight(flow, headingStyle) + startHeight(drawing, section.blocks));
  const element = paper.element(paper.root, 'Sect');
  paper.document.outline.addItem(section.title);
  flow.text(element, 'H2', section.title, headingStyle);
  flow.rule(colours.text, 1);
  flow.y += 5;
  for (const [index, block] of section.blocks.entries()) {
    // On wide paper every table is a page of its own.
    if (section.isWide && index > 0) flow.newPage();
    flow.need(startHeight(drawing, section.blocks.slice(index)));
    drawBlock(drawing, element, block);
  }
}

const headingHeight = ({ paper }: Flow, style: TextStyle) => paper.lineHeight(style) + 8;

/** What has to stand on one page, so that no heading or note is torn from what it belongs to. */
function startHeight(drawing: Drawing, [block, ...after]: readonly Block[]): number {
  const { flow, voice, look } = drawing;
  const heading = headingHeight(flow, subheadingStyle);
  switch (block?.kind) {
    case undefined:
      return 0;
    case 'heading':
      return heading + startHeight(drawing, after);
    case 'note':
      return textStart + (after[0]?.kind === 'table' ? startHeight(drawing, after) : 0);
    case 'table':
      return (block.title === undefined ? 0 : heading) + tableStart(flow, block, look);
    case 'trend':
      return trendHeight(flow, block.line, voice);
    case 'course':
      return heading + courseStart;
    case 'room':
      return roomHeight;
    case 'sentences':
    case 'facts':
      return textStart;
  }
}

function drawBlock({ flow, report, voice, look }: Drawing, parent: StructureElement, block: Block): void {
  switch (block.kind) {
    case 'heading':
      drawHeading(flow, parent, block.text);
      break;
    case 'sentences':
      for (const text of block.texts) flow.text(parent, 'P', text, textStyle, '・');
      flow.gap(4);
      break;
    case 'note':
      flow.text(parent, 'P', block.text, noteStyle);
      flow.gap(4);
      break;
    case 'facts':
      drawFacts(flow, parent, block.facts);
      flow.gap(6);
      break;
    case 'table':
      if (block.title !== undefined) drawHeading(flow, parent, block.title);
      drawTable(flow, parent, block, look);
      flow.gap(8);
      break;
    case 'trend':
      drawTrend(flow, parent, block.line, voice);
      break;
    case 'course':
      drawHeading(flow, parent, voice.words.course);
      drawCourse(flow, parent, report, voice);
      flow.gap(8);
      break;
    case 'room':
      drawRoom(flow, parent, block.title);
  }
}

function drawHeading(flow: Flow, parent: StructureElement, text: string): void {
  flow.gap(4);
  flow.text(parent, 'H3', text, subheadingStyle);
  flow.gap(2);
}

function drawRoom(flow: Flow, parent: StructureElement, title: string): void {
  const { paper } = flow;
  flow.need(roomHeight + 6);
  const { y } = flow;
  paper.decoration(() => paper.frame(flow.left, y, flow.width, roomHeight, colours.faint));
  const element = paper.element(parent, 'P');
  paper.tagged(element, 'P', () =>
    paper.write(paper.fitted(title, flow.width - 12, noteStyle), flow.left + 6, y + 3, noteStyle),
  );
  flow.y += roomHeight + 6;
}
