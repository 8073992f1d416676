import { encodeFrame } from '@kadoban/proto/frame';
import type { Batch, CheckRule, Instance, Result } from '@kadoban/proto/messages';
import { metricKinds } from '@kadoban/proto/metrics';
import { Random } from '../simulation/random.ts';
import { samplesOf } from './host-metrics.ts';

/**
 * What an agent with five checks sends: a sample set of 35 readings, and the looks since the one before. Thousands of agents share few machines of
 * which an hour was encoded before, each beginning elsewhere in it; only numbers, times and the boot are written for each frame. So whoever
 * plays the agents takes little of the CPU that is measured.
 */

const machines = 24;
const hourSamples = 360;

export const readingsOfSample = 35;

/** How often each check looks. */
export const lookEveryMs = 30_000;

/** Answers of each check that are encoded before; the last one is bad. */
const answersOfCheck = 64;
/** A look of so many is bad. */
const badOneIn = 2000;

const rule = { failures: 2, recoveries: 1, intervalMs: lookEveryMs };
export const checkRules: readonly CheckRule[] = [
  { ...rule, name: 'web', kind: 'http', target: 'https://shop.example.jp/health' },
  { ...rule, name: 'api', kind: 'http', target: 'https://api.example.jp/v1/status' },
  { ...rule, name: 'login', kind: 'http', target: 'https://login.example.jp/' },
  { ...rule, name: 'database', kind: 'tcp', target: 'db-1.example.jp:5432' },
  { ...rule, name: 'mail', kind: 'tcp', target: 'mail.example.jp:25' },
];

/** Placeholders of as many bytes as what takes their place: 36, 6, 5 and 6. */
const bootText = '00000000-0000-4000-8000-000000000000';
const someMs = 1_600_000_000_123;
const someMonoMs = 3_000_000_123;
const somewhere = { epoch: 1, firstSeq: 1 };

/** Encoded without its frame's head, and where in it the placeholders stand. */
interface SampleTemplate {
  readonly bytes: Buffer;
  readonly bootAt: number;
  readonly timeAt: number;
  readonly monoAt: number;
}

interface ResultTemplate {
  readonly bytes: Buffer;
  readonly timeAt: number;
}

export interface FrameParts {
  readonly epoch: number;
  readonly firstSeq: number;
  readonly boot: string;
  /** Decides together with `index`, the number of this sample set, which values it has. */
  readonly agent: number;
  readonly index: number;
  readonly atMs: number;
  readonly monoMs: number;
  readonly looks: readonly { readonly check: number; readonly atMs: number }[];
}

export class AgentFrames {
  readonly #samples: readonly (readonly SampleTemplate[])[];
  /** Of each sample the values, as differences from the one before it in the hour. */
  readonly #differences: readonly (readonly Buffer[])[];
  readonly #results: readonly (readonly ResultTemplate[])[];
  readonly #chance = new Random(1);

