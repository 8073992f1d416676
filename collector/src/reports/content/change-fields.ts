import { reasonWords } from '../reasons.ts';
import type { Edition } from '../report.ts';
import { type Field, type FieldMakers, fieldsIn } from './change-values.ts';
import type { Voice } from './voice.ts';

/** What of a part of a report is told in words when it differs. */
export interface ChangedPart {
  /** Before each of its paths. */
  readonly path: string;
  /** What people call it; empty where its things have names of their own. */
  readonly title: string;
  /** What every thing of it has, by which one that is new or gone is known; null where it is one thing alone. */
  readonly identity: string | null;
  /** By what is left of the path, in the order in which they are told. */
  readonly fields: Readonly<Record<string, Field>>;
  /** Which of these tell one that is new or gone. */
  readonly brief: readonly string[];
}

/** Every part of a report that has words for its differences, in the order of the sections. */
export function changedParts(changes: Edition['changes'], voice: Voice): ChangedPart[] {
  const make = fieldsIn(voice);
  return [
    { path: 'sla', title: voice.words.cover.agreement, identity: null, fields: agreement(make, voice), brief: [] },
    { path: 'lines', title: '', identity: 'id', fields: line(changes, make, voice), brief: [] },
    ...targets(make, voice),
    ...happened(make, voice),
    ...continuity(make, voice),
    ...upkeep(changes, make, voice),
  ];
}

function agreement(make: FieldMakers, { words }: Voice): ChangedPart['fields'] {
  return {
    title: make.text(words.incidents.title),
    version: make.text(words.method.version),
    purpose: make.text(words.cover.purpose),
  };
}

function line(changes: Edition['changes'], make: FieldMakers, { words, language }: Voice): ChangedPart['fields'] {
  const { figures: heads } = words;
  const codes = changes.flatMap(({ what }) => /^lines\/.+?\/unknownByReason\/([^/]+)$/.exec(what)?.[1] ?? []);
  const reasons = [...new Set(codes)].map((code): [string, Field] => [
    `unknownByReason/${code}`,
    make.duration(`${heads.unknown}${words.bracketed(reasonWords(code, language))}`),
  ]);
  const ofYear = (head: string) => `${heads.yearToDate}${words.bracketed(head)}`;
  return {
    title: make.text(heads.service),
    serviceHours: make.text(heads.serviceHours),
    objective: make.objective(heads.objective),
    'figures/agreedMs': make.duration(heads.agreed),
    'figures/excludedMs': make.duration(heads.excluded),
    'figures/baseMs': make.duration(heads.base),
    'figures/downMs': make.duration(heads.down),
    'figures/unknownMs': make.duration(heads.unknown),
    ...Object.fromEntries(reasons),
    'figures/primary/percent': make.percent(heads.availability),
    'figures/worst/percent': make.percent(heads.worst),
    'figures/best/percent': make.percent(heads.best),
    'figures/coverage': make.percent(heads.coverage),
    'figures/verdict': make.verdict(heads.verdict),
    'figures/budgetMs': make.duration(heads.budget),
    'figures/budgetRemainingMs': make.remaining(heads.remaining),
    'figures/outageCount': make.text(heads.outageCount),
    'figures/longestOutageMs': make.duration(heads.longest),
    'figures/mttrMs': make.duration(heads.mttr),
    'figures/mtbfMs': make.duration(heads.mtbf),
    'yearToDate/objective': make.objective(ofYear(heads.objective)),
    'yearToDate/primary/percent': make.percent(ofYear(heads.availability)),
    'yearToDate/budgetRemainingMs': make.remaining(heads.yearRemaining),
    'yearToDate/verdict': make.verdict(ofYear(heads.verdict)),
    rtoMs: make.duration(words.continuity.rto),
    clockOffsetMs: make.duration(heads.clockOffset),
  };
}

function targets(make: FieldMakers, { words }: Voice): ChangedPart[] {
  const { targets: heads, figures } = words;
  const counts = {
    atMost: make.text(heads.atMost),
    actual: make.text(heads.actual),
    hidden: make.text(heads.hidden),
    verdict: make.verdict(figures.verdict),
  };
  const responses = {
    incidents: make.text(heads.incidents),
    respondTargetMs: make.duration(heads.respondTarget),
    respondWorstMs: make.duration(heads.respondWorst),
    respondMissed: make.text(heads.respondMissed),
    resolveTargetMs: make.duration(heads.resolveTarget),
    resolveWorstMs: make.duration(heads.resolveWorst),
    resolveMissed: make.text(heads.resolveMissed),
    clock: make.coded(heads.clock, heads.clocks),
  };
  return [
    { path: 'counts', title: heads.counts, identity: 'title', fields: counts, brief: ['actual', 'atMost'] },
    { path: 'responses', title: heads.responses, identity: 'priority', fields: responses, brief: ['incidents'] },
  ];
}

