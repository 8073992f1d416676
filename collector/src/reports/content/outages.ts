import { hms } from '../figures.ts';
import { reasonWords } from '../reasons.ts';
import type { Report } from '../report.ts';
import type { Action, IncidentRow, Link, OutageRow } from '../rows.ts';
import { right } from './attainment.ts';
import type { Block, Cell, Detail, Row } from './block.ts';
import { boundsText } from './continuity.ts';
import { noOutages } from './no-outages.ts';
import { type Voice, wordFor } from './voice.ts';

/** Every unplanned outage with what people found out and did, then the incidents that were made of them. */
export function outages(report: Report, voice: Voice): Block[] {
  const { words, dates } = voice;
  return [
    { kind: 'note', text: words.timesIn(dates.zone) },
    ...outageTable(report, voice),
    ...uncounted(report, voice),
    ...incidents(report, voice),
  ];
}

function outageTable({ outages, lines }: Report, voice: Voice): Block[] {
  const { words } = voice;
  const { outages: heads } = words;
  if (outages.length === 0) return [{ kind: 'note', text: noOutages({ lines }, words.empty.outages, words) }];
  return [
    {
      kind: 'table',
      columns: [
        right(heads.number),
        { head: heads.target },
        { head: heads.from, isWhole: true },
        { head: heads.to, isWhole: true },
        right(heads.down),
        right(heads.counted),
        right(heads.detect),
        { head: heads.impact },
      ],
      rows: outages.map((outage, index) => outageRow(outage, index + 1, voice)),
    },
  ];
}

/** What was not as it should be and is no downtime, by line: so that nobody asks where it went. */
function uncounted({ lines, method }: Report, voice: Voice): Block[] {
  const { outages: heads, listed } = voice.words;
  const facts = lines.flatMap(({ id, title, uncounted }): (readonly [string, string])[] => {
    if (!uncounted) return [];
    const { degraded, brief } = uncounted;
    const shortestMs = method.policies.find(({ line }) => line === id)?.ignoreShorterThanMs ?? 0;
    const texts = [
      ...(degraded.count === 0 ? [] : [heads.degraded(degraded.count, hms(degraded.ms))]),
      ...(brief.count === 0 ? [] : [heads.brief(brief.count, hms(brief.ms), hms(shortestMs))]),
    ];
    return texts.length === 0 ? [] : [[title, texts.join(listed)]];
  });
  if (facts.length === 0) return [];
  return [
    { kind: 'heading', text: heads.uncounted },
    { kind: 'facts', facts },
  ];
}

function outageRow(outage: OutageRow, number: number, voice: Voice): Row {
  const { words, dates } = voice;
  const { outages: heads } = words;
  const line = voice.lineTitle(outage.line);
  const users = outage.usersAffected === null ? [] : [heads.users(outage.usersAffected)];
  const impact = [...(outage.impact === null ? [] : [outage.impact]), ...users].join(words.listed);
  const by = outage.detectedBy === null ? {} : { small: wordFor(words.detectedBy, outage.detectedBy) };
  return {
    cells: [
      String(number),
      { text: outage.title, ...(line !== outage.title && { small: line }), isStrong: true },
      dates.short(outage.from),
      outage.to === null ? { text: heads.open, isStrong: true } : dates.shortEnd(outage.to),
      { text: hms(outage.downMs), ...lengthBounds(outage, words.outages.open), isStrong: true },
      hms(outage.countedMs),
      { text: outage.detectMs === null ? words.notKnown : hms(outage.detectMs), ...by },
      impact === '' ? { text: heads.notWritten } : impact,
    ],
    details: outageDetails(outage, voice),
  };
}

/** Where they are more than what is said already. */
function lengthBounds({ downMs, bounds }: OutageRow, open: string): Pick<Cell, 'small'> {
  if (!bounds) return {};
  const text = boundsText(bounds, open);
  return text === boundsText({ leastMs: downMs, mostMs: downMs }, open) ? {} : { small: text };
}