  constructor() {
    const hours = Array.from({ length: machines }, (_, machine) => hourOf(machine));
    this.#samples = hours.map((hour) => hour.map(sampleTemplate));
    this.#differences = hours.map((hour) =>
      hour.map((sample, index) => differencesOf(sample, hour.at(index - 1) ?? [])),
    );
    this.#results = checkRules.map((_, check) =>
      Array.from({ length: answersOfCheck }, (_, answer) => resultTemplate(check, answer)),
    );
  }

  /** The frame of one sample set and the looks since the one before: `1 + looks.length` observations. */
  batch(parts: FrameParts): Buffer {
    const { epoch, firstSeq, looks } = parts;
    const sample = placeIn(this.#samples, parts);
    const results = looks.map(({ check }) => this.#answer(check));
    const body = 2 + varintBytes(epoch) + varintBytes(firstSeq) + sample.bytes.length + lengthOf(results);
    const frame = Buffer.allocUnsafe(1 + varintBytes(body) + body);
    frame[0] = 0x22;
    let at = writeVarint(frame, 1, body);
    frame[at] = 0x08;
    at = writeVarint(frame, at + 1, epoch);
    frame[at] = 0x10;
    at = writeVarint(frame, at + 1, firstSeq);
    frame.set(sample.bytes, at);
    frame.write(parts.boot, at + sample.bootAt, 'latin1');
    // sint64: zigzag.
    writeVarint(frame, at + sample.timeAt, 2 * parts.atMs);
    writeVarint(frame, at + sample.monoAt, 2 * parts.monoMs);
    writeResults(frame, at + sample.bytes.length, results, looks);
    return frame;
  }

  /** The same as agents tell it within a session, `laterMs` after the sample set before it: by what is different. */
  nextBatch(parts: FrameParts, laterMs: number): Buffer {
    const values = placeIn(this.#differences, parts);
    const results = parts.looks.map(({ check }) => this.#answer(check));
    const body = 1 + varintBytes(2 * laterMs) + values.length + lengthOf(results);
    const frame = Buffer.allocUnsafe(1 + varintBytes(body) + body);
    frame[0] = 0x7a;
    let at = writeVarint(frame, 1, body);
    frame[at] = 0x08;
    at = writeVarint(frame, at + 1, 2 * laterMs);
    frame.set(values, at);
    writeResults(frame, at + values.length, results, parts.looks);
    return frame;
  }

  #answer(check: number): ResultTemplate {
    const bad = this.#chance.chance(1 / badOneIn);
    const answer = bad ? answersOfCheck - 1 : this.#chance.between(0, answersOfCheck - 2);
    const template = this.#results[check]?.[answer];
    if (!template) throw new TypeError(`there is no check ${check}`);
    return template;
  }
}

/** Where in its machine's hour a sample set is. A prime, so that agents of one machine are at different places of it. */
function placeIn<T>(hours: readonly (readonly T[])[], { agent, index }: FrameParts): T {
  const place = hours[agent % machines]?.[(index + agent * 127) % hourSamples];
  if (place === undefined) throw new TypeError('an hour without samples');
  return place;
}

function lengthOf(results: readonly ResultTemplate[]): number {
  return results.reduce((sum, { bytes }) => sum + bytes.length, 0);
}

function writeResults(
  frame: Buffer,
  fromAt: number,
  results: readonly ResultTemplate[],
  looks: FrameParts['looks'],
): void {
  let at = fromAt;
  for (const [each, { bytes, timeAt }] of results.entries()) {
    frame.set(bytes, at);
    writeVarint(frame, at + timeAt, looks[each]?.atMs ?? 0);
    at += bytes.length;
  }
}

/** The bytes of a batch from its samples on. */
function withoutHead(batch: Omit<Batch, 'epoch' | 'firstSeq' | 'lifecycle'>): Buffer {
  const frame = Buffer.from(encodeFrame({ type: 'batch', ...somewhere, lifecycle: [], ...batch }));
  const bodyAt = 1 + varintBytes(frame.length - 2);
  // Two numbers of one byte each, with their tags, come first.
  return frame.subarray(bodyAt + 4);
}

function sampleTemplate(instances: readonly Instance[]): SampleTemplate {
  const block = { boot: bootText, atMs: [someMs], monoMs: [someMonoMs], instances };
  const bytes = withoutHead({ samples: [block], results: [] });
  return {
    bytes,
    bootAt: placeOf(bytes, Buffer.from(bootText)),
    timeAt: placeOf(bytes, varint(2 * someMs)),
    monoAt: placeOf(bytes, varint(2 * someMonoMs)),
  };
}

/** The bytes of a nextBatch between its times and its results. */
function differencesOf(sample: readonly Instance[], before: readonly Instance[]): Buffer {
  const [now, then] = [sample, before].map((one) => one.flatMap(({ values }) => values.flat()));
  const values = (now ?? []).map((value, index) => value - (then?.[index] ?? 0));
  const frame = Buffer.from(encodeFrame({ type: 'nextBatch', laterMs: 0, awakeMs: 0, values, results: [] }));
  return frame.subarray(1 + varintBytes(frame.length - 2));
}

function resultTemplate(check: number, answer: number): ResultTemplate {
  const bytes = withoutHead({ samples: [], results: [answerOf(check, answer)] });
  return { bytes, timeAt: placeOf(bytes, varint(someMs)) };
}

function answerOf(check: number, answer: number): Result {
  const { name = '', kind = '', target = '' } = checkRules[check] ?? {};
  const random = new Random(check * answersOfCheck + answer);
  const common = { check: name, atMs: someMs };
  if (answer === answersOfCheck - 1) {
    const output = kind === 'http' ? `${target}: no answer in time` : 'no connection in time';
    return { ...common, status: 'down', reason: 'timeout', output, timings: [] };
  }
  const phases = kind === 'http' ? ['dns', 'connect', 'tls', 'first-byte', 'body'] : ['dns', 'connect'];
  const timings = phases.map((phase) => ({ name: phase, us: random.between(80, 30_000) }));
  return { ...common, status: 'up', reason: '', output: kind === 'http' ? `${target}: HTTP 200 OK` : '', timings };
}

/** Fails where the bytes are not there, or not only there. */
function placeOf(bytes: Buffer, part: Buffer): number {
  const at = bytes.indexOf(part);
  if (at < 0 || bytes.indexOf(part, at + 1) >= 0) throw new TypeError('a placeholder cannot be found again');
  return at;
}

function varintBytes(value: number): number {
  let bytes = 1;
  for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) bytes++;
  return bytes;
}

function varint(value: number): Buffer {
  const bytes = Buffer.alloc(varintBytes(value));
  writeVarint(bytes, 0, value);
  return bytes;
}

/** Returns where it ends. */
function writeVarint(bytes: Buffer, at: number, value: number): number {
  let [place, rest] = [at, value];
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes[place++] = (rest % 128) + 128;
  bytes[place++] = rest;
  return place;
}

/** An hour of one machine, sample by sample. Two hosts of the generator give the series of one with two filesystems and two interfaces. */
function hourOf(machine: number): Instance[][] {
  const fromMs = Date.UTC(2024, 5, 1, machine % 24);
  const first = [...samplesOf('host', 2 * machine, fromMs, hourSamples)];
  const second = [...samplesOf('host', 2 * machine + 1, fromMs, hourSamples)];
  return first.map(({ values }, index) => instancesOf(values, second[index]?.values ?? []));
}

const kindOf = new Map<number, (typeof metricKinds)[number]>(metricKinds.map((kind) => [kind.id, kind]));

/** 16 readings of the host, 4 of each filesystem, 3 of the disk, 4 of each interface. */
function instancesOf(one: readonly number[], other: readonly number[]): Instance[] {
  const hostMetrics = metricKinds.filter(({ per }) => per === 'host').map(({ id }) => id);
  const read = (name: string, metrics: readonly number[], hundredths: readonly (number | undefined)[]): Instance => ({
    name,
    metrics,
    values: metrics.map((metric, index) => [scaled(metric, hundredths[index] ?? 0)]),
  });
  const { total, free } = { total: 16, free: 20 };
  return [
    read('', hostMetrics, one),
    read('/', [20, 21, 22, 23], one.slice(total, free)),
    read('/var', [20, 21, 22, 23], other.slice(total, free)),
    read('sda', [30, 31, 32], one.slice(free)),
    read('lo', [40, 41, 42, 43], [other[20], other[20], 0, 0]),
    read('eth0', [40, 41, 42, 43], [one[23], other[21], one[15], other[15]]),
  ];
}

/** In what the wire counts by: the generator has hundredths of MiB where agents tell bytes, which come in pages. */
function scaled(metric: number, hundredths: number): number {
  const { unit = 'count', scale = 1 } = kindOf.get(metric) ?? {};
  if (unit === 'bytes') return Math.round((hundredths / 100) * 256) * 4096;
  if (unit === 'bytes/s') return Math.round((hundredths / 100) * 1024);
  return Math.round((hundredths / 100) * scale);
}
