// The first step of `npm start`, `npm run demo`, `npm run screens` and `npm test`: any Node from 20.0 on runs this file, so it is plain
// JavaScript without dependencies. It installs what the lockfile lists, then hands over to the pinned Node in node_modules.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, existsSync, constants as fsConstants, mkdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { constants as osConstants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const modules = join(root, 'node_modules');

/** npm writes this last, and we remove it first: without it an install did not finish. */
const finishedPath = join(modules, '.package-lock.json');

/** What each command runs on the pinned Node; `install` stops before that. */
const scripts = {
  start: 'start.ts',
  demo: 'test/demo/main.ts',
  screens: 'test/make-screens.ts',
  test: 'test/run.ts',
  install: undefined,
};

/** The installed tree is about 620 MiB, and npm keeps the packed files while it unpacks them. */
const freeBytesMin = 900 * 1024 * 1024;

/** npm's own pauses are 10 s and 60 s: too long to wait in silence for a network that is not there. */
const retryPausesMs = { min: 1_000, max: 10_000 };

const passedSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Something a person can act on: what is wrong and what to do, without a stack. */
class Refusal extends Error {
  constructor(what, remedy) {
    super(`kadoban: ${what}\n  ${remedy}`);
  }
}

/** The npm error codes we can explain; the first line that contains the code found wins. */
const explanations = [
  {
    codes:
      'ENOTFOUND EAI_AGAIN ECONNREFUSED ECONNRESET ENETUNREACH EHOSTUNREACH ETIMEDOUT ERR_SOCKET_TIMEOUT ENOTCACHED',
    what: 'no network: the package registry cannot be reached',
    remedy:
      'Check the connection, the proxy, and what `npm config get registry` prints; then run the same command again.',
  },
  {
    codes: 'E401 E403 E407 ENEEDAUTH EOTP E404 ETARGET E429 E500 E502 E503 E504',
    what: 'the package registry refused',
    remedy:
      'Check what `npm config get registry` prints and whether it asks for a login; then run the same command again.',
  },
  {
    codes:
      'SELF_SIGNED_CERT_IN_CHAIN UNABLE_TO_VERIFY_LEAF_SIGNATURE UNABLE_TO_GET_ISSUER_CERT_LOCALLY CERT_HAS_EXPIRED',
    what: 'the package registry shows a certificate that this machine does not trust',
    remedy: 'Give npm the certificate authority of your network: npm config set cafile FILE.',
  },
  {
    codes: 'ENOSPC EDQUOT',
    what: 'the disk is full',
    remedy: `Make room below ${root} and in npm's cache (npm cache clean --force), then run the same command again.`,
  },
  {
    codes: 'EROFS EACCES EPERM EBUSY ENOTEMPTY',
    what: `cannot write below ${root}`,
    remedy: 'Use a checkout that this user may write to, and end programs that still run from its node_modules.',
  },
  {
    codes: 'EINTEGRITY',
    what: 'a package is not the one that package-lock.json names',
    remedy:
      'Clean the cache with `npm cache clean --force` and run the same command again; if it stays, do not trust this registry.',
  },
  {
    codes: 'EUSAGE ELOCKVERIFY',
    what: 'package.json and package-lock.json do not belong together',
    remedy: 'Take both from the same commit, or renew the lockfile (CONTRIBUTING.md, "Dependencies").',
  },
];

