import { writeFile } from 'node:fs/promises';
import { CollectorError } from '../errors.ts';

/** Writes a command's answer to a file, or to the standard output without one, where it is text. */
export async function put(
  content: string | Uint8Array,
  file: string | undefined,
  out: (text: string) => void,
): Promise<void> {
  if (file === undefined) {
    if (typeof content !== 'string') throw new CollectorError('USAGE', ['noText']);
    return out(content.replace(/\n$/, ''));
  }
  try {
    await writeFile(file, content);
  } catch (error) {
    throw new CollectorError('OUTPUT_UNWRITABLE', (error as Error).message, { cause: error });
  }
}
