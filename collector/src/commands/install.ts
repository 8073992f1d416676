import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { lookAtMachine, type Machine } from '@kadoban/proto/install/machine';
import { perform } from '@kadoban/proto/install/perform';
import {
  configPath,
  type Extra,
  installSteps,
  programPath,
  startSteps,
  stateDir,
  unitSteps,
} from '@kadoban/proto/install/service';
import { leftByPackage, type Wish, wishOptions } from '@kadoban/proto/install/wish';
import { CollectorError } from '../errors.ts';
import { type InstallWords, installWords } from '../install/install-words.ts';
import { installFailure, wishOf } from '../install/refusals.ts';
import { collectorService } from '../install/service.ts';
import type { Command } from './command.ts';

export const install: Command = {
  name: 'install',
  summary:
    'Makes this program a service of this machine, with a user, a data directory and a unit of systemd; done again, it upgrades and keeps the data.',
  usage: '[--prefix DIR] [--root DIR] [--no-start] [--dry-run]',
  options: { ...wishOptions, 'no-start': { type: 'boolean' } },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const wish = wishOf(values);
    const left = leftByPackage(collectorService, wish);
    if (left !== undefined) throw new CollectorError('INSTALL_REFUSED', ['refused', left]);
    const { program } = io;
    if (program === undefined) throw new CollectorError('INSTALL_REFUSED', ['fromSource']);
    const words = installWords[io.language];
    const machine = await lookAtMachine(wish.root);
    const extras = await agentsBeside(program);
    const isStarted = machine.isSystemdUp && values['no-start'] !== true;
    const steps = [
      ...installSteps(collectorService, { program, prefix: wish.prefix, extras }),
      ...(machine.hasSystemd ? unitSteps(collectorService, wish.prefix) : []),
      ...(isStarted ? startSteps(collectorService) : []),
    ];
    try {
      await perform(steps, machine, wish.isDryRun, { words: words.steps, say: io.out });
    } catch (error) {
      throw installFailure(error);
    }
    if (!wish.isDryRun) io.out(closingWords(machine, wish, isStarted, words));
    return 0;
  },
};

/** The agents that this collector will hand out come in a folder beside it. */
async function agentsBeside(program: string): Promise<Extra[]> {
  const folder = join(dirname(program), 'agents');
  const names = await readdir(folder).catch(() => []);
  return names.map((name) => ({ name, from: join(folder, name) }));
}

function closingWords({ hasSystemd }: Machine, { prefix }: Wish, isStarted: boolean, words: InstallWords): string {
  const { name } = collectorService;
  const program = programPath(collectorService, prefix);
  const data = stateDir(collectorService);
  const as = (line: string) => `runuser -u ${name} -- ${program} ${line}`;
  if (!hasSystemd) {
    return words.unmanaged(name, `${program} serve --data ${data} --config ${configPath(collectorService)}`);
  }
  return `${isStarted ? words.runs : words.startsAtBoot}
  ${as(`login --data ${data}`)}
  ${as(`token create --install --data ${data}`)}`;
}
