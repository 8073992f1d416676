import { constants, setPriority } from 'node:os';
import { rootsBelow } from '../host-facts.ts';
import { version } from '../version.ts';
import { type Command, optional } from './command.ts';

export const inventory: Command = {
  name: 'inventory',
  summary: 'Prints what this host is made of, as the collector is told it.',
  usage: '[--host-root DIR] [--identifiers] [--json]',
  details: `  --host-root DIR  where the files of the host are, for an agent in a container
  --identifiers    serial numbers, UUIDs and MAC addresses too, as with \`inventory.identifiers\`
  --json           for programs`,
  options: { 'host-root': { type: 'string' }, identifiers: { type: 'boolean' }, json: { type: 'boolean' } },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    // Whatever else the host does is more urgent; the programs that are started have it from here.
    setPriority(constants.priority.PRIORITY_LOW);
    const { lookAtHost } = await import('../inventory/look-at-host.ts');
    const { factsOf } = await import('../inventory/facts-of.ts');
    const host = await lookAtHost(rootsBelow(optional(values, 'host-root') ?? '/'), version);
    const facts = factsOf(host, values.identifiers === true);
    if (values.json === true) io.out(JSON.stringify(facts));
    else for (const { name, instance, value } of facts) io.out([name, instance, value].join('\t'));
    return 0;
  },
};
