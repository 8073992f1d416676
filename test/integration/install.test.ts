import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { createServer } from 'node:tls';
import type { HostList } from '@kadoban/collector/src/api/contract.ts';
import { expect } from 'vitest';
import { capability } from '../kit/capabilities.ts';
import { makeCertificate } from '../kit/certificate.ts';
import { commandLine } from '../kit/command-line.ts';
import { connectProxy } from '../kit/connect-proxy.ts';
import { closedPort, listen } from '../kit/listen.ts';
import { run, start } from '../kit/program.ts';
import { type Sandbox, sandbox } from '../kit/sandbox.ts';
import { tempDir } from '../kit/temp-dir.ts';
import { until } from '../kit/until.ts';

const dist = join(import.meta.dirname, '../../dist');
const collector = join(dist, 'kadoban-collector');

/** A collector with TLS of its own making and one agent to hand out. */
async function scene(name = '127.0.0.1') {
  const dir = tempDir();
  const [data, agents, config] = [join(dir, 'data'), join(dir, 'agents'), join(dir, 'collector.yaml')];
  const folder = `kadoban-agent-linux-${process.arch}`;
  const packed = join(agents, `${folder}.tar.gz`);
  mkdirSync(join(dir, folder));
  mkdirSync(agents);
  copyFileSync(join(dist, 'kadoban-agent'), join(dir, folder, 'kadoban-agent'));
  // Of all that a script does, packing is not its part: the quickest will do.
  execFileSync('tar', ['-C', dir, '-I', 'gzip -1', '-cf', packed, folder]);
  writeFileSync(join(agents, 'SHA256SUMS'), execFileSync('sha256sum', [`${folder}.tar.gz`], { cwd: agents }));
  const port = await closedPort(createTcpServer());
  const publicUrl = `https://${name}:${port}`;
  writeFileSync(config, `listen: 127.0.0.1:${port}\npublicUrl: ${publicUrl}\ntls: { enabled: true }\n`);
  const serve = ['serve', '--data', data, '--config', config, '--agents', agents];
  const log = join(dir, 'collector.log');
  start(collector, serve, log);
  await until('the collector listens', 20_000, async () =>
    readFileSync(log, 'utf8').includes('collector listening') ? true : undefined,
  );
  const line = () => run(collector, ['token', 'create', '--install', '--data', data]);
  const ca = () => readFileSync(join(data, 'tls/cert.pem'));
  const hosts = async (): Promise<HostList['hosts']> => {
    const headers = { authorization: `Bearer ${readFileSync(join(data, 'admin.key'), 'utf8').trim()}` };
    const request = get(`https://localhost:${port}/api/v1/hosts`, { ca: ca(), headers });
    const [response] = await once(request, 'response');
    return ((await json(response)) as HostList).hosts;
  };
  return { port, packed, line, hosts };
}

/** As a person would run it, who is root already. */
const asRoot = (line: string) => `cd /root && sudo() { "$@"; } && ${line}`;

/** What becoming another user, and useradd, leave: account files of before, which it keeps by itself. */
const ownTraces =
  /^\/etc\/(passwd|group|shadow|gshadow|subuid|subgid)-?$|^\/etc\/\.pwd\.lock$|^\/root\/kadoban\.sh$|^\/var\/log\//;

const leftBy = (place: Sandbox) => place.changed().filter((path) => !ownTraces.test(path));

