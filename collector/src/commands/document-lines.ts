import { readFile } from 'node:fs/promises';
import { CollectorError } from '../errors.ts';
import { failureText } from '../failure-text.ts';
import type { LineResult } from '../ledger/derivation-file.ts';
import type { Io } from './command.ts';

/** The exit code when a file could not be used; the others were answered all the same. */
const someBad = 2;

/** Prints the line that `answer` makes of each file, in order; a file that is no good gets its one error instead. `-` is the standard input. */
export async function printDocumentLines(
  files: readonly string[],
  answer: (text: string) => LineResult,
  io: Io,
): Promise<number> {
  let exitCode = 0;
  for (const file of files) {
    try {
      io.out(lineOf(file, decoded(file, await contentOf(file, io)), answer));
    } catch (error) {
      if (!(error instanceof CollectorError)) throw error;
      io.err(failureText(error, io.language));
      exitCode = someBad;
    }
  }
  return exitCode;
}

async function contentOf(file: string, io: Io): Promise<Uint8Array> {
  try {
    return file === '-' ? await io.input() : await readFile(file);
  } catch (error) {
    throw new CollectorError('FILE_UNREADABLE', `${file}: ${(error as Error).message}`, { cause: error });
  }
}

/** Strictly: bytes that are no UTF-8 would otherwise become other names without a word. */
function decoded(file: string, content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch (error) {
    throw new CollectorError('DOCUMENT_INVALID', `${file}: $: not UTF-8`, { cause: error });
  }
}

function lineOf(file: string, text: string, answer: (text: string) => LineResult): string {
  const result = answer(text);
  if (result.ok) return result.line;
  // One error is one line: what the JSON parser quotes of the file may hold line ends.
  throw new CollectorError('DOCUMENT_INVALID', `${file}: ${result.path}: ${result.reason.replaceAll(/\s+/g, ' ')}`);
}
