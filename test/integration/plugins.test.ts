import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { expect } from 'vitest';
import { exec } from '../../agent/src/checks/exec.ts';
import { capability } from '../kit/capabilities.ts';
import { closedPort, listen } from '../kit/listen.ts';
import { lookBy } from '../kit/look-by.ts';
import { tempDir } from '../kit/temp-dir.ts';

// Plugins of Debian's monitoring-plugins-basic, as they are.

const folder = '/usr/lib/nagios/plugins';
const host = '127.0.0.1';
const test = capability('plugins', 'root');

const look = (name: string, ...args: string[]) =>
  lookBy(exec([folder]), { program: `${folder}/${name}`, args, timeoutMs: 20_000 });

const serve = () => listen(createServer((_, response) => response.end('all is well')));

test('check_dummy: every exit code means what Nagios says', async () => {
  const said = await Promise.all(['0', '1', '2', '3'].map((code) => look('check_dummy', code, 'as told')));
  expect(said.map(({ status, reason, output }) => [status, reason, output])).toEqual([
    ['up', undefined, 'OK: as told'],
    ['degraded', 'plugin-warning', 'WARNING: as told'],
    ['down', 'plugin-critical', 'CRITICAL: as told'],
    ['unknown', 'plugin-unknown', 'UNKNOWN: as told'],
  ]);
});

test('check_load: a machine whose load is below what nobody reaches is up', async () => {
  expect((await look('check_load', '-w', '9999,9999,9999', '-c', '9999,9999,9999')).verdict).toEqual(['up', undefined]);
});

test('check_disk: a file system with room is up, one that should have more is down', async () => {
  const path = ['-p', tempDir()];
  expect(await look('check_disk', '-w', '0%', '-c', '0%', ...path)).toMatchObject({
    status: 'up',
    output: expect.stringMatching(/^DISK OK/),
  });
  expect((await look('check_disk', '-w', '100%', '-c', '100%', ...path)).verdict).toEqual(['down', 'plugin-critical']);
});

test('check_procs: processes are counted, and bounds kept', async () => {
  expect((await look('check_procs', '-c', '1:')).verdict).toEqual(['up', undefined]);
  expect((await look('check_procs', '-c', '1:', '-C', 'no-such-program')).verdict).toEqual(['down', 'plugin-critical']);
});

test('check_users: as many as there are', async () => {
  expect((await look('check_users', '-w', '9999', '-c', '9999')).status).toBe('up');
});

test('check_file_age: a file that is young is up, one that is not there is down', async () => {
  const path = `${tempDir()}/young`;
  execFileSync('/bin/cp', ['/etc/os-release', path]);
  expect((await look('check_file_age', '-w', '100', '-c', '200', '-f', path)).verdict).toEqual(['up', undefined]);
  expect((await look('check_file_age', '-f', `${path}-no`)).verdict).toEqual(['down', 'plugin-critical']);
});

test('check_tcp: an open port is up and timed, a closed one down', async () => {
  const outcome = await look('check_tcp', '-H', host, '-p', `${await serve()}`);
  expect(outcome.verdict).toEqual(['up', undefined]);
  expect(outcome.timed).toEqual(['time', 'total']);
  const closed = await closedPort(createTcpServer());
  expect((await look('check_tcp', '-H', host, '-p', `${closed}`)).verdict).toEqual(['down', 'plugin-critical']);
});

test('check_http: a page is up and timed, one without the text is down', async () => {
  const port = `${await serve()}`;
  const outcome = await look('check_http', '-I', host, '-p', port);
  expect(outcome.verdict).toEqual(['up', undefined]);
  expect(outcome.timed).toEqual(['time', 'total']);
  expect(outcome.output).toMatch(/^HTTP OK: HTTP\/1\.1 200 OK/);
  expect((await look('check_http', '-I', host, '-p', port, '-s', 'missing')).verdict).toEqual([
    'down',
    'plugin-critical',
  ]);
});

test('check_ssh: a server that is none is down', async () => {
  expect((await look('check_ssh', '-p', `${await closedPort(createTcpServer())}`, host)).verdict).toEqual([
    'down',
    'plugin-critical',
  ]);
});

test('check_smtp: a greeting is enough', async () => {
  const port = await listen(
    createTcpServer((socket) => {
      socket.on('error', () => {});
      socket.on('data', (bytes) => socket.write(/^QUIT/i.test(bytes.toString()) ? '221 bye\r\n' : '250 ok\r\n'));
      socket.write('220 mail.example ESMTP\r\n');
    }),
  );
  const outcome = await look('check_smtp', '-H', host, '-p', `${port}`);
  expect(outcome.verdict).toEqual(['up', undefined]);
  expect(outcome.timed).toEqual(['time', 'total']);
});

test('check_ping: this machine answers itself', async () => {
  const outcome = await look('check_ping', '-H', host, '-w', '500,50%', '-c', '900,90%', '-p', '2');
  expect(outcome.verdict).toEqual(['up', undefined]);
  expect(outcome.timed).toEqual(['rta', 'total']);
});

test('wrong usage of a plugin is unknown', async () => {
  expect((await look('check_tcp', '--no-such-option')).verdict).toEqual(['unknown', 'plugin-unknown']);
});