function happened(make: FieldMakers, voice: Voice): ChangedPart[] {
  const { incidents: heads, maintenance: work, adjustments, figures } = voice.words;
  const incidents = {
    title: make.text(heads.title),
    state: make.coded(heads.state, voice.words.incidentStates),
    priority: make.coded(heads.priority, voice.words.priorities),
    detectedAt: make.instant(heads.detected),
    acknowledgedAt: make.instant(heads.acknowledged),
    restoredAt: make.instant(heads.restored),
    closedAt: make.instant(heads.closed),
    respondMs: make.duration(heads.respond),
    resolveMs: make.duration(heads.resolve),
    respondMet: make.met(`${heads.respond}${voice.words.bracketed(figures.verdict)}`),
    resolveMet: make.met(`${heads.resolve}${voice.words.bracketed(figures.verdict)}`),
    outages: make.text(heads.outages),
  };
  const maintenance = {
    plannedTo: make.end(`${work.planned}${voice.words.bracketed(work.to)}`, voice.words.none),
    actualFrom: make.instant(`${work.actual}${voice.words.bracketed(work.from)}`),
    actualTo: make.end(`${work.actual}${voice.words.bracketed(work.to)}`, voice.words.none),
    overrunMs: make.duration(work.overrun),
    announcedAt: make.instant(work.announced),
    approvedBy: make.text(work.approvedBy),
    approvedAt: make.instant(work.approved),
    cancelledAt: make.instant(work.cancelled),
    excludedMs: make.duration(work.excluded),
    notExcludedBecause: make.coded(work.notExcluded, work.notExcludedBecause),
  };
  const adjusted = {
    to: make.end(adjustments.to, voice.words.none),
    status: make.coded(adjustments.status, adjustments.statuses),
    reason: make.text(adjustments.reason),
    author: make.text(adjustments.author),
    approvedBy: make.text(adjustments.approvedBy),
    retroactive: make.yesNo(adjustments.retroactive),
  };
  return [
    {
      ...{ path: 'outages', title: heads.outages, identity: 'line', fields: outages(make, voice) },
      brief: ['to', 'downMs', 'countedMs'],
    },
    { path: 'incidents', title: heads.heading, identity: 'title', fields: incidents, brief: ['title', 'state'] },
    {
      ...{ path: 'maintenance', title: figures.maintenance, identity: 'title', fields: maintenance },
      brief: ['plannedTo', 'excludedMs'],
    },
    {
      ...{ path: 'adjustments', title: adjustments.heading, identity: 'target', fields: adjusted },
      brief: ['to', 'status', 'reason'],
    },
  ];
}

function outages(make: FieldMakers, { words }: Voice): ChangedPart['fields'] {
  const { outages: heads } = words;
  const of = (head: string, part: string) => `${head}${words.bracketed(part)}`;
  const action = (name: 'interim' | 'permanent') => ({
    [`${name}/text`]: make.text(heads[name]),
    [`${name}/owner`]: make.text(of(heads[name], heads.owner)),
    [`${name}/dueOn`]: make.day(of(heads[name], heads.dueOn)),
    [`${name}/doneOn`]: make.day(of(heads[name], heads.doneOn)),
  });
  return {
    to: make.end(heads.to, heads.open),
    earliest: make.instant(heads.earliest),
    latest: make.instant(heads.latest),
    downMs: make.duration(heads.down),
    'bounds/leastMs': make.duration(heads.least),
    'bounds/mostMs': make.duration(heads.most),
    countedMs: make.duration(heads.counted),
    detectMs: make.duration(heads.detect),
    detectedBy: make.coded(heads.detectedBy, words.detectedBy),
    reason: make.reason(heads.reason),
    impact: make.text(heads.impact),
    usersAffected: make.text(heads.usersAffected),
    'cause/category': make.coded(heads.category, words.causeCategories),
    'cause/text': make.text(heads.cause),
    'cause/certainty': make.coded(heads.certainty, heads.certainties),
    ...action('interim'),
    ...action('permanent'),
    waived: make.text(heads.waived),
    incident: make.text(heads.incident),
  };
}

