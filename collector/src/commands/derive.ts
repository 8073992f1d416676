import { deriveFile } from '../ledger/derivation-file.ts';
import type { Command } from './command.ts';
import { printDocumentLines } from './document-lines.ts';

export const derive: Command = {
  name: 'derive',
  summary: 'Derives changes of status from files of the format kadoban-derivation/1: one line of JSON for each.',
  usage: 'FILE…   (- is the standard input)',
  options: {},
  positionals: { min: 1, max: Number.POSITIVE_INFINITY },
  run: (_values, files, io) => printDocumentLines(files, deriveFile, io),
};