capability(
  'root',
  'binaries',
  'sandbox',
)('a newcomer installs by one line, sees the host, installs again, and takes everything back', async () => {
  const { line, hosts } = await scene();
  const place = await sandbox();
  const command = await line();
  const first = await place.sh(asRoot(command));
  expect(first).toMatchObject({ code: 0 });
  expect(first.said).toMatch(/^done {7}enrolled as .+ with https:/m);
  expect(
    (await place.sh('stat -c "%U:%G %a" /var/lib/kadoban-agent /var/lib/kadoban-agent/state.json /root/kadoban.sh'))
      .said,
  ).toBe('kadoban-agent:kadoban-agent 700\nkadoban-agent:kadoban-agent 600\nroot:root 600\n');

  // What the unit does, on a machine whose systemd does not run.
  const runs = 'exec kadoban-agent run --config /etc/kadoban-agent/agent.yaml';
  const [file, args] = place.at('su', '-s', '/bin/sh', '-c', runs, 'kadoban-agent');
  const agent = commandLine(file, args, {});
  const [host] = await until('the host reports', 20_000, async () => {
    const found = await hosts();
    return found[0]?.lastSeen ? found : undefined;
  });
  expect(host).toMatchObject({ connected: true, state: { status: 'up' } });

  const again = await place.sh('sh /root/kadoban.sh');
  expect(again).toMatchObject({ code: 0 });
  expect(again.said).toContain('this host is enrolled and keeps its identity; the token was not used');
  expect(await place.sh(`mv /root/kadoban.sh /tmp/kept.sh; ${asRoot(command)}`)).toMatchObject({ code: 22 });
  expect(await place.sh('test -e /root/kadoban.sh')).toMatchObject({ code: 1 });
  await place.sh('kill $(pgrep -u kadoban-agent)');
  await agent.ended;

  // What an update that was cut off leaves.
  await place.sh('cp /usr/local/bin/kadoban-agent /usr/local/bin/kadoban-agent.previous');
  const plan = (await place.sh('sh /tmp/kept.sh --uninstall --purge --dry-run')).said;
  expect(plan).toMatch(/^would remove \/usr\/local\/bin\/kadoban-agent$/m);
  expect(await place.sh('sh /tmp/kept.sh --uninstall --purge --yes')).toMatchObject({ code: 0 });
  expect(await place.sh('sh /tmp/kept.sh --uninstall')).toMatchObject({ code: 1 });
  expect((await hosts())[0]?.standing).toBe('decommissioned');
  expect(leftBy(place)).toEqual([]);
  expect(await place.sh('getent passwd kadoban-agent')).toMatchObject({ code: 2 });
});

capability(
  'root',
  'binaries',
  'sandbox',
)('a host without curl is installed by wget, and --dry-run changes nothing', async () => {
  const { line } = await scene();
  const place = await sandbox();
  const script = (await line()).replace(/ && sudo .*/, '');
  expect(await place.sh(`cd /root && ${script}`)).toMatchObject({ code: 0 });
  const dryRun = await place.sh('LANG=ja_JP.UTF-8 sh /root/kadoban.sh --dry-run');
  expect(dryRun).toMatchObject({ code: 0 });
  expect(dryRun.said).toContain('このホストに kadoban のエージェントをインストールし');
  expect(leftBy(place)).toEqual([]);
  expect(await place.sh('rm -f /usr/bin/curl /usr/local/bin/curl && sh /root/kadoban.sh')).toMatchObject({ code: 0 });
  expect(await place.sh('test -s /var/lib/kadoban-agent/state.json')).toMatchObject({ code: 0 });
});

capability(
  'root',
  'binaries',
  'sandbox',
)('a host behind a proxy is installed through it, and its agent goes on that way', async () => {
  const { line } = await scene('beyond.test');
  const proxy = await connectProxy({ names: { 'beyond.test': '127.0.0.1' } });
  const place = await sandbox();
  const command = `cd /root && export https_proxy=${proxy.url} && ${await line()}`;
  // As sudo does it: without the environment.
  const asSudo = command.replace('sudo sh kadoban.sh', `env -u https_proxy sh kadoban.sh --proxy ${proxy.url}`);
  expect(await place.sh(asSudo)).toMatchObject({ code: 0, said: expect.stringMatching(/^done {7}enrolled as/m) });
  expect((await place.sh('kadoban-agent config show --origin')).said).toContain(`proxy = "${proxy.url}"`);
  expect(proxy.targets).toHaveLength(3);
});

capability(
  'root',
  'binaries',
  'sandbox',
)('a program that is not the collector’s own is not run', async () => {
  const { line, packed } = await scene();
  const place = await sandbox();
  appendFileSync(packed, 'one byte more');
  const { code, said } = await place.sh(asRoot(await line()));
  expect(code).toBe(1);
  expect(said).toContain('what was fetched is not the agent of this collector');
  expect(leftBy(place)).toEqual([]);
});

capability(
  'root',
  'binaries',
  'sandbox',
)('a man in the middle with another certificate gets nothing', async () => {
  const { line, port } = await scene();
  const place = await sandbox();
  const command = await line();
  const { certPem: cert, keyPem: key } = makeCertificate(['127.0.0.1'], Date.now() - 1000, Date.now() + 60_000);
  let heard = '';
  const between = await listen(
    createServer({ cert, key }, (socket) => socket.on('error', () => {}).on('data', (bytes) => (heard += bytes))).on(
      'tlsClientError',
      () => {},
    ),
  );
  const redirected = command.replaceAll(`:${port}/`, `:${between}/`);
  expect(await place.sh(asRoot(redirected))).toMatchObject({ code: 90 });
  // The same to the script, which the person got before he came.
  expect(await place.sh(asRoot(command.replace(/ && sudo .*/, '')))).toMatchObject({ code: 0 });
  const script = `sed s/:${port}/:${between}/ /root/kadoban.sh > /tmp/bent.sh && sh /tmp/bent.sh`;
  expect(await place.sh(script)).toMatchObject({ code: 1 });
  expect(await place.sh(`rm -f /usr/bin/curl /usr/local/bin/curl; ${script}`)).toMatchObject({ code: 1 });
  expect(heard).toBe('');
});

