import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageName } from './lockfile.ts';
import type { Program } from './programs.ts';
import { shipped } from './shipped.ts';
import { root } from './targets.ts';

const licenceFile = /^(licen[cs]e|copying|notice)(_font)?(\.(md|txt))?$/i;

/** The licences of everything in a binary that is not ours, in full. */
export async function thirdParty(program: Program): Promise<string> {
  const sections = [`Node.js ${process.versions.node}\n\n${await nodeLicence()}`];
  for (const [path, { version, license }] of await shipped(program)) {
    const texts = await licencesIn(join(root, path));
    // A package without such a file has said its licence in its package.json alone.
    sections.push(`${packageName(path)} ${version} (${license})\n\n${texts.join('\n\n') || `Licence: ${license}`}`);
  }
  return `${sections.map((text) => text.trim()).join(`\n\n${'-'.repeat(78)}\n\n`)}\n`;
}

async function nodeLicence(): Promise<string> {
  return readFile(join(process.execPath, '../../LICENSE'), 'utf8');
}

async function licencesIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => licenceFile.test(name)).toSorted();
  return Promise.all(names.map(async (name) => (await readFile(join(folder, name), 'utf8')).trim()));
}
