import { etagOf } from '../api/definition-answer.ts';
import { movedBy } from '../api/incident-moves.ts';
import type { Saved } from '../api/save-definition.ts';
import { changeIncident, findIncident, noted, openIncident } from '../api/save-incident.ts';
import { incidentRules } from '../definitions/incident-rules.ts';
import { incidentsOf, openIncidents } from '../definitions/journal.ts';
import { measuredEnds } from '../definitions/measured-ends.ts';
import { CollectorError } from '../errors.ts';
import { epochMs, incidentSources, incidentStates } from '../incidents/incident.ts';
import { clocksOf, type IncidentClock } from '../incidents/incident-clocks.ts';
import { degrees, priorities } from '../incidents/priority.ts';
import { hms, signedHms } from '../reports/figures.ts';
import { wordsIn } from '../reports/words/words-in.ts';
import type { Store } from '../store/store.ts';
import { type Command, type Io, optional, type Values } from './command.ts';
import { commandWords } from './command-words.ts';
import {
  choiceOf,
  choiceOption,
  instantOf,
  journalOptions,
  journalUsage,
  localTime,
  monthOption,
  openJournal,
  targetOf,
} from './journal.ts';

const incidentList: Command = {
  name: 'incident list',
  summary: 'Lists the incidents of a month, or all that are open, with what is left of their clocks.',
  usage: `--data DIR [--month 2026-10 | --open] [--lang ja|en] ${journalUsage}`,
  options: { ...journalOptions, month: { type: 'string' }, open: { type: 'boolean' }, lang: { type: 'string' } },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const words = wordsIn[io.language];
    if (values.open === true && values.month !== undefined) throw new CollectorError('USAGE', ['monthOrOpen']);
    await using journal = await openJournal(values, io);
    const { store, timeZone, nowMs } = journal;
    const month = monthOption(values, journal);
    const incidents = await (values.open === true ? openIncidents(store, month) : incidentsOf(store, month, month));
    const judgedBy = incidentRules(await store.definitions.entries());
    const { id, state, priority, detected, respond, resolve, title } = words.incidents;
    if (incidents.length > 0) io.out([id, state, priority, detected, respond, resolve, title].join('\t'));
    const said = incidents.map(({ incident }) => incident);
    const measuredEndMs = await measuredEnds(store, said, { timeZone, asOfMs: nowMs });
    for (const { id: incidentId, incident } of incidents) {
      const { rules, agreed } = judgedBy(incident);
      const clocks = clocksOf(incident, rules, agreed, { nowMs, measuredEndMs: measuredEndMs(incident) });
      const cells = [
        incidentId,
        words.incidentStates[incident.state],
        clocks.priority === null ? '-' : words.priorities[clocks.priority],
        localTime(epochMs(incident.detectedAt), timeZone),
        clockText(clocks.respond),
        clockText(clocks.resolve),
        incident.title,
      ];
      io.out(cells.join('\t'));
    }
    return 0;
  },
};

/** How long it took, or takes by now; in brackets what was left of the target, or is. */
function clockText({ elapsedMs, remainingMs, isStopped }: IncidentClock): string {
  const left = remainingMs === null ? '' : ` (${signedHms(remainingMs)})`;
  return `${hms(elapsedMs)}${isStopped ? '' : '…'}${left}`;
}

/** What may be said when an incident is opened, and with a move. */
const said = {
  impact: { type: 'string' },
  urgency: { type: 'string' },
  priority: { type: 'string' },
  owner: { type: 'string' },
  reason: { type: 'string' },
} as const;
const saidUsage = `[--impact ${degrees.join('|')}] [--urgency …] [--priority ${priorities.join('|')}] [--owner NAME] [--reason TEXT]`;

function saidBy(values: Values) {
  const impact = choiceOption(values, 'impact', degrees);
  const urgency = choiceOption(values, 'urgency', degrees);
  const priority = choiceOption(values, 'priority', priorities);
  const owner = optional(values, 'owner');
  return {
    ...(impact && { impact }),
    ...(urgency && { urgency }),
    ...(priority && { priority }),
    ...(owner !== undefined && { owner }),
  };
}

/** More outages at once are one proposal of the API. */
const outagesMax = 100;

