import { join } from 'node:path';
import { centralFile, readCentral } from './central-file.ts';
import { type Local, withCentral } from './central-merge.ts';
import { allKinds } from './checks/index.ts';
import type { AgentConfig } from './config.ts';
import { AgentError } from './errors.ts';
import { openState } from './state.ts';

/**
 * The host's configuration with what the collector said last, which is kept in the state directory. Where that does not fit any more, because the host's own configuration or this program
 * is another, it is left out, and the collector hears why as soon as it sends it again. One in a file that is `named` has to fit.
 */
export async function configFromAfar(local: Local, named: string | undefined): Promise<AgentConfig> {
  const { stateDir } = local.config;
  const central = readCentral(named ?? join(stateDir, centralFile), () => openState(stateDir).data.identity);
  if (!central) {
    if (named === undefined) return local.config;
    throw new AgentError('CONFIG_INVALID', ['unsignedConfig', named]);
  }
  const merged = withCentral(await allKinds(), local, central);
  if (merged.ok) return merged.value;
  if (named === undefined) return local.config;
  throw new AgentError('CONFIG_INVALID', ['central', merged.problems]);
}
