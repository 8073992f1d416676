import { evaluateFile } from '../ledger/evaluation-file.ts';
import type { Command } from './command.ts';
import { printDocumentLines } from './document-lines.ts';

export const evaluate: Command = {
  name: 'evaluate',
  summary: 'Evaluates files of the format kadoban-evaluation/1: one line of JSON for each.',
  usage: 'FILE…   (- is the standard input)',
  options: {},
  positionals: { min: 1, max: Number.POSITIVE_INFINITY },
  run: (_values, files, io) => printDocumentLines(files, evaluateFile, io),
};
