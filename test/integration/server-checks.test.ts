import { execFileSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { expect } from 'vitest';
import type { CheckKind } from '../../agent/src/checks/check.ts';
import { mysql } from '../../agent/src/checks/mysql.ts';
import { postgres } from '../../agent/src/checks/postgres.ts';
import { redis } from '../../agent/src/checks/redis.ts';
import { smtp } from '../../agent/src/checks/smtp.ts';
import { capability, postgresFolder } from '../kit/capabilities.ts';
import { makeCertificate } from '../kit/certificate.ts';
import { closedPort } from '../kit/listen.ts';
import { lookBy } from '../kit/look-by.ts';
import { run, start } from '../kit/program.ts';
import { tempDir } from '../kit/temp-dir.ts';
import { until } from '../kit/until.ts';

// Debian's own servers, on loopback, as their packages bring them.

const host = '127.0.0.1';
const password = 's3cret "quoted" \\ ünïcode';
const up = ['up', undefined];

interface Scene {
  readonly dir: string;
  readonly port: number;
  readonly caFile: string;
  readonly passwordFile: string;
  readonly wrongFile: string;
}

/** A directory with a certificate (`cert.pem`, `key.pem`) and passwords, and a free port. */
async function scene(): Promise<Scene> {
  const dir = tempDir();
  const now = Date.now();
  const { certPem, keyPem } = makeCertificate([host], now - 86_400_000, now + 86_400_000);
  writeFileSync(`${dir}/cert.pem`, certPem);
  writeFileSync(`${dir}/key.pem`, keyPem, { mode: 0o600 });
  writeFileSync(`${dir}/password`, `${password}\n`, { mode: 0o600 });
  writeFileSync(`${dir}/wrong`, 'wrong\n', { mode: 0o600 });
  const port = await closedPort(createServer());
  return { dir, port, caFile: `${dir}/cert.pem`, passwordFile: `${dir}/password`, wrongFile: `${dir}/wrong` };
}

/** Waits until somebody listens: while nobody does, the check itself says so. */
async function listens(kind: CheckKind, own: object): Promise<void> {
  await until(`${kind.kind} listens`, 30_000, async () => {
    const { reason } = await lookBy(kind, own);
    return reason === 'refused' || reason === 'server-refused' ? undefined : true;
  });
}

capability('postgres', 'root')('PostgreSQL lets the agent in by every method, and answers', async () => {
  const { dir, port, caFile, passwordFile, wrongFile } = await scene();
  const data = `${dir}/data`;
  const quoted = `'${password.replaceAll("'", "''")}'`;
  // PostgreSQL refuses to run as root.
  const asPostgres = (program: string, ...args: string[]): [string, string[]] => [
    '/usr/bin/setpriv',
    ['--reuid=postgres', '--regid=postgres', '--clear-groups', `${postgresFolder()}/${program}`, ...args],
  ];
  execFileSync('/bin/chown', ['-R', 'postgres:', dir]);
  await run(...asPostgres('initdb', '-D', data, '-A', 'reject', '-E', 'UTF8', '--locale=C', '--no-sync'));
  const roles = [
    'create role trusted login',
    ...['clear', 'scrammed'].map((role) => `create role ${role} login password ${quoted}`),
    "set password_encryption = 'md5'",
    `create role hashed login password ${quoted}`,
  ];
  await run(...asPostgres('postgres', '--single', '-D', data, 'postgres'), `${roles.join('\n')}\n`);
  const rules = ['trusted trust', 'clear password', 'scrammed scram-sha-256', 'hashed md5'].map((rule) => {
    const [role, method] = rule.split(' ');
    return `host postgres ${role} ${host}/32 ${method}`;
  });
  writeFileSync(`${data}/pg_hba.conf`, `${rules.join('\n')}\n`);
  const settings = { port: `${port}`, listen_addresses: host, unix_socket_directories: '', fsync: 'off', ssl: 'on' };
  const files = { ssl_cert_file: `${dir}/cert.pem`, ssl_key_file: `${dir}/key.pem` };
  const options = Object.entries({ ...settings, ...files }).map(([name, value]) => `-c${name}=${value}`);
  start(...asPostgres('postgres', '-D', data, ...options), `${dir}/log`);

  const own = { host, port, database: 'postgres' };
  const look = async (user: string, more: object) => (await lookBy(postgres, { ...own, user, ...more })).verdict;
  await listens(postgres, { ...own, user: 'trusted' });
  expect(await look('trusted', {})).toEqual(up);
  for (const user of ['clear', 'hashed', 'scrammed']) {
    expect(await look(user, { passwordFile }), user).toEqual(up);
    expect(await look(user, { passwordFile, tls: true, caFile }), user).toEqual(up);
    expect(await look(user, { passwordFile: wrongFile }), user).toEqual(['unknown', 'login-refused']);
    expect(await look(user, {}), user).toEqual(['unknown', 'login-refused']);
  }
  expect(await look('scrammed', { passwordFile, tls: true })).toEqual(['down', 'tls-untrusted']);
  expect(await look('nobody', { passwordFile })).toEqual(['unknown', 'login-refused']);
  const timed = (await lookBy(postgres, { ...own, user: 'scrammed', passwordFile, tls: true, caFile })).timed;
  expect(timed).toEqual(['connect', 'first-byte', 'tls', 'login', 'query', 'total']);
});

capability('mariadb', 'root')('MariaDB lets the agent in, and answers', async () => {
  const { dir, port, caFile, passwordFile, wrongFile } = await scene();
  const data = `${dir}/data`;
  const user = '--user=root';
  await run('/usr/bin/mariadb-install-db', ['--no-defaults', user, `--datadir=${data}`, '--skip-test-db']);
  const quoted = `'${password.replaceAll('\\', '\\\\')}'`;
  const init = [
    'set names utf8mb4',
    `create user watch@'${host}' identified by ${quoted}`,
    `create user open@'${host}' identified via mysql_native_password`,
    `create user strict@'${host}' identified by ${quoted} require ssl`,
    'create database shop',
    `grant select on shop.* to watch@'${host}'`,
  ];
  writeFileSync(`${dir}/init.sql`, init.map((line) => `${line};\n`).join(''));
  const listening = [`--port=${port}`, `--bind-address=${host}`, `--socket=${dir}/socket`, '--skip-name-resolve'];
  const certificate = [`--ssl-cert=${dir}/cert.pem`, `--ssl-key=${dir}/key.pem`];
  const files = [`--datadir=${data}`, `--init-file=${dir}/init.sql`, `--pid-file=${dir}/pid`];
  start('/usr/sbin/mariadbd', ['--no-defaults', user, ...listening, ...certificate, ...files], `${dir}/log`);

  const look = async (user: string, more: object) => (await lookBy(mysql, { host, port, user, ...more })).verdict;
  await listens(mysql, { host, port, user: 'open' });
  expect(await look('open', {})).toEqual(up);
  expect(await look('watch', { passwordFile })).toEqual(up);
  expect(await look('watch', { passwordFile, tls: true, caFile, database: 'shop' })).toEqual(up);
  expect(await look('watch', { passwordFile, database: 'mysql' })).toEqual(['unknown', 'login-refused']);
  expect(await look('watch', { passwordFile: wrongFile })).toEqual(['unknown', 'login-refused']);
  expect(await look('watch', { passwordFile, tls: true })).toEqual(['down', 'tls-untrusted']);
  expect(await look('strict', { passwordFile })).toEqual(['unknown', 'login-refused']);
  expect(await look('strict', { passwordFile, tls: true, caFile })).toEqual(up);
  // A hundred looks that ended badly would make MariaDB shut us out.
  for (let i = 0; i < 120; i++) await look('watch', { passwordFile });
  expect(await look('watch', { passwordFile })).toEqual(up);
});

capability('redis')('Redis lets the agent in, and answers', async () => {
  const { dir, port, caFile, passwordFile, wrongFile } = await scene();
  const tlsPort = await closedPort(createServer());
  const certificate = ['tls-cert-file', 'tls-key-file', 'tls-ca-cert-file'].map((key) => {
    return `${key} ${dir}/${key === 'tls-key-file' ? 'key' : 'cert'}.pem`;
  });
  const quoted = `"${password.replaceAll(/["\\]/g, '\\$&')}"`;
  const config = [`bind ${host}`, `port ${port}`, `tls-port ${tlsPort}`, 'tls-auth-clients no', ...certificate];
  writeFileSync(`${dir}/redis.conf`, [...config, 'save ""', `dir ${dir}`, `requirepass ${quoted}`, ''].join('\n'));
  chmodSync(`${dir}/redis.conf`, 0o600);
  start('/usr/bin/redis-server', [`${dir}/redis.conf`], `${dir}/log`);

  const look = async (more: object) => (await lookBy(redis, { host, port, ...more })).verdict;
  await listens(redis, { host, port });
  expect(await look({})).toEqual(['unknown', 'login-refused']);
  expect(await look({ passwordFile })).toEqual(up);
  expect(await look({ passwordFile, username: 'default' })).toEqual(up);
  expect(await look({ passwordFile: wrongFile })).toEqual(['unknown', 'login-refused']);
  expect(await look({ port: tlsPort, passwordFile, tls: true, caFile })).toEqual(up);
  expect(await look({ port: tlsPort, passwordFile, tls: true })).toEqual(['down', 'tls-untrusted']);
});

capability('aiosmtpd')('a mail server in Python greets, and goes over to TLS', async () => {
  const { dir, port, caFile } = await scene();
  const tls = ['--tlscert', `${dir}/cert.pem`, '--tlskey', `${dir}/key.pem`, '--no-requiretls'];
  start('/usr/bin/aiosmtpd', ['-n', '-l', `${host}:${port}`, ...tls], `${dir}/log`);
  await listens(smtp, { host, port });
  expect((await lookBy(smtp, { host, port })).verdict).toEqual(up);
  expect((await lookBy(smtp, { host, port, tls: 'starttls', caFile })).verdict).toEqual(up);
  expect((await lookBy(smtp, { host, port, tls: 'starttls' })).verdict).toEqual(['down', 'tls-untrusted']);
});
