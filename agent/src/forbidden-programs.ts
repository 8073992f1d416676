import { brokenIn } from '@kadoban/proto/mistakes';
import type { Problem } from '@kadoban/proto/problem';
import { yamlPlaces } from '@kadoban/proto/yaml-places';
import { programProblem } from './checks/programs/program-problem.ts';
import type { AgentConfig } from './config.ts';
import { configRules } from './config-rules.ts';

/**
 * Every check of kind exec whose program may not run on this host, as mistakes of the file that it was read from. That one is missing, or that others may write to it, is told
 * by each look: an agent that does not start at all because of it would be worse. `strictly` those that are unsafe are mistakes too.
 */
export async function forbiddenPrograms(
  { checks, exec }: AgentConfig,
  { file, yaml }: { readonly file: string; readonly yaml: string },
  strictly: boolean,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const placeOf = (path: string) => yamlPlaces(yaml).get(path) ?? { line: 0, column: 0 };
  for (const [index, check] of checks.entries()) {
    if (!('program' in check) || typeof check.program !== 'string') continue;
    const problem = exec.enabled
      ? await programProblem(check.program, exec.directories)
      : ({ type: 'forbidden', rule: ['execDisabled'] } as const);
    const path = `checks[${index}].program`;
    if (problem?.type === 'forbidden' || (strictly && problem?.type === 'unsafe'))
      problems.push({ file, ...placeOf(path), path, ...brokenIn(configRules, problem.rule) });
  }
  return problems;
}
