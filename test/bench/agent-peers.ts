import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Traffic } from './counting-relay.ts';
import { takesConnections } from './loaded-collector.ts';
import { answers, freePort, running } from './loopback.ts';
import { ownFiles } from './own-files.ts';

/** A process to be watched, with all that it started, and what went over its wire when that is known. */
export interface Watched {
  readonly name: string;
  readonly version: string;
  readonly pid: number;
  readonly traffic?: Traffic;
}

/** Starts one and has it do its work every `everyMs`; in `dir` are its files. It ends with the stack. */
type Start = (stack: AsyncDisposableStack, dir: string, everyMs: number) => Promise<Watched>;

const exporter = '/usr/bin/prometheus-node-exporter';
const zabbix = '/usr/sbin/zabbix_agent2';
const netdata = '/usr/sbin/netdata';

const peers: readonly { readonly file: string; readonly start: Start }[] = [
  { file: exporter, start: startExporter },
  { file: zabbix, start: startZabbixAgent },
  { file: netdata, start: startNetdata },
];

/** Those of Debian's agents that are installed; a line says which are not. */
export async function startPeers(stack: AsyncDisposableStack, folder: string, everyMs: number): Promise<Watched[]> {
  const started: Watched[] = [];
  for (const { file, start } of peers) {
    const dir = join(folder, file.slice(file.lastIndexOf('/') + 1));
    await mkdir(dir);
    if (existsSync(file)) started.push(await start(stack, dir, everyMs));
    else console.log(JSON.stringify({ bench: file, missing: true }));
  }
  return started;
}

/** As it comes, asked as often as the agent looks. */
async function startExporter(stack: AsyncDisposableStack, dir: string, everyMs: number): Promise<Watched> {
  const url = `http://127.0.0.1:${await freePort()}/metrics`;
  const own = await ownFiles(exporter, join(dir, 'files'));
  const pid = running(stack, own.file, [`--web.listen-address=${new URL(url).host}`], own.env);
  await answers(url);
  const traffic = askEvery(stack, everyMs, async () => {
    const response = await fetch(url, { headers: { 'accept-encoding': 'identity' } });
    return (await response.bytes()).length;
  });
  return { name: 'prometheus-node-exporter', version: versionOf(exporter, '--version'), pid, traffic };
}

/** What a server's template for Linux asks for, as far as kadoban's agent tells the same. */
const zabbixItems = [
  ...['user', 'system', 'iowait', 'steal'].map((type) => `system.cpu.util[,${type}]`),
  ...['total', 'available', 'cached'].map((type) => `vm.memory.size[${type}]`),
  ...['total', 'used'].map((type) => `system.swap.size[,${type}]`),
  ...['avg1', 'avg5', 'avg15'].map((mode) => `system.cpu.load[,${mode}]`),
  ...['system.uptime', 'proc.num', 'proc.num[,,run]'],
  ...['total', 'free'].flatMap((type) => [`vfs.fs.size[/,${type}]`, `vfs.fs.inode[/,${type}]`]),
  ...['read', 'write'].map((way) => `vfs.dev.${way}[,sectors]`),
  ...['in', 'out'].flatMap((way) => [`net.if.${way}[eth0]`, `net.if.${way}[eth0,errors]`]),
];

async function startZabbixAgent(stack: AsyncDisposableStack, dir: string, everyMs: number): Promise<Watched> {
  // It wants a port below those that the system gives.
  let port = 20_071;
  while (await takesConnections(port)) port++;
  const config = join(dir, 'agent.conf');
  const lines = ['LogType=console', 'Server=127.0.0.1', 'ListenIP=127.0.0.1', `ListenPort=${port}`, 'Hostname=bench'];
  const own = [`ControlSocket=${dir}/control.sock`, `PidFile=${dir}/agent.pid`];
  await writeFile(config, [...lines, ...own].join('\n'));
  const { file, env } = await ownFiles(zabbix, join(dir, 'files'));
  const pid = running(stack, file, ['-f', '-c', config], env);
  for (let tries = 0; tries < 100 && !(await takesConnections(port)); tries++) await pause(100);
  const traffic = askEvery(stack, everyMs, async () => {
    let bytes = 0;
    for (const item of zabbixItems) bytes += await askZabbix(port, item);
    return bytes;
  });
  return { name: 'zabbix-agent2', version: versionOf(zabbix, '--version'), pid, traffic };
}

/** One value by Zabbix's protocol: a connection for each, as its server does it. Resolves with the bytes of the answer. */
async function askZabbix(port: number, item: string): Promise<number> {
  const socket = connect({ host: '127.0.0.1', port });
  const head = Buffer.from('ZBXD\x01\0\0\0\0\0\0\0\0', 'latin1');
  head.writeUInt32LE(item.length, 5);
  socket.end(Buffer.concat([head, Buffer.from(item)]));
  socket.resume();
  await once(socket, 'close');
  return socket.bytesRead;
}

/** Each look of its own every 10 s as it is here, and nothing that it can do besides; it keeps what it sees, and sends nothing. */
const netdataOff = ['cgroups', 'tc', 'idlejitter', 'timex', 'netdata monitoring', 'slabinfo', 'apps', 'perf', 'nfacct'];

async function startNetdata(stack: AsyncDisposableStack, dir: string, everyMs: number): Promise<Watched> {
  const port = await freePort();
  const config = join(dir, 'netdata.conf');
  const places = ['config', 'cache', 'lib', 'log', 'home'].map((place) => `${place} = ${dir}`);
  const sections = {
    global: [`run as user = ${userInfo().username}`],
    directories: places,
    logs: ['access = none', 'error = none', 'debug = none'],
    db: ['mode = ram', `update every = ${everyMs / 1000}`],
    plugins: ['enable running new plugins = no', ...netdataOff.map((name) => `${name} = no`)],
    web: [`bind to = 127.0.0.1:${port}`],
    ...Object.fromEntries(['health', 'ml', 'statsd'].map((name) => [name, ['enabled = no']])),
  };
  const text = Object.entries(sections).map(([name, lines]) => `[${name}]\n${lines.join('\n')}\n`);
  await writeFile(config, text.join('\n'));
  const { file, env } = await ownFiles(netdata, join(dir, 'files'));
  const pid = running(stack, file, ['-D', '-c', config], env);
  await answers(`http://127.0.0.1:${port}/api/v1/info`);
  return { name: 'netdata', version: versionOf(netdata, '-v'), pid };
}

/** Asks again and again, until the stack ends, and counts what comes. */
function askEvery(stack: AsyncDisposableStack, everyMs: number, ask: () => Promise<number>): Traffic {
  const traffic: Traffic = { frames: 0, bytesUp: 0, bytesDown: 0, samples: 0, sampleBytes: 0 };
  const timer = setInterval(async () => {
    const bytes = await ask();
    traffic.frames += 1;
    traffic.samples += 1;
    traffic.sampleBytes += bytes;
    traffic.bytesUp += bytes;
  }, everyMs);
  stack.defer(() => clearInterval(timer));
  return traffic;
}

function versionOf(file: string, option: string): string {
  const { stdout, stderr } = spawnSync(file, [option], { encoding: 'utf8' });
  return /\d+\.\d+[\w.+-]*/.exec(stdout + stderr)?.[0] ?? 'unknown';
}