/** Turns npm's closing words into ours; npm's own last lines follow for what we do not know. */
function explain(npmOutput) {
  const code =
    /npm (?:error|ERR!) code (\w+)/.exec(npmOutput)?.[1] ?? /\b(ENOSPC|EROFS)\b/.exec(npmOutput)?.[1] ?? 'none';
  const known = explanations.find((entry) => entry.codes.split(' ').includes(code));
  const words = npmOutput.split('\n').filter((line) => /^npm (?:error|ERR!) (?! +at )/.test(line));
  const npmSays = words.slice(0, 6).join('\n  ');
  return new Refusal(
    `cannot install: ${known?.what ?? 'npm failed'} (${code})`,
    `${known?.remedy ?? 'See what npm said:'}\n  ${npmSays || npmOutput.slice(-2_000)}`,
  );
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** Whether a lockfile entry is for this machine; an entry without `os`, `cpu` and `libc` is for all. */
function fitsHere(entry) {
  const fits = (wanted, mine) => wanted === undefined || [wanted].flat().includes(mine);
  return fits(entry.os, process.platform) && fits(entry.cpu, process.arch) && fits(entry.libc, 'glibc');
}

/** npm goes on in silence when an optional package cannot be had; one made for this very machine is needed all the same. */
function isNeeded(entry) {
  return !entry.optional || (entry.os !== undefined && fitsHere(entry));
}

/** The name of the pinned Node's package for this machine. */
function pinnedNodePackage(manifest, lock) {
  const names = Object.keys(manifest.optionalDependencies).filter((name) => name.startsWith('node-'));
  const name = names.find((candidate) => fitsHere(lock.packages[`node_modules/${candidate}`]));
  const here = `${process.platform}-${process.arch}`;
  if (!name) {
    throw new Refusal(
      `there is no pinned Node for this platform (${here})`,
      `kadoban runs where one of these packages does: ${names.join(', ')}.`,
    );
  }
  // The published Node is linked against glibc; on musl it would only fail later, with "not found" for a file that exists.
  if (process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime) {
    throw new Refusal(
      `this platform is not supported (${here} without glibc)`,
      'Use a distribution with glibc, not musl.',
    );
  }
  return name;
}

/** Why an install is needed, or undefined. */
function reasonToInstall(lock) {
  if (!existsSync(modules)) return 'first install';
  if (!existsSync(finishedPath)) return 'the last install did not finish';
  let installed;
  try {
    installed = readJson(finishedPath).packages;
  } catch {
    return 'node_modules is damaged (.package-lock.json is not readable)';
  }
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (!path.startsWith('node_modules/') || entry.link) continue;
    const found = installed[path];
    if (!found && !isNeeded(entry)) continue;
    if (found?.version !== entry.version || found?.integrity !== entry.integrity)
      return `${path} differs from package-lock.json`;
    if (!existsSync(join(root, path, 'package.json'))) return `${path} is damaged`;
  }
  // The scripts of package.json find the pinned Node there.
  if (!existsSync(join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')))
    return '.bin/node is missing';
  const gone = Object.keys(installed).find((path) => path.startsWith('node_modules/') && !lock.packages[path]);
  if (gone) return `${gone} is no longer in package-lock.json`;
  return undefined;
}

/** Says at once what npm would find out only after minutes of unpacking. */
function checkDisk() {
  try {
    mkdirSync(modules, { recursive: true });
    accessSync(modules, fsConstants.W_OK);
  } catch (error) {
    throw new Refusal(`cannot write below ${root} (${error.code})`, 'Use a checkout that this user may write to.');
  }
  const { bavail, bsize } = statfsSync(modules);
  if (bavail * bsize < freeBytesMin) {
    const mib = (bytes) => Math.floor(bytes / 1024 / 1024);
    throw new Refusal(
      `the disk is full: ${mib(bavail * bsize)} MiB are free below ${root}, an install needs ${mib(freeBytesMin)} MiB`,
      'Make room and run the same command again.',
    );
  }
}

/** Prints how far the install is: one line that renews itself on a terminal, a line every 5 s elsewhere. */
function showProgress(lock, startedAtMs) {
  const entries = Object.entries(lock.packages).filter(([path]) => path.startsWith('node_modules/'));
  const paths = entries.filter(([, entry]) => !entry.link && isNeeded(entry)).map(([path]) => path);
  const line = () => {
    const placed = paths.filter((path) => existsSync(join(root, path, 'package.json'))).length;
    const seconds = Math.round((Date.now() - startedAtMs) / 1000);
    return `kadoban: installing, ${placed} of ${paths.length} packages in place after ${seconds} s`;
  };
  const print = () => process.stderr.write(process.stderr.isTTY ? `\r${line()}` : `${line()}\n`);
  const timer = setInterval(print, process.stderr.isTTY ? 500 : 5_000);
  return () => {
    clearInterval(timer);
    if (process.stderr.isTTY) process.stderr.write('\n');
  };
}

/**
 * Runs a child to its end; resolves with its exit code, 128 + n for signal n like a shell. A signal to us is passed on, or
 * `stopSignal` in its place.
 */
function runToEnd(command, args, { stopSignal, onOutput, ...options }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, ...options });
    const pass = (signal) => child.kill(stopSignal ?? signal);
    for (const signal of passedSignals) process.on(signal, pass);
    child.stdout?.on('data', onOutput);
    child.stderr?.on('data', onOutput);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      for (const name of passedSignals) process.off(name, pass);
      resolve(code ?? 128 + osConstants.signals[signal]);
    });
  });
}