function continuity(make: FieldMakers, { words }: Voice): ChangedPart[] {
  const { continuity: heads, figures, outages } = words;
  const recovery = {
    rtoMs: make.duration(heads.rto),
    longestMs: make.duration(heads.longest),
    'bounds/leastMs': make.duration(`${heads.longest}${words.bracketed(figures.worst)}`),
    'bounds/mostMs': make.duration(`${heads.longest}${words.bracketed(figures.best)}`),
    met: make.met(figures.verdict),
  };
  const points = {
    rpoMs: make.duration(heads.rpo),
    worstMs: make.duration(heads.oldest),
    met: make.met(figures.verdict),
  };
  const drills = {
    on: make.day(heads.on),
    scenario: make.text(heads.scenario),
    rtoMs: make.duration(heads.rto),
    tookMs: make.duration(heads.took),
    passed: make.coded(heads.result, { true: heads.passed, false: heads.failed }),
    findings: make.text(heads.findings),
    nextOn: make.day(heads.nextOn),
  };
  const invocations = {
    on: make.day(heads.on),
    endedOn: make.day(heads.ended),
    why: make.text(heads.why),
    incident: make.text(outages.incident),
    rtoMs: make.duration(heads.rto),
    tookMs: make.duration(heads.took),
    rpoMs: make.duration(heads.rpo),
    lostMs: make.duration(heads.lost),
    findings: make.text(heads.findings),
  };
  const contactLists = {
    edition: make.text(words.editions.edition),
    on: make.day(heads.on),
    how: make.coded(heads.handedOut, heads.handedOutAs),
    to: make.text(heads.handedOutTo),
  };
  return [
    {
      ...{ path: 'continuity/invocations', title: heads.invocations, identity: 'title', fields: invocations },
      brief: ['on'],
    },
    {
      ...{ path: 'continuity/recovery', title: heads.recovery, identity: 'line', fields: recovery },
      brief: ['rtoMs', 'longestMs', 'met'],
    },
    {
      ...{ path: 'continuity/points', title: heads.points, identity: 'title', fields: points },
      brief: ['rpoMs', 'worstMs', 'met'],
    },
    {
      ...{ path: 'continuity/drills', title: heads.drills, identity: 'title', fields: drills },
      brief: ['on', 'tookMs', 'passed'],
    },
    {
      ...{ path: 'continuity/contactLists', title: heads.contactLists, identity: 'title', fields: contactLists },
      brief: ['edition', 'on'],
    },
  ];
}

function upkeep(changes: Edition['changes'], make: FieldMakers, { words }: Voice): ChangedPart[] {
  const { upkeep: heads, risks: risk, figures } = words;
  const capacity = {
    measured: make.text(heads.measured),
    limit: make.text(heads.limit),
    verdict: make.coded(figures.verdict, heads.limits),
    forecast: make.text(heads.forecast),
  };
  const suppliers = {
    objective: make.objective(heads.objective),
    actual: make.text(heads.actual),
    met: make.met(figures.verdict),
    note: make.text(heads.note),
  };
  const improvements = {
    owner: make.text(heads.owner),
    dueOn: make.day(heads.dueOn),
    doneOn: make.day(heads.doneOn),
    state: make.coded(heads.state, heads.states),
  };
  const risks = {
    likelihood: make.coded(risk.likelihood, risk.degrees),
    impact: make.coded(risk.impact, risk.degrees),
    treatment: make.coded(risk.treatment, risk.treatments),
    measure: make.text(risk.measure),
    acceptedBy: make.text(risk.acceptedBy),
    acceptedOn: make.day(risk.acceptedOn),
    owner: make.text(risk.owner),
    reviewOn: make.day(risk.reviewOn),
    reviewLate: make.yesNo(risk.reviewLate),
    closedOn: make.day(risk.closedOn),
    state: make.coded(risk.state, risk.states),
  };
  const places = changes.flatMap(({ what }) => /^decisions\/(\d+)$/.exec(what)?.[1] ?? []);
  const decisions = Object.fromEntries(places.map((place) => [place, make.text(heads.decisions)]));
  return [
    { path: 'capacity', title: heads.capacity, identity: 'title', fields: capacity, brief: ['measured'] },
    { path: 'suppliers', title: heads.suppliers, identity: 'title', fields: suppliers, brief: ['actual'] },
    { path: 'improvements', title: heads.improvements, identity: 'title', fields: improvements, brief: ['state'] },
    { path: 'decisions', title: heads.decisions, identity: null, fields: decisions, brief: [] },
    { path: 'risks', title: risk.title, identity: 'title', fields: risks, brief: ['state'] },
  ];
}
