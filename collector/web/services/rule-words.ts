import type { Translate } from '../i18n/translate.ts';
import type { SaidExpression, SaidMember } from './terms.ts';

/** A rule in words; what it is about stands below it where one line cannot say it. */
export interface RuleWords {
  readonly text: string;
  readonly members: readonly RuleWords[];
}

/** How many of which members are needed, as `all`, `any` and `atLeast` of a definition mean it. */
export function neededOf({ all, any, atLeast, of }: SaidExpression): { k: number; members: readonly SaidMember[] } {
  if (all !== undefined) return { k: all.length, members: all };
  if (any !== undefined) return { k: 1, members: any };
  return { k: atLeast ?? 1, members: of ?? [] };
}

/** What must be so for a service to be up: 「2台のうち1台以上が応答していること」. */
export function ruleWords(said: SaidExpression, names: Readonly<Record<string, string>>, t: Translate): RuleWords {
  const { k, members } = neededOf(said);
  const [only] = members;
  if (members.length === 1 && only !== undefined) return memberWords(only, names, t);
  const kind = kindOf(members);
  const text = t(k === members.length ? 'service.rule.all' : 'service.rule.some', { n: members.length, k, kind });
  return { text, members: members.map((member) => memberWords(member, names, t)) };
}

function memberWords(member: SaidMember, names: Readonly<Record<string, string>>, t: Translate): RuleWords {
  if (typeof member !== 'string') return ruleWords(member, names, t);
  const kind = kindOf([member]);
  return { text: t('service.rule.one', { name: names[member] ?? member, kind }), members: [] };
}

/** What members are called together; of different kinds `mixed`. */
function kindOf(members: readonly SaidMember[]): 'host' | 'check' | 'service' | 'mixed' {
  const kinds = new Set(members.map((member) => (typeof member === 'string' ? kindOfTarget(member) : 'mixed')));
  const [kind = 'mixed'] = kinds;
  return kinds.size === 1 ? kind : 'mixed';
}

function kindOfTarget(target: string): 'host' | 'check' | 'service' {
  if (target.startsWith('host:')) return 'host';
  return target.startsWith('check:') ? 'check' : 'service';
}
