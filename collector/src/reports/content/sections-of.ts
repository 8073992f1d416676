import type { Report } from '../report.ts';
import type { SectionName } from '../section-names.ts';
import { adjustments } from './adjustments.ts';
import { attainment } from './attainment.ts';
import type { Block, Section } from './block.ts';
import { continuity } from './continuity.ts';
import { daily } from './daily.ts';
import { editions } from './editions.ts';
import { maintenance } from './maintenance.ts';
import { method } from './method.ts';
import { outages } from './outages.ts';
import { risks } from './risks.ts';
import { summary } from './summary.ts';
import { trend } from './trend.ts';
import { capacity, improvements } from './upkeep.ts';
import type { Voice } from './voice.ts';

const contents: Readonly<Record<SectionName, (report: Report, voice: Voice) => Block[]>> = {
  summary,
  attainment,
  trend,
  outages,
  maintenance,
  adjustments,
  continuity,
  capacity,
  improvements,
  risks,
  method,
  daily,
  editions,
};

/** The sections of a report in its order and numbered, without those that tell only of records that there are not. */
export function sectionsOf(report: Report, voice: Voice): Section[] {
  const told = report.sections.flatMap((name) => {
    const blocks = contents[name](report, voice);
    return blocks.length === 0 ? [] : [{ name, blocks }];
  });
  return told.map(({ name, blocks }, index) => ({
    name,
    title: `${index + 1}. ${voice.words.sections[name]}`,
    blocks,
    isWide: name === 'daily' && report.lines.length > 0,
  }));
}
