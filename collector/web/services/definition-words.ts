import type { PromiseTerms } from '../../src/api/contract/promise.ts';
import type { Translate } from '../i18n/translate.ts';
import { type Aspect, aspectsOf } from './aspects.ts';
import { exceptionWords, hoursSpan, hoursWords } from './hours-words.ts';
import { neededOf, type RuleWords, ruleWords } from './rule-words.ts';
import type { SaidCalendar, SaidExpression, SaidSlo } from './terms.ts';

/** A promise in words. */
export interface DefinitionWords {
  /** 営業日9–18時に、2台のうち1台以上が応答していること. */
  readonly sentence: string;
  /** What the rule counts; empty where the sentence says it all. */
  readonly members: readonly RuleWords[];
  readonly exceptions: readonly string[];
  readonly aspects: readonly Aspect[];
}

export function definitionWords({ slo, service, calendar, names }: PromiseTerms, t: Translate): DefinitionWords {
  // Only what fits its schema is ever stored.
  const said = slo as unknown as SaidSlo;
  const hours = calendar as unknown as SaidCalendar | null;
  const { members } = neededOf((service ?? {}) as SaidExpression);
  // A promise about a host or check; and customers are not told what their service is made of.
  const rule = ruleWords(members.length === 0 ? { all: [said.target] } : (service as SaidExpression), names, t);
  return {
    sentence: t('service.sentence', { span: hoursSpan(hours), hours: hoursWords(hours, t), rule: rule.text }),
    members: rule.members,
    exceptions: exceptionWords(hours, t),
    aspects: aspectsOf(said, t),
  };
}
