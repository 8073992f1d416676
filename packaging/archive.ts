import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Documents } from './documents.ts';
import { copyGuides } from './guides.ts';
import { root, type Target } from './targets.ts';

/** Packs a binary and what has to come with it into `release`; `agents` go into a folder beside a collector. The same input gives the same bytes. */
export async function makeArchive(
  name: string,
  target: Target,
  parts: { readonly binary: string; readonly documents: Documents; readonly agents: readonly string[] },
  {
    release,
    workFolder,
    madeSeconds,
  }: { readonly release: string; readonly workFolder: string; readonly madeSeconds: number },
): Promise<string> {
  const folder = `${name}-${target.name}`;
  const staged = join(workFolder, 'archives', folder);
  await mkdir(staged, { recursive: true });
  await cp(parts.binary, join(staged, basename(parts.binary)));
  await chmod(join(staged, basename(parts.binary)), 0o755);
  await cp(join(root, 'LICENSE'), join(staged, 'LICENSE'));
  await writeFile(join(staged, 'THIRD-PARTY.txt'), parts.documents.thirdParty);
  await copyGuides(join(staged, 'docs'));
  if (parts.agents.length > 0) await copyAgents(parts.agents, join(staged, 'agents'));
  const packed = join(release, `${folder}.tar.gz`);
  const plain = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', '--mode=u+rwX,go+rX,go-w'];
  const tar = [
    '-C',
    join(workFolder, 'archives'),
    ...plain,
    `--mtime=@${madeSeconds}`,
    '-I',
    'gzip -n',
    '-cf',
    packed,
    folder,
  ];
  execFileSync('tar', tar);
  return packed;
}

/** Packed agents with their checksums: what `serve --agents` hands out. */
export async function copyAgents(packed: readonly string[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const path of packed) await cp(path, join(folder, basename(path)));
  await writeSums(folder);
}

/** SHA256SUMS of all files of `folder`, as `sha256sum -c` reads it. */
export async function writeSums(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name !== 'SHA256SUMS').toSorted();
  const lines = await Promise.all(
    names.map(async (name) => `${await digest('sha256', join(folder, name))}  ${name}\n`),
  );
  await writeFile(join(folder, 'SHA256SUMS'), lines.join(''));
}

export async function digest(algorithm: 'sha256' | 'md5', path: string): Promise<string> {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
