import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findPing } from '@kadoban/collector/src/probes/ping.ts';
import { test } from 'vitest';

const dist = join(import.meta.dirname, '../../dist');

type Capability = {
  has: () => boolean;
  /** How a machine gets it. */
  remedy: string;
  /** Whether CI=true makes its absence a failure. */
  required: boolean;
};

/** What a test may need beyond Node and the packages. */
const capabilities = {
  chromium: {
    has: () => chromiumPath() !== undefined,
    remedy: 'apt-get install chromium',
    required: true,
  },
  root: {
    has: () => process.getuid?.() === 0,
    remedy: 'run the tests as root',
    required: true,
  },
  ping: {
    has: () => findPing() !== undefined,
    remedy: 'apt-get install iputils-ping',
    required: true,
  },
  namespaces: {
    has: canMakeNetworks,
    remedy: 'run the tests as root where namespaces are allowed, apt-get install iproute2',
    required: true,
  },
  firewall: {
    has: () => spawnSync('unshare', ['--net', '/usr/sbin/nft', 'add', 'table', 'inet', 'tried']).status === 0,
    remedy: 'run the tests as root where namespaces are allowed, apt-get install nftables',
    required: true,
  },
  mount: {
    has: canMount,
    remedy: 'run the tests as root where mounting a tmpfs is allowed',
    required: true,
  },
  sandbox: {
    has: canLayer,
    remedy: 'run the tests as root where overlay file systems can be mounted, apt-get install curl wget procps passwd',
    required: true,
  },
  lintian: {
    has: () => existsSync('/usr/bin/lintian'),
    remedy: 'apt-get install lintian',
    required: true,
  },
  nspawn: {
    has: () => existsSync('/usr/bin/systemd-nspawn'),
    remedy: 'apt-get install systemd-container',
    required: true,
  },
  yamllint: {
    has: () => spawnSync('yamllint', ['--version']).status === 0,
    remedy: 'apt-get install yamllint',
    required: true,
  },
  ansibleLint: {
    has: () => existsSync('/usr/bin/ansible-lint'),
    remedy: 'apt-get install ansible-lint',
    required: true,
  },
  systemdAnalyze: {
    has: () => spawnSync('systemd-analyze', ['--version']).status === 0,
    remedy: 'apt-get install systemd',
    required: true,
  },
  shellcheck: {
    has: () => spawnSync('shellcheck', ['--version']).status === 0,
    remedy: 'apt-get install shellcheck',
    required: true,
  },
  strace: {
    has: () => process.getuid?.() === 0 && spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0,
    remedy: 'run the tests as root where ptrace is allowed, apt-get install strace',
    required: true,
  },
  faketime: {
    has: () => faketimeLibrary() !== undefined,
    remedy: 'apt-get install libfaketime',
    required: true,
  },
  plugins: {
    has: () => existsSync('/usr/lib/nagios/plugins/check_load'),
    remedy: 'apt-get install monitoring-plugins-basic',
    required: true,
  },
  postgres: {
    has: () => postgresFolder() !== undefined,
    remedy: 'apt-get install postgresql',
    required: true,
  },
  mariadb: {
    has: () => existsSync('/usr/sbin/mariadbd'),
    remedy: 'apt-get install mariadb-server-core mariadb-client-core',
    required: true,
  },
  redis: {
    has: () => existsSync('/usr/bin/redis-server'),
    remedy: 'apt-get install redis-server',
    required: true,
  },
  aiosmtpd: {
    has: () => existsSync('/usr/bin/aiosmtpd'),
    remedy: 'apt-get install python3-aiosmtpd',
    required: true,
  },
  libreoffice: {
    has: () => existsSync('/usr/bin/soffice'),
    remedy: 'apt-get install libreoffice-calc-nogui',
    required: true,
  },
  poppler: {
    has: () => existsSync('/usr/bin/pdftotext'),
    remedy: 'apt-get install poppler-utils',
    required: true,
  },
  openssl: {
    has: () => ['python3', 'openssl'].every((name) => spawnSync(name, ['--help']).status === 0),
    remedy: 'apt-get install python3 openssl',
    required: true,
  },
  binaries: {
    has: () => ['kadoban-agent', 'kadoban-collector'].every((name) => existsSync(join(dist, name))),
    remedy: 'npm run package',
    required: true,
  },
  full: {
    has: () => process.env.KADOBAN_TEST_FULL === '1',
    remedy: 'npm run test:full',
    required: false,
  },
} satisfies Record<string, Capability>;

/** Whether networks of one's own can be made, tried on one that is gone at once. */
function canMakeNetworks(): boolean {
  const add = ['ip', 'link', 'add', 'left', 'type', 'veth', 'peer', 'name', 'right'];
  return spawnSync('unshare', ['--net', ...add]).status === 0;
}

/** Whether a disk in memory can be mounted, tried in a namespace of mounts that is gone at once. */
function canMount(): boolean {
  return spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', tmpdir()]).status === 0;
}

/** Whether a layer can be put over this machine's files, and what is installed there can be fetched. */
function canLayer(): boolean {
  const layer = `mkdir l w r && mount -t overlay -o lowerdir=/,upperdir=l,workdir=w overlay r`;
  const dir = mkdtempSync(join(tmpdir(), 'kadoban-'));
  try {
    const tools = ['curl', 'wget', 'pgrep', 'useradd'].map((tool) => `command -v ${tool}`).join(' && ');
    return spawnSync('unshare', ['--mount', 'sh', '-ec', `${tools} && ${layer}`], { cwd: dir }).status === 0;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

type CapabilityName = keyof typeof capabilities;

type RunTest = (title: string, body: () => void | Promise<void>, timeoutMs?: number) => void;

/** Where Debian keeps the programs of its newest PostgreSQL, `initdb` among them. */
export function postgresFolder(): string | undefined {
  return globSync('/usr/lib/postgresql/*/bin')
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .findLast((folder) => existsSync(join(folder, 'initdb')));
}

/** Where Debian keeps the library that lies to a program about the time. */
export function faketimeLibrary(): string | undefined {
  return globSync('/usr/lib/*/faketime/libfaketimeMT.so.1')[0];
}

/** Where a Chromium is, if the machine has one. */
export function chromiumPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, 'chromium')).find((path) => existsSync(path));
}

/**
 * Vitest's `test` for tests that need the named capabilities. Without them a test is reported as not run, by the name of what
 * is missing; with CI=true, where everything has to run, it fails.
 *
 *     capability('chromium')('the page shows the host', async () => { … });
 */
export function capability(...names: CapabilityName[]): RunTest {
  const missing = names.filter((name) => !capabilities[name].has());
  if (missing.length === 0) return test;
  const mustRun = process.env.CI === 'true' && missing.some((name) => capabilities[name].required);
  const remedies = missing.map((name) => capabilities[name].remedy).join('; ');
  return (title) => {
    if (mustRun) {
      test(title, () => {
        throw new Error(`This machine has no ${missing.join(', ')}, and CI runs every test (${remedies})`);
      });
    } else {
      test.skip(`${title} [not run: ${missing.join(', ')} (${remedies})]`, () => {});
    }
  };
}
