import { etagOf } from '../api/definition-answer.ts';
import { saveNote } from '../api/save-note.ts';
import { notesWithin } from '../definitions/journal.ts';
import { askedMonth, findOutages, isOf, type ToldOutage, toldOutages } from '../definitions/told-outages.ts';
import { CollectorError } from '../errors.ts';
import { causeCategories } from '../incidents/causes.ts';
import { impactDegrees, type OutageNote } from '../incidents/outage-note.ts';
import { hms } from '../reports/figures.ts';
import type { RecordWords } from '../reports/words/record-words.ts';
import { wordsIn } from '../reports/words/words-in.ts';
import { type Command, optional, type Values } from './command.ts';
import { commandWords } from './command-words.ts';
import {
  choiceOption,
  instantOf,
  type Journal,
  journalOptions,
  journalUsage,
  localTime,
  monthOption,
  openJournal,
  targetOf,
} from './journal.ts';

const outageList: Command = {
  name: 'outage list',
  summary: 'Lists the outages of a month, with the instant that names each, and what a report still needs of it.',
  usage: `--data DIR [--month 2026-10] [--slo ID | --target TARGET] [--missing] [--lang ja|en] ${journalUsage}`,
  options: {
    ...journalOptions,
    month: { type: 'string' },
    slo: { type: 'string' },
    target: { type: 'string' },
    missing: { type: 'boolean' },
    lang: { type: 'string' },
  },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const words = wordsIn[io.language];
    await using journal = await openJournal(values, io);
    const { store, timeZone, nowMs } = journal;
    const [slo, named] = [optional(values, 'slo'), optional(values, 'target')];
    const target = named === undefined ? undefined : await targetOf(store, named);
    const asked = await askedMonth(store, { slo, target }, { month: monthOption(values, journal), timeZone });
    if (!asked) throw new CollectorError('DEFINITION_UNKNOWN', `slo ${slo}`);
    const told = await toldOutages(store, asked, nowMs);
    const outages = told.outages.filter(({ missing }) => values.missing !== true || missing.length > 0);
    const { at } = words.incidents;
    const { target: head, from, to, down, incident, cause } = words.outages;
    if (outages.length > 0) io.out([head, at, from, to, down, incident, cause].join('\t'));
    for (const outage of outages) io.out(outageLine(outage, words, journal));
    for (const { note } of told.loose)
      io.out([note.target, note.at, '-', '-', '-', '-', causeOf([note], words)].join('\t'));
    return 0;
  },
};

function outageLine(
  { outage, notes, incidents, missing, atMs }: ToldOutage,
  words: RecordWords,
  { timeZone }: Journal,
) {
  const { notWritten, cause, permanent } = words.outages;
  const needed = missing.map((what) => (what === 'cause' ? cause : permanent)).join(', ');
  const said = causeOf([...notes.map(({ note }) => note), ...incidents.map(({ incident }) => incident)], words);
  return [
    outage.target,
    localTime(atMs, timeZone),
    localTime(outage.fromMs, timeZone),
    localTime(outage.toMs, timeZone),
    hms(outage.downMs),
    incidents.map(({ id }) => id).join(',') || '-',
    [said, needed === '' ? '' : `${notWritten}: ${needed}`].filter((text) => text !== '').join(' / '),
  ].join('\t');
}

function causeOf(said: readonly Pick<OutageNote, 'cause'>[], words: RecordWords): string {
  const cause = said.map((one) => one.cause).find((one) => one !== undefined);
  return cause ? `${words.causeCategories[cause.category]}: ${cause.text}` : '';
}

const texts = ['cause', 'text', 'interim', 'permanent', 'owner', 'due', 'done', 'waive', 'impact', 'users', 'degree'];
const stringOptions = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));

