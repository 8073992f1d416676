import type { StructureElement } from 'pdfkit';
import type { Block, Section } from '../content/block.ts';
import type { Voice } from '../content/voice.ts';
import type { Report } from '../report.ts';
import { colours } from './colours.ts';
import { drawCourse } from './course-chart.ts';
import { drawFacts } from './facts.ts';
import type { Flow } from './flow.ts';
import { upright, wide } from './page-size.ts';
import type { TextStyle } from './paper.ts';
import { drawTable } from './table.ts';
import { denseLook, usualLook } from './table-row.ts';
import { drawTrend } from './trend-chart.ts';

const headingStyle: TextStyle = { size: 12, weight: 'bold' };
const subheadingStyle: TextStyle = { size: 9, weight: 'bold' };
const textStyle: TextStyle = { size: 8.8 };
const noteStyle: TextStyle = { size: 8, color: colours.faint };

/** So much of a section has to follow its heading on the same page. */
const afterHeading = 56;
const roomHeight = 96;

export function drawSection(flow: Flow, section: Section, report: Report, voice: Voice): void {
  const { paper } = flow;
  const isTurned = section.isWide !== flow.width > upright.width;
  if (isTurned) flow.newPage(section.isWide ? wide : upright);
  flow.gap(14);
  flow.need(afterHeading);
  const element = paper.element(paper.root, 'Sect');
  paper.document.outline.addItem(section.title);
  flow.text(element, 'H2', section.title, headingStyle);
  flow.rule(colours.text, 1);
  flow.y += 5;
  for (const [index, block] of section.blocks.entries()) {
    // On wide paper every table is a page of its own.
    if (section.isWide && index > 0) flow.newPage();
    drawBlock(flow, element, block, report, voice, section.isWide);
  }
}

function drawBlock(
  flow: Flow,
  parent: StructureElement,
  block: Block,
  report: Report,
  voice: Voice,
  isWide: boolean,
): void {
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
      drawTable(flow, parent, block, isWide ? denseLook : usualLook);
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

/** Stays with what it is the heading of. */
function drawHeading(flow: Flow, parent: StructureElement, text: string): void {
  flow.gap(4);
  flow.need(afterHeading);
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