function outageDetails(outage: OutageRow, voice: Voice): Detail[] {
  const { words, dates, language } = voice;
  const { outages: heads } = words;
  const some = (name: string, text: string | null): Detail[] => (text === null || text === '' ? [] : [{ name, text }]);
  const { cause, interim } = outage;
  const causeDetail: Detail = cause
    ? {
        name: `${heads.cause}${words.bracketed(heads.certainties[cause.certainty])}`,
        text: `${wordFor(words.causeCategories, cause.category)}${words.colon}${cause.text}`,
      }
    : { name: heads.cause, text: heads.notWritten, isMissing: true };
  return [
    causeDetail,
    ...some(heads.interim, interim && actionText(interim, voice)),
    permanentDetail(outage, voice),
    ...some(heads.decisions, outage.decisions.join('\n')),
    ...some(heads.reason, outage.reason && reasonWords(outage.reason, language)),
    ...some(heads.earliest, outage.earliest && dates.short(outage.earliest)),
    ...some(heads.latest, outage.latest && dates.short(outage.latest)),
    ...some(heads.incident, outage.incident),
    ...some(heads.links, linksText(outage.links)),
  ];
}

/** What keeps it from happening again, or why nothing does: only where neither was said is something missing. */
function permanentDetail({ permanent, waived }: OutageRow, voice: Voice): Detail {
  const { outages: heads } = voice.words;
  if (permanent) return { name: heads.permanent, text: actionText(permanent, voice) };
  if (waived) return { name: heads.waived, text: waived };
  return { name: heads.permanent, text: heads.notWritten, isMissing: true };
}

/** What is done, by whom, until when. */
function actionText({ text, owner, dueOn, doneOn }: Action, { words, dates }: Voice): string {
  const { outages: heads } = words;
  const facts = [
    owner === null ? null : `${heads.owner} ${owner}`,
    dueOn === null ? null : `${heads.dueOn} ${dates.shortDay(dueOn)}`,
    doneOn === null ? null : `${heads.doneOn} ${dates.shortDay(doneOn)}`,
  ].filter((fact) => fact !== null);
  return facts.length === 0 ? text : `${text}${words.bracketed(facts.join(words.listed))}`;
}

const linksText = (links: readonly Link[]) => links.map(({ title, url }) => `${title} <${url}>`).join('\n');

function incidents({ incidents }: Report, voice: Voice): Block[] {
  const { words } = voice;
  const { incidents: heads } = words;
  if (incidents.length === 0) return [{ kind: 'note', text: words.empty.incidents }];
  return [
    {
      kind: 'table',
      title: heads.heading,
      columns: [
        { head: heads.id, isWhole: true },
        { head: heads.title },
        { head: heads.priority, isWhole: true },
        { head: heads.state, isWhole: true },
        { head: heads.detected, isWhole: true },
        right(heads.respond),
        right(heads.resolve),
        right(heads.outages),
      ],
      rows: incidents.map((incident) => incidentRow(incident, voice)),
    },
  ];
}

function incidentRow(incident: IncidentRow, voice: Voice): Row {
  const { words, dates } = voice;
  const { incidents: heads } = words;
  const clock = (ms: number | null, isMet: boolean | null): Cell => ({
    text: ms === null ? '—' : hms(ms),
    mark: isMet === null ? null : isMet ? 'met' : 'missed',
  });
  const moments = [
    [heads.acknowledged, incident.acknowledgedAt],
    [heads.restored, incident.restoredAt],
    [heads.closed, incident.closedAt],
  ].flatMap(([name, at]) => (at ? [`${name} ${dates.short(at)}`] : []));
  const { measured } = incident;
  const measuredText =
    measured && heads.measured(measured.restoredAt === null ? null : dates.short(measured.restoredAt));
  const timeline = incident.timeline.map(({ at, by, text }) => `${dates.short(at)} ${by}${words.colon}${text}`);
  const details: Detail[] = [
    { name: heads.at, text: moments.join(words.listed) },
    { name: heads.measuredHead, text: measuredText ?? '' },
    { name: heads.timeline, text: timeline.join('\n') },
    { name: words.outages.links, text: linksText(incident.links) },
  ];
  return {
    cells: [
      { text: incident.id, isStrong: true },
      incident.title,
      incident.priority === null ? '—' : wordFor(words.priorities, incident.priority),
      wordFor(words.incidentStates, incident.state),
      dates.short(incident.detectedAt),
      clock(incident.respondMs, incident.respondMet),
      clock(incident.resolveMs, incident.resolveMet),
      String(incident.outages),
    ],
    details: details.filter(({ text }) => text !== ''),
  };
}
