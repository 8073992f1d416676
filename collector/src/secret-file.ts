import { readFile, stat } from 'node:fs/promises';

/** Group and others. */
const foreignBits = 0o077;

/** Longer is no secret, but the wrong file. */
const secretBytesMax = 4096;

/** The secret in the first line of a file that only this program may read. */
export async function readSecretFile(file: string): Promise<string> {
  const { mode, size } = await stat(file);
  if ((mode & foreignBits) !== 0) throw new Error(`others may read ${file}; chmod 600 keeps it to its owner`);
  if (size > secretBytesMax) throw new Error(`${file} has ${size} bytes, which is no secret`);
  const [secret = ''] = (await readFile(file, 'utf8')).split(/\r?\n/);
  if (secret === '') throw new Error(`the first line of ${file} is empty`);
  return secret;
}
