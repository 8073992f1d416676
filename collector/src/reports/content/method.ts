import { hms } from '../figures.ts';
import type { Report } from '../report.ts';
import type { Words } from '../words/words.ts';
import { right } from './attainment.ts';
import type { Block, Table } from './block.ts';
import { serviceRules } from './service-rules.ts';
import type { Voice } from './voice.ts';

/** How it was measured and reckoned, so that nobody has to ask, and everything that proves it. */
export function method(report: Report, voice: Voice): Block[] {
  const { words } = voice;
  const { method } = words;
  return [
    { kind: 'heading', text: method.rules },
    { kind: 'sentences', texts: method.ruleTexts },
    ...policies(report, voice),
    ...serviceRules(report, voice),
    ...sources(report, voice),
    { kind: 'heading', text: method.versions },
    { kind: 'facts', facts: facts(report, voice) },
    ...definitions(report, voice),
    ...evaluations(report, voice),
    {
      kind: 'table',
      title: method.glossary,
      columns: [{ head: method.term }, { head: method.meaning }],
      rows: method.terms.map(([term, meaning]) => ({ cells: [{ text: term, isStrong: true }, meaning] })),
    },
  ];
}

function policies({ method }: Report, { words, lineTitle }: Voice): Table[] {
  const { method: heads } = words;
  if (method.policies.length === 0) return [];
  const limit = (ms: number | null) => (ms === null ? words.notSet : hms(ms));
  return [
    {
      kind: 'table',
      title: heads.policies,
      columns: [
        { head: words.figures.service },
        { head: heads.degraded },
        { head: heads.unknown },
        { head: heads.maintenance },
        right(heads.minimumNotice),
        right(heads.cap),
        right(heads.shortest),
      ],
      rows: method.policies.map((one) => ({
        cells: [
          lineTitle(one.line),
          heads.degradedAs[one.degraded],
          heads.unknownAs[one.unknown],
          heads.maintenanceAs[one.maintenance],
          noticeText(one, words),
          limit(one.capMs),
          hms(one.ignoreShorterThanMs),
        ],
      })),
    },
  ];
}

function noticeText(
  { minimumNoticeMs, minimumNoticeBusinessDays }: Report['method']['policies'][number],
  { method, notSet }: Words,
): string {
  if (minimumNoticeBusinessDays !== undefined) return method.noticeDays(minimumNoticeBusinessDays);
  if (minimumNoticeMs === 0) return method.noticeBeforeStart;
  return minimumNoticeMs === null ? notSet : hms(minimumNoticeMs);
}

function sources({ method }: Report, { words }: Voice): Table[] {
  const { method: heads } = words;
  if (method.sources.length === 0) return [];
  return [
    {
      kind: 'table',
      title: heads.sources,
      columns: [{ head: heads.source }, { head: heads.kind }, right(heads.every), { head: heads.confirmation }],
      rows: method.sources.map(({ title, kind, everyMs, failures, recoveries }) => ({
        cells: [
          title,
          kind === 'host' ? heads.hostKind : kind,
          everyMs === null ? '—' : hms(everyMs),
          heads.confirmationText(failures, recoveries),
        ],
      })),
    },
  ];
}

function facts({ method }: Report, { words, dates }: Voice): (readonly [string, string])[] {
  const { method: heads } = words;
  const known = (ms: number | null) => (ms === null ? words.notKnown : hms(ms));
  return [
    [heads.hold, known(method.holdMs)],
    [heads.worstClockOffset, known(method.worstClockOffsetMs)],
    [heads.software, method.versions.software],
    [heads.tzdata, method.versions.tzdata],
    [heads.holidays, method.versions.holidays],
    [heads.root, method.root === null ? words.none : `${dates.shortDay(method.root.day)} ${method.root.hash}`],
  ];
}

function definitions({ method }: Report, { words }: Voice): Table[] {
  const { method: heads } = words;
  if (method.definitions.length === 0) return [];
  return [
    {
      kind: 'table',
      title: heads.definitions,
      columns: [{ head: heads.definition }, right(heads.version), { head: heads.hash }],
      rows: method.definitions.map(({ id, version, hash }) => ({ cells: [id, String(version), hash] })),
    },
  ];
}

function evaluations({ method }: Report, { words, lineTitle }: Voice): Table[] {
  const { method: heads } = words;
  if (method.evaluations.length === 0) return [];
  return [
    {
      kind: 'table',
      title: heads.evaluations,
      columns: [{ head: words.figures.service }, { head: heads.hash }],
      rows: method.evaluations.map(({ line, sha256 }) => ({ cells: [lineTitle(line), sha256] })),
    },
  ];
}
