import { observationCount } from '@kadoban/proto/messages';
import { FrameReader } from '@kadoban/proto/session-frames';
import { WebSocketMessages } from './websocket-messages.ts';

/** The system calls that a trace has to tell, with `strace -f -ttt -T -yy -x` and strings long enough for every frame. */
export const tracedCalls = 'read,readv,recvfrom,recvmsg,write,writev,sendto,sendmsg,pwrite64,pwritev,fsync,fdatasync';

/** The log that SQLite writes its commits to. */
const walFile = /<[^<>]*kadoban\.sqlite-wal>/;

const reads = new Set(['read', 'readv', 'recvfrom', 'recvmsg']);
const syncs = new Set(['fsync', 'fdatasync']);

/** A system call that came back, by the clock of whoever traced it. */
interface Call {
  readonly name: string;
  readonly args: string;
  readonly result: number;
  readonly from: number;
  readonly to: number;
}

/** What the acks of a trace were worth. */
export interface TracedAcks {
  readonly acks: number;
  /** Completed syncs of the write-ahead log. */
  readonly syncs: number;
  /** Acks of batches that were on no disk yet. */
  readonly early: readonly string[];
}

interface Moment {
  readonly key: string;
  readonly at: number;
}

/**
 * Looks in a trace of a collector, whatever threads it has, at each ack that it wrote to an agent's socket: its batch was read before, then something was written to
 * the store's log, and a sync of that began after it and came back before the ack was written.
 */
export function tracedAcks(trace: string): TracedAcks {
  const calls = callsIn(trace);
  const wal = calls.filter(({ args, result }) => walFile.test(args) && result >= 0);
  const synced = wal.filter(({ name }) => syncs.has(name));
  const written = wal.filter(({ name }) => name.startsWith('pwrite') || name === 'write');
  const arrived = new Map(framesIn(calls, 'in').map(({ key, at }) => [key, at]));
  const acks = framesIn(calls, 'out');
  const early = acks.filter(({ key, at }) => {
    const cameAt = arrived.get(key) ?? Number.POSITIVE_INFINITY;
    const inTime = synced.filter((sync) => sync.to <= at);
    return !written.some((write) => write.from >= cameAt && inTime.some((sync) => sync.from >= write.to));
  });
  return { acks: acks.length, syncs: synced.length, early: early.map(({ key, at }) => `${at} ${key}`) };
}

/** One direction of a socket. */
interface Stream {
  readonly messages: WebSocketMessages;
  readonly frames: FrameReader;
}

/** Batches that were read, when they were whole, or acks that were written, when that began; by socket, epoch and last number. */
function framesIn(calls: readonly Call[], direction: 'in' | 'out'): Moment[] {
  const streams = new Map<string, Stream>();
  const moments: Moment[] = [];
  for (const { name, args, result, from, to } of calls) {
    const socket = /<(TCP(?:v6)?:\[.+?\])>/.exec(args)?.[1];
    if (socket === undefined || result <= 0 || reads.has(name) !== (direction === 'in')) continue;
    const stream = streams.get(socket) ?? { messages: new WebSocketMessages(), frames: new FrameReader() };
    streams.set(socket, stream);
    for (const { payload } of stream.messages.push(stringsIn(args).subarray(0, result))) {
      const { frame } = stream.frames.read(payload);
      if (direction === 'in' && frame.type === 'batch') {
        const lastSeq = frame.firstSeq + observationCount(frame) - 1;
        moments.push({ key: `${socket} ${frame.epoch}:${lastSeq}`, at: to });
      }
      if (direction === 'out' && frame.type === 'ack')
        moments.push({ key: `${socket} ${frame.epoch}:${frame.seq}`, at: from });
    }
  }
  return moments;
}

/** Calls in the order in which they began. One that another thread interrupts has two lines. */
function callsIn(trace: string): Call[] {
  const begun = new Map<string, { readonly from: number; readonly text: string }>();
  const calls: Call[] = [];
  for (const line of trace.split('\n')) {
    const [, thread = '', time, told = ''] = /^(\d+) +(\d+\.\d+) (.*)$/.exec(line) ?? [];
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(told)?.[1];
    const start = resumed === undefined ? undefined : begun.get(thread);
    const from = start?.from ?? Number(time);
    const text = start && resumed !== undefined ? start.text + resumed : told;
    if (told.endsWith('<unfinished ...>')) {
      begun.set(thread, { from, text: told.slice(0, -'<unfinished ...>'.length) });
      continue;
    }
    const [, name, args, result, seconds] = /^(\w+)\((.*)\) += (-?\d+).*<(\d+\.\d+)>$/.exec(text) ?? [];
    if (name !== undefined && args !== undefined)
      calls.push({ name, args, result: Number(result), from, to: from + Number(seconds) });
  }
  return calls.sort((a, b) => a.from - b.from);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', v: '\v', f: '\f' };

/** All that stands between quotes, as bytes. */
function stringsIn(args: string): Buffer {
  const quoted = [...args.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) => text).join('');
  const plain = quoted.replaceAll(/\\(x[0-9a-f]{2}|[0-7]{1,3}|.)/g, (_, code: string) => {
    if (code.startsWith('x')) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    if (/^[0-7]/.test(code)) return String.fromCharCode(Number.parseInt(code, 8));
    return escapes[code] ?? code;
  });
  return Buffer.from(plain, 'latin1');
}
