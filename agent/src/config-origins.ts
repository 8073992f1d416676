import { yamlPlaces } from '@kadoban/proto/yaml-places';
import type { TSchema } from 'typebox';
import type { AgentConfig } from './config.ts';
import { type Environment, environmentVariables } from './environment.ts';

/** One value of a configuration and what set it. */
export interface Origin {
  /** `spool.maxAgeMs`, `checks[0].name`. */
  readonly path: string;
  readonly value: unknown;
  /** `agent.yaml:3`, `environment KADOBAN_STATE_DIR`, `default`. */
  readonly from: string;
}

/** What set each single value of `config`, which was read from `yaml` and `env`. Pure. */
export function originsOf(
  config: AgentConfig,
  schema: TSchema,
  source: { readonly yaml: string; readonly file: string; readonly env: Environment },
): Origin[] {
  const places = yamlPlaces(source.yaml);
  const variables = new Map(
    environmentVariables(schema)
      .filter(({ name }) => (source.env[name] ?? '') !== '')
      .map(({ name, path }) => [path.join('.'), name]),
  );
  return leavesOf(config, '').map(([path, value]) => {
    const [variable, place] = [variables.get(path), places.get(path)];
    if (isFromAfar(config, path)) return { path, value, from: `collector, revision ${config.fromAfar?.revision}` };
    if (variable !== undefined) return { path, value, from: `environment ${variable}` };
    return { path, value, from: place ? `${source.file}:${place.line}` : 'default' };
  });
}

/** Whether the collector said it. */
function isFromAfar({ checks, fromAfar }: AgentConfig, path: string): boolean {
  if (!fromAfar) return false;
  if (path.startsWith('fromAfar') || (path === 'sampleEveryMs' && fromAfar.sampleEveryMs)) return true;
  const index = /^checks\[(\d+)\]/.exec(path)?.[1];
  return index !== undefined && Number(index) >= checks.length - fromAfar.checks.length;
}

/** Empty lists and mappings are values of their own. */
function leavesOf(value: unknown, path: string): [path: string, value: unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  const parts = Array.isArray(value)
    ? value.map((item, index) => [`${path}[${index}]`, item] as const)
    : Object.entries(value).map(([key, item]) => [path === '' ? key : `${path}.${key}`, item] as const);
  return parts.length === 0 ? [[path, value]] : parts.flatMap(([below, item]) => leavesOf(item, below));
}
