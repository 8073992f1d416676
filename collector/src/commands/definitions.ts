import { type Ground, planFiles } from '../definitions/load-files.ts';
import { knownHosts } from '../definitions/targets.ts';
import { type Command, optional } from './command.ts';
import { commandWords } from './command-words.ts';
import { readConfigDir, systemUser, wrongFiles } from './config-dir.ts';
import { openExisting } from './data.ts';

export const definitionsValidate: Command = {
  name: 'definitions validate',
  summary: 'Says whether a directory of definitions is valid, and every mistake with its line if it is not.',
  usage: 'DIR [--data DIR]',
  options: { data: { type: 'string' } },
  positionals: { min: 1, max: 1 },
  async run(values, [dir = ''], io) {
    const data = optional(values, 'data');
    const texts = await readConfigDir(dir);
    const ground = data === undefined ? { entries: [], hosts: undefined } : await groundOf(data);
    const planned = planFiles(texts, ground, { author: systemUser(), nowMs: io.now() });
    if (!planned.ok) throw wrongFiles(planned.problems);
    const words = commandWords[io.language];
    io.out(words.validDefinitions(dir, planned.filed.definitions.length));
    if (data === undefined) return 0;
    for (const { kind, id, body } of planned.changes) {
      io.out(words.would(`${kind} ${id}`, body === null));
    }
    return 0;
  },
};

async function groundOf(data: string): Promise<Ground> {
  const { store } = await openExisting(data);
  await using _open = store;
  return { entries: await store.definitions.entries(), hosts: await knownHosts(store) };
}
