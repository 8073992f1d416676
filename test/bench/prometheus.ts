import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort, serving } from './loopback.ts';
import { bytesBelow, type HostDay, inGroups, type Peer, slotsOf } from './peer.ts';

const binary = '/usr/bin/prometheus';

/** Requests under way at a time. */
const lanes = 4;

/** Debian's Prometheus as a receiver of remote writes; undefined where it is not installed. */
export async function startPrometheus(stack: AsyncDisposableStack, dir: string): Promise<Peer | undefined> {
  if (!existsSync(binary)) return undefined;
  await mkdir(dir, { recursive: true });
  const config = join(dir, 'prometheus.yml');
  await writeFile(config, '{}\n');
  const address = `127.0.0.1:${await freePort()}`;
  const data = join(dir, 'data');
  const args = [`--config.file=${config}`, `--storage.tsdb.path=${data}`, `--web.listen-address=${address}`];
  const options = [...args, '--web.enable-remote-write-receiver', '--storage.tsdb.retention.time=100y'];
  const { pid } = await serving(stack, [binary, ...options], `http://${address}/-/ready`);
  if (pid === undefined) throw new Error('prometheus does not start');
  const write = async (body: Buffer<ArrayBuffer>) => {
    const headers = { 'content-encoding': 'snappy', 'content-type': 'application/x-protobuf' };
    const response = await fetch(`http://${address}/api/v1/write`, { method: 'POST', headers, body });
    const text = await response.text();
    if (!response.ok) throw new Error(`prometheus: ${response.status} ${text}`);
  };
  return {
    name: 'prometheus',
    version: /version (\S+)/.exec(execFileSync(binary, ['--version'], { encoding: 'utf8' }))?.[1] ?? 'unknown',
    // Its log of writes is written, and synced only when a segment of it is full.
    acknowledges: 'before the sync to the disk',
    pids: [pid],
    prepare(days, batch) {
      const laneHosts = Math.ceil(days.length / lanes);
      const slots = slotsOf(days, batch).map((slot) =>
        inGroups(slot, laneHosts).map((some) => snappy(writeRequest(some))),
      );
      return async () => {
        // It takes nothing that is an hour older than what it has of others: lanes go in step.
        for (const bodies of slots) await Promise.all(bodies.map(write));
      };
    },
    async sizes(values) {
      const blocks = (await readdir(data)).filter((name) => existsSync(join(data, name, 'meta.json')));
      let [bytes, samples] = [0, 0];
      for (const block of blocks) {
        bytes += await bytesBelow(join(data, block));
        samples += JSON.parse(await readFile(join(data, block, 'meta.json'), 'utf8')).stats.numSamples;
      }
      return { bytesOfValue: bytes / samples, withLogs: (await bytesBelow(data)) / values };
    },
  };
}

/** WriteRequest of Prometheus' remote write protocol 0.1. */
function writeRequest(parts: readonly HostDay[]): Buffer {
  const labels = (host: string, series: number) =>
    [
      ['__name__', `metric_${series}`],
      ['host', host],
    ].map(([name = '', value = '']) =>
      field(1, Buffer.concat([field(1, Buffer.from(name)), field(2, Buffer.from(value))])),
    );
  return Buffer.concat(
    parts.flatMap(({ host, samples }) =>
      (samples[0]?.values ?? []).map((_, series) => {
        const points = samples.map(({ atMs, values }) => field(2, sample((values[series] ?? 0) / 100, atMs)));
        return field(1, Buffer.concat([...labels(host, series), ...points]));
      }),
    ),
  );
}

function sample(value: number, atMs: number): Buffer {
  const bytes = Buffer.alloc(9);
  bytes[0] = 0x09;
  bytes.writeDoubleLE(value, 1);
  return Buffer.concat([bytes, Buffer.of(0x10), varint(atMs)]);
}

function field(number: number, bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.of((number << 3) | 2), varint(bytes.length), bytes]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Buffer.from([...bytes, rest]);
}

/** Literals alone are valid Snappy too, and cheap for both sides. */
function snappy(bytes: Buffer): Buffer<ArrayBuffer> {
  const literals = inChunks(bytes, 65_536).flatMap((chunk) => {
    const length = Buffer.alloc(2);
    length.writeUInt16LE(chunk.length - 1);
    return [Buffer.of(61 << 2), length, chunk];
  });
  return Buffer.concat([varint(bytes.length), ...literals]);
}

function inChunks(bytes: Buffer, size: number): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
}
