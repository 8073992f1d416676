import { writeFile } from 'node:fs/promises';
import { CollectorError } from '../errors.ts';

/** Writes a command's answer to a file, or to the standard output without one. */
export async function put(text: string, file: string | undefined, out: (text: string) => void): Promise<void> {
  if (file === undefined) return out(text.replace(/\n$/, ''));
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new CollectorError('OUTPUT_UNWRITABLE', (error as Error).message, { cause: error });
  }
}