async function install(lock, reason) {
  checkDisk();
  rmSync(finishedPath, { force: true });
  const startedAtMs = Date.now();
  process.stderr.write(`kadoban: installing from package-lock.json (${reason})\n`);
  const stopProgress = showProgress(lock, startedAtMs);
  const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--loglevel=error', '--no-progress'];
  args.push(`--fetch-retry-mintimeout=${retryPausesMs.min}`, `--fetch-retry-maxtimeout=${retryPausesMs.max}`);
  // `npm start` says which npm it is; run by hand, the one on PATH has to do (on Windows that is a script, which wants a shell).
  const npm = process.env.npm_execpath;
  const useScript = npm?.endsWith('.js') === true;
  let output = '';
  const code = await runToEnd(useScript ? process.execPath : 'npm', useScript ? [npm, ...args] : args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: !useScript && process.platform === 'win32',
    // Asked politely, npm unpacks everything before it ends; killed, it leaves what the next run removes.
    stopSignal: 'SIGKILL',
    onOutput: (bytes) => {
      output = (output + bytes).slice(-64 * 1024);
    },
  })
    .catch((error) => {
      throw new Refusal(`cannot run npm (${error.code})`, 'Install npm, or start by `npm start` and `npm test`.');
    })
    .finally(stopProgress);
  if (code > 128) throw new Refusal('the install was interrupted', 'The next run starts it again.');
  if (code !== 0) throw explain(output);
  process.stderr.write(`kadoban: installed after ${Math.round((Date.now() - startedAtMs) / 1000)} s\n`);
}

/** The pinned Node's executable, or undefined when it does not run or is another version. */
function workingNode(nodePackage, version) {
  try {
    const path = join(modules, nodePackage, readJson(join(modules, nodePackage, 'package.json')).bin.node);
    const said = spawnSync(path, ['--version'], { encoding: 'utf8' });
    return said.stdout?.trim() === `v${version}` ? path : undefined;
  } catch {
    return undefined;
  }
}

async function main([command, ...args]) {
  if (Number.parseInt(process.versions.node, 10) < 20) {
    throw new Refusal(`this is Node ${process.versions.node}, but Node 20 or newer is needed`, 'Install a newer Node.');
  }
  if (!Object.hasOwn(scripts, command ?? '')) {
    throw new Refusal(`unknown command: ${command}`, `Use one of: ${Object.keys(scripts).join(', ')}.`);
  }
  const lock = readJson(join(root, 'package-lock.json'));
  const nodePackage = pinnedNodePackage(readJson(join(root, 'package.json')), lock);
  const { version } = lock.packages[`node_modules/${nodePackage}`];

  let reason = reasonToInstall(lock);
  if (!reason && !workingNode(nodePackage, version)) reason = `the pinned Node ${version} does not run`;
  if (reason) {
    await install(lock, reason);
    const still = reasonToInstall(lock);
    if (still) throw new Refusal(`the install left something out: ${still}`, 'Run the same command again.');
  }
  const node = workingNode(nodePackage, version);
  if (!node) {
    throw new Refusal(
      `the pinned Node ${version} does not run on this machine (package ${nodePackage})`,
      'Remove node_modules and run the same command again; if it stays, this system is too old for it.',
    );
  }
  const script = scripts[command];
  if (!script) return 0;
  return await runToEnd(node, [join(root, script), ...args], { stdio: 'inherit' });
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Refusal ? error.message : error.stack}\n`);
  process.exitCode = 1;
}
