import { strToU8 } from 'fflate';
import { toBytes } from 'pdfkit/output';
import { coverOf } from '../content/cover.ts';
import { sectionsOf } from '../content/sections-of.ts';
import { type Voice, voiceOf } from '../content/voice.ts';
import type { Manner, Report } from '../report.ts';
import { drawAround, drawWatermark } from './around.ts';
import { drawSection } from './draw-section.ts';
import { Flow } from './flow.ts';
import { type FontFiles, type Fonts, openFonts, substitute } from './fonts.ts';
import { drawFront } from './front.ts';
import { upright } from './page-size.ts';
import { Paper } from './paper.ts';

/** The report on paper, with its dataset attached: the same report gives the same bytes. */
export async function renderPdf(report: Report, manner: Manner, files: FontFiles): Promise<Uint8Array> {
  const voice = voiceOf(report, manner);
  const fonts = openFonts(files);
  const cover = coverOf(report, voice);
  const paper = new Paper(fonts, { language: manner.language, info: informationOf(report, voice) });
  const flow = new Flow(paper, upright, () => {
    const frame = paper.frames.at(-1);
    if (cover.isDraft && frame) drawWatermark(paper, frame, voice.words.draft);
  });
  drawFront(flow, paper.root, cover, voice.words);
  for (const section of sectionsOf(report, voice)) drawSection(flow, section, report, voice);
  drawLacking(flow, report, fonts, voice);
  drawAround(paper, cover, voice.words);
  attach(paper, report);
  paper.root.end();
  paper.document.end();
  return toBytes(paper.document);
}

/** XMP is XML, and PDFKit writes these texts into it as they are. */
const plain = (text: string) => text.replace(/[<>&]/g, ' ').replace(/\p{C}/gu, '');

function informationOf(report: Report, { words, dates }: Voice): Record<string, unknown> {
  const { document, period, sla } = report;
  return {
    Title: plain(`${words.title} ${dates.month(period.month)} ${document.number}`),
    Author: plain(sla?.provider.name ?? document.organisation),
    Subject: plain(`${document.number} ${words.cover.edition(document.edition)}`),
    Keywords: report.hash,
    Creator: 'kadoban',
    Producer: plain(`kadoban ${report.method.versions.software}`),
    CreationDate: creationDate(document.generatedAt),
  };
}

/** What PDFKit asks of a `Date`, which pure code has not: as a text it is written as it is, in the form of PDF. */
function creationDate(at: string): object {
  const instant = Temporal.Instant.from(at);
  const digits = instant.toString({ smallestUnit: 'second' }).replace(/\D/g, '');
  return Object.assign(new String(`D:${digits}Z`), {
    getTime: () => instant.epochMilliseconds,
    toISOString: () => instant.toString({ fractionalSecondDigits: 3 }),
  });
}

/** What this stands on, so that whoever has the paper can render it again. */
function attach(paper: Paper, report: Report): void {
  const content = strToU8(`${JSON.stringify(report, null, 2)}\n`);
  paper.document.file(content, {
    name: 'report.json',
    type: 'application/json',
    description: report.format,
    relationship: 'Source',
  });
}

/** Says what the substitutes stand for: a name that is not drawn must not look as if it were. */
function drawLacking(flow: Flow, report: Report, fonts: Fonts, { words }: Voice): void {
  const lacking = fonts.lacking(textsOf(report).join(''));
  if (lacking.length === 0) return;
  const names = lacking.map((one) => `U+${(one.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`);
  const text = words.substituted(substitute, names.join(words.listed));
  flow.text(flow.paper.root, 'P', text, { size: 7.5 });
}

/** Every text somewhere in a value. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