const outageNote: Command = {
  name: 'outage note',
  summary: 'Says something of an outage: its cause, its impact, what is done about it. What was said before stays.',
  usage: `--data DIR TARGET INSTANT [--cause CATEGORY --text TEXT [--suspected]] [--interim TEXT] [--permanent TEXT] [--owner NAME] [--due DATE] [--done DATE] [--waive WHY] [--impact TEXT] [--users N] [--degree ${impactDegrees.join('|')}] [--decision TEXT] [--link URL] [--reason TEXT] ${journalUsage}`,
  options: {
    ...journalOptions,
    ...stringOptions([...texts, 'decision', 'link', 'reason']),
    suspected: { type: 'boolean' },
  },
  positionals: { min: 2, max: 2 },
  async run(values, [written = '', instant = ''], io) {
    const at = instantOf(instant, 'INSTANT');
    await using journal = await openJournal(values, io);
    const { store, nowMs, timeZone, writer } = journal;
    const ref = { target: await targetOf(store, written), at };
    const before = await noteBefore(journal, ref);
    const place = before ? { target: before.target, at: before.note.at } : ref;
    const { target: _, at: __, ...said } = before?.note ?? ref;
    const body = { ...notedBy(said, values), ...(writer.reason !== '' && { reason: writer.reason }) };
    const precondition = before
      ? { ifMatch: etagOf(before.entry), ifNoneMatch: undefined }
      : { ifMatch: undefined, ifNoneMatch: '*' };
    const who = { author: writer.author, nowMs, timeZone, ...precondition };
    const saved = await saveNote(store, place, body, who, nowMs);
    if (!saved.ok) throw new CollectorError(saved.code, saved.detail);
    io.out(commandWords[io.language].noted(place.target, place.at, saved.entry.version));
    return 0;
  },
};

/** The note of the same outage, wherever in it its instant is. */
async function noteBefore({ store, timeZone, nowMs }: Journal, ref: { readonly target: string; readonly at: string }) {
  const [outage] = await findOutages(store, [ref], timeZone, nowMs);
  const atMs = Temporal.Instant.from(ref.at).epochMilliseconds;
  const { fromMs, toMs } = outage ?? { fromMs: atMs, toMs: atMs + 1 };
  const notes = await notesWithin(store, { fromMs, toMs: toMs ?? nowMs + 1 });
  return notes.find(({ note }) => isOf({ target: ref.target, fromMs, toMs }, note));
}

/** What was said, with what the options say. It is read as strictly as what the API takes. */
function notedBy(said: Partial<OutageNote>, values: Values): object {
  const word = (option: string) => optional(values, option);
  const category = choiceOption(values, 'cause', causeCategories);
  const [text, users, degree] = [word('text'), word('users'), choiceOption(values, 'degree', impactDegrees)];
  if ((category === undefined) !== (text === undefined)) throw new CollectorError('USAGE', ['causeAndText']);
  const dates = { owner: word('owner'), dueOn: word('due'), doneOn: word('done') };
  const [interim, permanent, impact] = [word('interim'), word('permanent'), word('impact')];
  const [decision, url] = [word('decision'), word('link')];
  const isImpact = impact !== undefined || users !== undefined || degree !== undefined;
  const isPermanent = permanent !== undefined || Object.values(dates).some((one) => one !== undefined);
  return {
    ...said,
    ...(category && { cause: { category, text, certainty: values.suspected === true ? 'suspected' : 'confirmed' } }),
    ...(interim !== undefined && { interim: { ...said.interim, text: interim } }),
    ...(isPermanent && { permanent: { ...said.permanent, ...given({ text: permanent, ...dates }) } }),
    ...given({ waived: word('waive') }),
    ...(isImpact && {
      impact: {
        ...said.impact,
        ...given({ text: impact, degree }),
        ...(users !== undefined && { usersAffected: Number(users) }),
      },
    }),
    ...(decision !== undefined && { decisions: [...(said.decisions ?? []), decision] }),
    ...(url !== undefined && { links: [...(said.links ?? []), { title: url, url }] }),
  };
}

function given(members: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

export const outageCommands: readonly Command[] = [outageList, outageNote];
