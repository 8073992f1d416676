import type { LogKind } from '../../store/log-kinds.ts';
import { adjustment } from './adjustment.ts';
import { calendar } from './calendar.ts';
import { capacity } from './capacity.ts';
import { checks } from './checks.ts';
import { distribution } from './distribution.ts';
import { drill } from './drill.ts';
import { improvement } from './improvement.ts';
import { incident } from './incident.ts';
import { invocation } from './invocation.ts';
import type { KindRule } from './kind.ts';
import { maintenance } from './maintenance.ts';
import { outage } from './outage.ts';
import { risk } from './risk.ts';
import { service } from './service.ts';
import { sla } from './sla.ts';
import { slo } from './slo.ts';
import { supplier } from './supplier.ts';

/** Every kind of definition. To add one: write its file, add its line. */
export const definitionKinds: readonly KindRule[] = [
  calendar,
  service,
  slo,
  sla,
  maintenance,
  adjustment,
  checks,
  drill,
  supplier,
  capacity,
  improvement,
  invocation,
  risk,
  distribution,
];

/** What people say of what went wrong: in the same log, but not among what numbers are made by, and with addresses of its own. */
export const journalKinds: readonly KindRule[] = [outage, incident];

export function kindRule(kind: KindRule['kind']): KindRule {
  const rule = ruleOf(kind);
  if (!rule) throw new TypeError(`no kind of definition: ${kind}`);
  return rule;
}

/** Undefined for what was frozen: nobody writes it. */
export function ruleOf(kind: LogKind): KindRule | undefined {
  return [...definitionKinds, ...journalKinds].find((one) => one.kind === kind);
}
