import { checksMax } from '@kadoban/proto/limits';
import type { Config } from '@kadoban/proto/messages';
import { brokenIn } from '@kadoban/proto/mistakes';
import type { Problem } from '@kadoban/proto/problem';
import { parseYamlDocument, type YamlResult } from '@kadoban/proto/yaml-document';
import { yamlPlaces } from '@kadoban/proto/yaml-places';
import { type Static, Type } from 'typebox';
import type { CheckKind } from './checks/check.ts';
import { type AgentConfig, checksSchema, configSchema, hostKeys, withTimeout } from './config.ts';
import { type ConfigRule, configRules } from './config-rules.ts';
import { type Environment, readEnvironment } from './environment.ts';

/** What mistakes in it are told of. */
const file = 'central configuration';

const centralSchema = (kinds: readonly CheckKind[]) =>
  Type.Object(
    { sampleEveryMs: Type.Optional(hostKeys.sampleEveryMs), checks: checksSchema(kinds) },
    { additionalProperties: false },
  );

/** The host's own configuration, with what it was read from. */
export interface Local {
  readonly config: AgentConfig;
  readonly yaml: string;
  readonly env: Environment;
}

/**
 * The host's configuration with what the collector adds, or why that is refused as a whole. What the host says itself goes before: a check of
 * a name, an interval, and which kinds of checks it takes from afar. Pure.
 */
export function withCentral(
  kinds: readonly CheckKind[],
  local: Local,
  { revision, document }: Pick<Config, 'revision' | 'document'>,
): YamlResult<AgentConfig> {
  const { config } = local;
  if (!config.central.enabled) return refused('', ['takesNone']);
  const allowed = kinds.filter(({ kind }) => (config.central.kinds as readonly string[]).includes(kind));
  const text = Buffer.from(document).toString();
  const parsed = parseYamlDocument(centralSchema(allowed), text, file);
  if (!parsed.ok) return parsed;
  const problem = parsed.value.checks.map(reachProblem).find((one) => one !== undefined);
  if (problem) return { ok: false, problems: [problem] };
  const names = new Set(config.checks.map(({ name }) => name));
  const added = parsed.value.checks.filter(({ name }) => !names.has(name)).map(withTimeout);
  const checks = [...config.checks, ...added];
  if (checks.length > checksMax) return refused('checks', ['tooManyChecks', checks.length, checksMax]);
  // The default is the host's: a collector that is silent on it has said nothing.
  const isSaid = yamlPlaces(text).has('sampleEveryMs') && !saysSampling(kinds, local);
  const sampleEveryMs = isSaid ? parsed.value.sampleEveryMs : undefined;
  const fromAfar = { revision, checks: added.map(({ name }) => name), sampleEveryMs: sampleEveryMs !== undefined };
  return { ok: true, value: { ...config, ...(sampleEveryMs !== undefined && { sampleEveryMs }), checks, fromAfar } };
}

type CentralCheck = Static<ReturnType<typeof checksSchema>>[number];

/**
 * A password file would be read here and sent where the collector says; and what a file holds is told by how it is refused. A POST changes something, on
 * this host or on others that trust it.
 */
function reachProblem(check: CentralCheck, index: number): Problem | undefined {
  const key = Object.keys(check).find((name) => name.endsWith('File'));
  if (key !== undefined) return problemAt(`checks[${index}].${key}`, ['fileFromAfar']);
  const changes = 'method' in check && check.method === 'POST';
  return changes ? problemAt(`checks[${index}].method`, ['postFromAfar']) : undefined;
}

function saysSampling(kinds: readonly CheckKind[], { yaml, env }: Local): boolean {
  const { settings } = readEnvironment(configSchema(kinds), env);
  return yamlPlaces(yaml).has('sampleEveryMs') || settings.some(({ path }) => path[0] === 'sampleEveryMs');
}

function refused(path: string, rule: ConfigRule): YamlResult<AgentConfig> {
  return { ok: false, problems: [problemAt(path, rule)] };
}

function problemAt(path: string, rule: ConfigRule): Problem {
  return { file, line: 0, column: 0, path, ...brokenIn(configRules, rule) };
}
