import { writeFile } from 'node:fs/promises';
import { isTimeZone } from '../config.ts';
import { evaluateSlo, type SloEvaluation } from '../definitions/evaluate-slo.ts';
import type { EvaluationRequest } from '../definitions/evaluation-document.ts';
import { CollectorError } from '../errors.ts';
import type { Interval } from '../ledger/change.ts';
import { deriveFile } from '../ledger/derivation-file.ts';
import { formatTime } from '../ledger/format-time.ts';
import { monthPattern, monthWindow } from '../ledger/month.ts';
import { type DerivationDocument, derivationDocument } from '../store/derivation-document.ts';
import { sealAll } from '../store/seal-all.ts';
import { settleAll } from '../store/settle-all.ts';
import type { Store } from '../store/store.ts';
import { type Command, optional, readConfig, required } from './command.ts';
import { openExisting } from './data.ts';

export const exportCommand: Command = {
  name: 'export',
  summary:
    'Writes FILE.derivation.json and FILE.evaluation.json: all that a number was made of, so that anybody can make it again; and FILE.clocks.json.',
  usage: '--data DIR --month 2026-10 --slo ID --out FILE [--tz ZONE] [--config FILE]',
  options: {
    data: { type: 'string' },
    month: { type: 'string' },
    slo: { type: 'string' },
    out: { type: 'string' },
    tz: { type: 'string' },
    config: { type: 'string' },
  },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const config = await readConfig(optional(values, 'config'));
    const month = required(values, 'month');
    if (!new RegExp(monthPattern).test(month)) throw new CollectorError('USAGE', ['month', month]);
    const timeZone = optional(values, 'tz') ?? config.organisation.timeZone;
    if (!isTimeZone(timeZone)) throw new CollectorError('USAGE', ['timeZone', timeZone]);
    const [slo, out] = [required(values, 'slo'), required(values, 'out')];
    const { store } = await openExisting(required(values, 'data'));
    await using _open = store;
    const asOfMs = io.now();
    await settleAll(store.evidence);
    await sealAll(store.chains, asOfMs, 'export');
    const pack = await store.snapshot(async (snapshot) =>
      evidencePack(snapshot, await evaluationOf(snapshot, { slo, month, timeZone }, asOfMs), asOfMs),
    );
    for (const [name, document] of Object.entries(pack)) {
      const file = `${out}.${name}.json`;
      await put(file, `${JSON.stringify(document)}\n`);
      io.out(file);
    }
    return 0;
  },
};

interface Asked {
  readonly slo: string;
  readonly month: string;
  readonly timeZone: string;
}

type Found = SloEvaluation & { readonly ok: true };

async function evaluationOf(store: Store, asked: Asked, asOfMs: number): Promise<Found> {
  const body = (await store.definitions.history('slo', asked.slo)).at(-1)?.body;
  if (!body) throw new CollectorError('DEFINITION_UNKNOWN', `slo ${asked.slo}`);
  const result = await evaluateSlo(store, requestOf(asked, body.window as object, asOfMs), asOfMs);
  if (result.ok) return result;
  throw new CollectorError('USAGE', `--slo ${asked.slo} --month ${asked.month}: ${result.reason}`);
}

/** The month of a calendar SLO is in its own zone; a rolling window ends with the month, in `timeZone`. */
function requestOf({ slo, month, timeZone }: Asked, window: object, asOfMs: number): EvaluationRequest {
  if ('calendar' in window) return { slo, period: month };
  if ('rolling' in window) return { slo, at: formatTime(Math.min(monthWindow(month, timeZone).toMs, asOfMs)) };
  return { slo };
}

/** The changes are those of the evidence that is written, which begins later than they do. */
async function evidencePack(store: Store, { evaluation: figures, document, groups }: Found, asOfMs: number) {
  const derivation = await derivationDocument(store, groups, asOfMs);
  const derived = deriveFile(JSON.stringify(derivation));
  if (!derived.ok) throw new Error(`the evidence is no document at ${derived.path}: ${derived.reason}`);
  const changes: Record<string, unknown> = JSON.parse(derived.line);
  const evaluation = {
    ...document,
    targets: document.targets.map((target) => ({ ...target, changes: changes[String(target.id)] })),
  };
  return { derivation, evaluation, clocks: await clocksOf(store, derivation, figures) };
}

/** What the wall clocks of the hosts were off by at most. No figure rests on it: times of evidence are corrected. */
async function clocksOf(store: Store, { hosts, checks }: DerivationDocument, { fromMs, toMs }: Interval) {
  const ids = [...hosts, ...checks].map((target) => /^(?:host|check):([^/]+)/.exec(String(target.id))?.[1] ?? '');
  const worst = [...new Set(ids)].map(async (hostId) => ({
    host: `host:${hostId}`,
    worstOffsetMs: await store.clocks.worst(hostId, { fromMs, toMs }),
  }));
  const window = { from: formatTime(fromMs), to: formatTime(toMs) };
  return { format: 'kadoban-clocks/1', ...window, hosts: await Promise.all(worst) };
}

async function put(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new CollectorError('OUTPUT_UNWRITABLE', (error as Error).message, { cause: error });
  }
}
