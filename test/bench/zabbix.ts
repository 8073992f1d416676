import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { takesConnections } from './loaded-collector.ts';
import { type HostDay, inGroups, type Peer } from './peer.ts';

const server = '/usr/sbin/zabbix_server';
const sender = '/usr/bin/zabbix_sender';
const postgres = '/usr/lib/postgresql/15/bin';
const schema = '/usr/share/zabbix-server-pgsql';

/** zabbix_sender processes at a time. */
const lanes = 4;

/** By then everything it took is in its tables, or never. */
const cachedMs = 120_000;

/** Debian's Zabbix server over a PostgreSQL of its own; undefined where one of the two is not installed, or where we may not become its user. */
export async function startZabbix(
  stack: AsyncDisposableStack,
  dir: string,
  hosts: readonly string[],
  series: number,
): Promise<Peer | undefined> {
  const needed = [server, sender, `${postgres}/initdb`, `${schema}/schema.sql.gz`];
  if (process.getuid?.() !== 0 || !needed.every((file) => existsSync(file))) return undefined;
  // Its user has to get to its own folder in there.
  await chmod(dir, 0o711);
  const database = await startPostgres(stack, join(dir, 'postgres'));
  for (const part of ['schema', 'images', 'data']) database.load(`${schema}/${part}.sql.gz`);
  database.run(itemsSql(hosts, series));
  const port = await freeLowPort();
  const pid = await startServer(stack, dir, port, database);
  return {
    name: 'zabbix',
    version: /Zabbix\) (\S+)/.exec(execFileSync(server, ['--version'], { encoding: 'utf8' }))?.[1] ?? 'unknown',
    acknowledges: 'before; waited for the sync',
    pids: [pid, database.pid],
    prepare(days, batch) {
      const lane = inGroups(days, Math.ceil(days.length / lanes)).map((some) => linesOf(some, batch));
      const values = days.reduce((sum, { samples }) => sum + samples.length * series, 0);
      return async () => {
        await Promise.all(lane.map((lines) => send(port, lines)));
        // Acknowledged is what is in its cache; comparable is what is in the tables.
        const endMs = performance.now() + cachedMs;
        while (Number(database.run('select count(*) from history')) < values) {
          if (performance.now() > endMs) throw new Error('zabbix has not written all that it took');
          await pause(100);
        }
      };
    },
    async sizes(values) {
      return { bytesOfValue: Number(database.run("select pg_total_relation_size('history')")) / values };
    },
  };
}

/** Zabbix wants one below those that the system gives. */
async function freeLowPort(): Promise<number> {
  for (let port = 20_051; port < 32_768; port++) if (!(await takesConnections(port))) return port;
  throw new Error('no port is free');
}

