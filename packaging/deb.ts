import { execFileSync } from 'node:child_process';
import { chmod, cp, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { configDir, configPath, shareDir, stateDir } from '../proto/src/install/service.ts';
import { copyAgents, digest } from './archive.ts';
import { copyright, debianChangelog, maintainer } from './deb-documents.ts';
import { postinst, postrm, prerm } from './deb-scripts.ts';
import type { Documents } from './documents.ts';
import { copyGuides } from './guides.ts';
import { manPage } from './man-page.ts';
import type { Program } from './programs.ts';
import type { Target } from './targets.ts';

export interface DebParts {
  readonly binary: string;
  readonly documents: Documents;
  readonly agents: readonly string[];
  readonly version: string;
  readonly madeSeconds: number;
}

/** A package of Debian for `target` in `release`: the same unit, user and directories as `install` makes, by Debian's own means. */
export async function makeDeb(
  program: Program,
  target: Target,
  parts: DebParts,
  { release, workFolder }: { readonly release: string; readonly workFolder: string },
): Promise<string> {
  const tree = join(workFolder, 'debs', `${program.name}-${target.name}`);
  await layOut(program, parts, tree);
  const control = join(tree, 'DEBIAN');
  await put(join(control, 'md5sums'), await md5sums(tree));
  await put(join(control, 'control'), await controlFile(program, target, parts.version, tree));
  await put(join(control, 'conffiles'), `${configPath(program.service)}\n`);
  for (const [name, script] of Object.entries({ postinst, prerm, postrm })) {
    await put(join(control, name), script(program.service), 0o755);
  }
  const packed = join(release, `${program.name}_${parts.version}_${target.debian}.deb`);
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(parts.madeSeconds) };
  execFileSync('dpkg-deb', ['--root-owner-group', '-Zxz', '-z1', '--build', tree, packed], { env, stdio: 'pipe' });
  return packed;
}

async function layOut(program: Program, parts: DebParts, tree: string): Promise<void> {
  const { name, service } = program;
  const docs = join(tree, 'usr/share/doc', name);
  await put(join(tree, configPath(service)), service.configText);
  await put(join(tree, 'usr/lib/systemd/system', `${name}.service`), service.unitText('/usr'));
  await put(join(tree, 'usr/lib/sysusers.d', `${name}.conf`), `u ${name} - "${name}" ${stateDir(service)}\n`);
  await put(join(tree, 'usr/lib/tmpfiles.d', `${name}.conf`), tmpfiles(program));
  await put(join(docs, 'copyright'), copyright);
  await put(join(docs, 'THIRD-PARTY.txt.gz'), gzipped(parts.documents.thirdParty));
  await put(join(docs, 'changelog.gz'), gzipped(debianChangelog(name, parts.version, parts.madeSeconds)));
  await copyGuides(join(docs, 'docs'));
  const page = manPage(program, parts.version, parts.madeSeconds);
  await put(join(tree, 'usr/share/man/man8', `${name}.8.gz`), gzipped(page));
  await put(join(tree, 'usr/share/lintian/overrides', name), overrides(name));
  await put(join(tree, 'usr/bin', name), '');
  await cp(parts.binary, join(tree, 'usr/bin', name));
  await chmod(join(tree, 'usr/bin', name), 0o755);
  if (parts.agents.length > 0) await copyAgents(parts.agents, join(tree, shareDir(service, '/usr')));
}

/** The configuration may hold passwords: root writes it, and the service alone reads it. */
function tmpfiles({ name, service }: Program): string {
  return `d ${stateDir(service)} 0700 ${name} ${name} -
z ${configDir(service)} 0750 root ${name} -
z ${configPath(service)} 0640 root ${name} -
`;
}

function overrides(name: string): string {
  return `# The binary is Node with our program in it: Node brings libraries along, and is not linked as a PIE.
${name}: embedded-library *
${name}: hardening-no-pie *
`;
}

async function controlFile(program: Program, target: Target, version: string, tree: string): Promise<string> {
  const kib = Math.ceil((await sizes(tree)) / 1024);
  return `Package: ${program.name}
Version: ${version}
Architecture: ${target.debian}
Maintainer: ${maintainer}
Installed-Size: ${kib}
Depends: init-system-helpers (>= 1.54), libatomic1, libc6 (>= 2.28), libgcc-s1, libstdc++6 (>= 8), systemd | systemd-standalone-sysusers | systemd-sysusers, systemd | systemd-standalone-tmpfiles | systemd-tmpfiles
Section: admin
Priority: optional
Description: ${program.summary}
${program.description.map((line) => ` ${line}`).join('\n')}
`;
}

async function md5sums(tree: string): Promise<string> {
  const files = (await filesOf(tree)).filter((path) => !path.startsWith('etc/'));
  const lines = await Promise.all(files.map(async (path) => `${await digest('md5', join(tree, path))}  ${path}\n`));
  return lines.join('');
}

async function sizes(tree: string): Promise<number> {
  const each = await Promise.all((await filesOf(tree)).map(async (path) => (await stat(join(tree, path))).size));
  return each.reduce((sum, size) => sum + size, 0);
}

async function filesOf(tree: string): Promise<string[]> {
  const entries = await readdir(tree, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files
    .map((path) => relative(tree, path))
    .filter((path) => !path.startsWith('DEBIAN/'))
    .toSorted();
}

function gzipped(text: string): Buffer {
  return gzipSync(text, { level: 9 });
}

/** Modes are part of a package: they must not depend on the umask of whoever makes it. */
async function put(path: string, content: string | Buffer, mode = 0o644): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o755 });
  await writeFile(path, content);
  await chmod(path, mode);
}
