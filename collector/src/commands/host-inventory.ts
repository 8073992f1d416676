import { hostInventory } from '../api/inventory.ts';
import { CollectorError } from '../errors.ts';
import { type Command, required } from './command.ts';
import { commandWords } from './command-words.ts';
import { openExisting } from './data.ts';

export const hostInventoryCommand: Command = {
  name: 'host inventory',
  summary: 'Prints what a host is made of, as its agent told it, and what changed when.',
  usage: '--data DIR HOST_ID [--json]',
  options: { data: { type: 'string' }, json: { type: 'boolean' } },
  positionals: { min: 1, max: 1 },
  async run(values, [hostId = ''], io) {
    const { store } = await openExisting(required(values, 'data'));
    await using _open = store;
    await store.evidence.settleHost(hostId);
    const host = await store.hosts.find(hostId);
    if (!host) throw new CollectorError('HOST_UNKNOWN', hostId);
    const inventory = await hostInventory(store, host, io.now());
    if (values.json === true) {
      io.out(JSON.stringify(inventory));
      return 0;
    }
    const { identifier, name, type, description, status, relations, facts, changes } = inventory;
    io.out([identifier, name, type, status, description].join('\t'));
    for (const { relation, target } of relations) io.out([relation, target].join('\t'));
    for (const fact of facts) io.out([fact.since, fact.name, fact.instance, fact.value].join('\t'));
    for (const { at, before, after, ...what } of changes)
      io.out([commandWords[io.language].changed, at, what.name, what.instance, before ?? '-', after ?? '-'].join('\t'));
    return 0;
  },
};