const incidentOpen: Command = {
  name: 'incident open',
  summary: 'Opens an incident, about the outages that are named by a target and an instant, if any.',
  usage: `--data DIR TITLE [TARGET@INSTANT …] [--source ${incidentSources.join('|')}] [--detected INSTANT] [--sla ID] [--potential] ${saidUsage} ${journalUsage}`,
  options: {
    ...journalOptions,
    ...said,
    source: { type: 'string' },
    detected: { type: 'string' },
    sla: { type: 'string' },
    potential: { type: 'boolean' },
  },
  positionals: { min: 1, max: 1 + outagesMax },
  async run(values, [title = '', ...names], io) {
    const detected = optional(values, 'detected');
    const sla = optional(values, 'sla');
    const source = choiceOption(values, 'source', incidentSources) ?? (names.length > 0 ? 'monitoring' : 'manual');
    const opened = {
      title,
      source,
      ...saidBy(values),
      ...(detected !== undefined && { detectedAt: instantOf(detected, '--detected') }),
      ...(sla !== undefined && { sla }),
      ...(values.potential === true && { isPotential: true }),
    };
    await using journal = await openJournal(values, io);
    const { store, writer, nowMs } = journal;
    const outages = await Promise.all(names.map((name) => outageNamed(store, name)));
    return told(await openIncident(store, { ...opened, ...(names.length > 0 && { outages }) }, writer, nowMs), io);
  },
};

async function outageNamed(store: Store, name: string) {
  const [target = '', at = ''] = name.split('@');
  return { target: await targetOf(store, target), at: instantOf(at, name) };
}

const incidentMove: Command = {
  name: 'incident move',
  summary: 'Takes an incident to another state; docs/incidents.md says what each state needs.',
  usage: `--data DIR ID ${incidentStates.join('|')} [--at INSTANT] [--permanent TEXT] [--due DATE] [--done DATE] [--waive WHY] ${saidUsage} ${journalUsage}`,
  options: {
    ...journalOptions,
    ...said,
    at: { type: 'string' },
    permanent: { type: 'string' },
    due: { type: 'string' },
    done: { type: 'string' },
    waive: { type: 'string' },
  },
  positionals: { min: 2, max: 2 },
  async run(values, [id = '', state = ''], io) {
    const to = choiceOf(state, state, incidentStates);
    const at = optional(values, 'at');
    const move = { to, at: at === undefined ? undefined : instantOf(at, '--at') };
    await using journal = await openJournal(values, io);
    const { store, writer, nowMs } = journal;
    const found = await findIncident(store, id);
    if ('ok' in found) throw new CollectorError(found.code, found.detail);
    const permanent = { ...found.incident.permanent, ...permanentBy(values) };
    const waived = optional(values, 'waive');
    const members = {
      ...saidBy(values),
      ...(Object.keys(permanent).length > 0 && { permanent }),
      ...(waived !== undefined && { waived }),
    };
    const change = movedBy(store, { ...move, said: members }, writer, nowMs);
    return told(await changeIncident(store, id, writer, change, etagOf(found.entry)), io);
  },
};

/** Who leads the response owns its permanent action, unless that has an owner of its own. */
function permanentBy(values: Values): Readonly<Record<string, string>> {
  const members = [
    ['text', optional(values, 'permanent')],
    ['owner', optional(values, 'permanent') === undefined ? undefined : optional(values, 'owner')],
    ['dueOn', optional(values, 'due')],
    ['doneOn', optional(values, 'done')],
  ] as const;
  return Object.fromEntries(members.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}

const incidentNote: Command = {
  name: 'incident note',
  summary: 'Adds a line to the timeline of an incident; no later one can change it.',
  usage: `--data DIR ID TEXT [--at INSTANT] ${journalUsage}`,
  options: { ...journalOptions, at: { type: 'string' } },
  positionals: { min: 2, max: 2 },
  async run(values, [id = '', text = ''], io) {
    const at = optional(values, 'at');
    const happenedAt = at === undefined ? undefined : instantOf(at, '--at');
    await using journal = await openJournal(values, io);
    const { store, writer } = journal;
    return told(await changeIncident(store, id, writer, noted(text, happenedAt, writer)), io);
  },
};

function told(saved: Saved, io: Io): number {
  if (!saved.ok) throw new CollectorError(saved.code, saved.detail);
  const { id, body, version } = saved.entry;
  const state = incidentStates.find((one) => one === body?.state);
  io.out(commandWords[io.language].incidentSaved(id, state, version));
  return 0;
}

export const incidentCommands: readonly Command[] = [incidentList, incidentOpen, incidentMove, incidentNote];