/** What systemd writes for itself. */
const ofSystemd = /^\/var\/(log|lib\/systemd|tmp)\/|^\/etc\/(machine-id|resolv\.conf|\.updated)$|^\/var\/\.updated$/;

capability(
  'root',
  'binaries',
  'sandbox',
  'nspawn',
  'full',
)('under systemd the agent runs with nothing that it does not need, and an upgrade keeps who it is', async () => {
  const { line, hosts } = await scene();
  const place = await sandbox({ isBooted: true });
  const said = expect.stringMatching(/\nThe agent runs\. .*`kadoban-agent doctor`/);
  expect(await place.sh(asRoot(await line()))).toMatchObject({ code: 0, said });
  const connected = (what: string) =>
    until(what, 30_000, async () => {
      const [host, ...others] = await hosts();
      expect(others).toEqual([]);
      return host?.connected && host.lastSeen ? host : undefined;
    });
  const { id } = await connected('the host reports');
  const status = 'cat /proc/$(systemctl show --value --property=MainPID kadoban-agent)/status';
  const rights = (await place.sh(status)).said;
  expect(rights).toMatch(/^CapBnd:\t0+$/m);
  expect(rights).toMatch(/^NoNewPrivs:\t1$/m);
  expect(rights).toMatch(/^Seccomp:\t2$/m);
  expect(rights).not.toMatch(/^Uid:\t0\t/m);

  expect(await place.sh('kadoban-agent status')).toMatchObject({ code: 0 });
  expect(await place.sh('kadoban-agent doctor')).toMatchObject({
    code: 0,
    said: expect.stringMatching(/connection.+stands/),
  });

  const ping = '{ name: self, kind: ping, host: 127.0.0.1, count: 1, timeoutMs: 1500, intervalMs: 2000 }';
  // As docs/install.md has it, since nobody knows what this machine lets a group do.
  const dropIn =
    '[Service]\\nAmbientCapabilities=CAP_NET_RAW\\nCapabilityBoundingSet=CAP_NET_RAW\\nSupplementaryGroups=shadow\\n';
  const accounts = '{ name: accounts, kind: file, path: /etc/shadow, contains: root }';
  await place.sh(`d=/etc/systemd/system/kadoban-agent.service.d; mkdir -p $d; printf '${dropIn}' > $d/ping.conf
      echo 'checks: [${ping}, ${accounts}]' > /etc/kadoban-agent/agent.yaml; systemctl daemon-reload; systemctl restart kadoban-agent`);
  const pings = async () => (await place.sh('kadoban-agent status')).said.includes('self: up') || undefined;
  await until('the agent pings as the unit lets it', 40_000, pings);
  // Root sees what the service does, which may read this file by its drop-in alone.
  expect((await place.sh('kadoban-agent check accounts')).said).toMatch(/^OK - accounts/);
  expect((await place.sh('kadoban-agent status')).said).toContain('accounts: up');

  // The unit lets the agent be told to take its configuration anew, and a mistake does not end it.
  expect(await place.sh('systemctl reload kadoban-agent')).toMatchObject({ code: 0 });
  const mistaken = 'echo "bogus: 1" >> /etc/kadoban-agent/agent.yaml; systemctl reload kadoban-agent';
  expect(await place.sh(mistaken)).toMatchObject({ code: 1 });
  expect(await place.sh("sed -i '/bogus/d' /etc/kadoban-agent/agent.yaml")).toMatchObject({ code: 0 });
  await until('the agent goes on', 40_000, pings);

  expect(await place.sh('sh /root/kadoban.sh')).toMatchObject({ code: 0 });
  expect((await connected('the upgraded agent reports')).id).toBe(id);
  expect((await place.sh('systemctl show --value --property=NRestarts kadoban-agent')).said).toBe('0\n');

  expect(await place.sh('kadoban-agent uninstall --purge')).toMatchObject({ code: 0 });
  expect((await place.sh('systemctl is-active kadoban-agent')).said).toBe('inactive\n');
  expect(leftBy(place).filter((path) => !ofSystemd.test(path))).toEqual([]);
});