async function startPostgres(stack: AsyncDisposableStack, dir: string) {
  await mkdir(dir, { mode: 0o700 });
  const as = (file: string, args: readonly string[], input?: Uint8Array) =>
    execFileSync('/usr/sbin/runuser', ['-u', 'postgres', '--', file, ...args], {
      encoding: 'utf8',
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      ...(input && { input }),
      cwd: dir,
      maxBuffer: 64 * 1024 * 1024,
    });
  const { uid, gid } = idOf('postgres');
  chownSync(dir, uid, gid);
  const data = join(dir, 'data');
  as(`${postgres}/initdb`, ['--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '-D', data]);
  // Names the socket in its folder, where nobody else gets to; there is no port.
  const port = 5432;
  const options = `-p ${port} -k ${dir} -c listen_addresses=`;
  as(`${postgres}/pg_ctl`, ['-D', data, '-o', options, '-w', '-l', join(dir, 'log'), 'start']);
  stack.defer(() => void as(`${postgres}/pg_ctl`, ['-D', data, '-m', 'immediate', 'stop']));
  const psql = ['-h', dir, '-p', String(port), '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1'];
  as('/usr/bin/createdb', ['-h', dir, '-p', String(port), 'zabbix']);
  return {
    socketDir: dir,
    port,
    pid: Number(as('/usr/bin/head', ['-1', join(data, 'postmaster.pid')])),
    run: (sql: string) => as('/usr/bin/psql', [...psql, 'zabbix'], Buffer.from(sql)).trim(),
    load: (file: string) => void as('/usr/bin/psql', [...psql, 'zabbix'], gunzipSync(readFileSync(file))),
  };
}

function idOf(user: string): { readonly uid: number; readonly gid: number } {
  const number = (option: string) => Number(execFileSync('id', [option, user], { encoding: 'utf8' }));
  return { uid: number('-u'), gid: number('-g') };
}

/** Hosts whose items are sent to them, without triggers; nothing else is looked at. */
function itemsSql(hosts: readonly string[], series: number): string {
  const [firstHost, firstItem] = [1_000_000, 10_000_000];
  const statements = hosts.flatMap((host, index) => {
    const hostId = firstHost + index;
    const items = Array.from({ length: series }, (_, item) => {
      const itemId = firstItem + index * series + item;
      return `insert into items (itemid, type, hostid, name, key_, delay, history, trends, value_type)
        values (${itemId}, 2, ${hostId}, 'metric ${item}', 'metric.${item}', '0', '9000d', '0', 0);
        insert into item_rtdata (itemid) values (${itemId});`;
    });
    return [`insert into hosts (hostid, host, name, status) values (${hostId}, '${host}', '${host}', 0);`, ...items];
  });
  return ['begin;', 'update hosts set status = 1 where status = 0;', ...statements, 'commit;'].join('\n');
}

async function startServer(
  stack: AsyncDisposableStack,
  dir: string,
  port: number,
  database: { readonly socketDir: string; readonly port: number },
): Promise<number> {
  const config = join(dir, 'zabbix_server.conf');
  const settings = {
    ...{ ListenPort: port, ListenIP: '127.0.0.1', AllowRoot: 1, LogType: 'file', LogFile: join(dir, 'zabbix.log') },
    ...{ DBHost: database.socketDir, DBPort: database.port, DBName: 'zabbix', DBUser: 'postgres' },
    ...{ PidFile: join(dir, 'zabbix.pid'), SocketDir: dir, HousekeepingFrequency: 0 },
    // Defaults are for a few hundred items.
    ...{ CacheSize: '128M', HistoryCacheSize: '256M', HistoryIndexCacheSize: '64M', StartTrappers: 5 },
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
  await writeFile(config, lines.join(''));
  const child = spawn(server, ['--foreground', '--config', config], { stdio: 'ignore', env: {} });
  stack.defer(async () => {
    if (child.exitCode !== null) throw new Error(`zabbix_server ended by itself with ${child.exitCode}`);
    child.kill('SIGTERM');
    await once(child, 'exit');
  });
  // What is sent before it has read its items waits in the queue of its port.
  const { pid } = child;
  if (pid === undefined) throw new Error('zabbix_server does not start');
  while (!(await takesConnections(port))) {
    if (child.exitCode !== null) throw new Error(`zabbix_server ended with ${child.exitCode}`);
    await pause(100);
  }
  return pid;
}

/** Lines of `zabbix_sender --with-timestamps`. */
function linesOf(days: readonly HostDay[], batch: number): string {
  const groups = days.map(({ host, samples }) => inGroups(samples, batch).map((group) => ({ host, group })));
  const length = Math.max(...groups.map((all) => all.length));
  const lines: string[] = [];
  for (let slot = 0; slot < length; slot++) {
    for (const { host, group } of groups.flatMap((all) => all[slot] ?? [])) {
      for (const { atMs, values } of group) {
        const clock = Math.floor(atMs / 1000);
        for (const [series, value] of values.entries())
          lines.push(`${host} metric.${series} ${clock} ${value / 100}\n`);
      }
    }
  }
  return lines.join('');
}

async function send(port: number, lines: string): Promise<void> {
  const args = ['-z', '127.0.0.1', '-p', String(port), '--with-timestamps', '-i', '-'];
  const child = spawn(sender, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  const said: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text) => said.push(text));
  child.stdin.end(lines);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`zabbix_sender ended with ${code}: ${said.join('').slice(-500)}`);
}
