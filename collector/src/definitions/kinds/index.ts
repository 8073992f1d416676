import { adjustment } from './adjustment.ts';
import { calendar } from './calendar.ts';
import { checks } from './checks.ts';
import type { KindRule } from './kind.ts';
import { maintenance } from './maintenance.ts';
import { service } from './service.ts';
import { slo } from './slo.ts';

/** Every kind of definition. To add one: write its file, add its line. */
export const definitionKinds: readonly KindRule[] = [calendar, service, slo, maintenance, adjustment, checks];

export function kindRule(kind: KindRule['kind']): KindRule {
  const rule = definitionKinds.find((one) => one.kind === kind);
  if (!rule) throw new TypeError(`no kind of definition: ${kind}`);
  return rule;
}
