import type { Expression } from '../../ledger/definitions.ts';
import { membersOf } from '../../ledger/services.ts';
import type { ServiceRule } from '../report.ts';
import type { LineMonth, ReadLine } from './read-line.ts';

/** How every service that a line is about, or is made of, is made up at the end of the month; each once. */
export function serviceRules(reads: readonly ReadLine[], titles: Readonly<Record<string, string>>): ServiceRule[] {
  const rules = reads.flatMap((read) => {
    const { evaluation, slo } = read.months[read.months.length - 1] as LineMonth;
    const { services } = read.definitions;
    return [slo.target, ...membersOf(slo.target, services)].flatMap((id) => {
      const versions = services.get(id) ?? [];
      const inForce = versions.findLast(({ fromMs }) => fromMs < evaluation.toMs) ?? versions[0];
      return inForce ? rulesOf(titles[id] ?? id, inForce.value, titles) : [];
    });
  });
  return [...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values()];
}

/** One rule for the expression, then one for each that is nested in it, which is called by its number. */
function rulesOf(title: string, { atLeast, of }: Expression, titles: Readonly<Record<string, string>>): ServiceRule[] {
  const nested: ServiceRule[] = [];
  let count = 0;
  const names = of.map((member) => {
    if (typeof member === 'string') return titles[member] ?? member;
    count += 1;
    const name = `${title}-${count}`;
    nested.push(...rulesOf(name, member, titles));
    return name;
  });
  return [{ title, atLeast, of: names }, ...nested];
}
