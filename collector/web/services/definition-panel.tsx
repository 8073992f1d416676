import type { PromiseTerms } from '../../src/api/contract/promise.ts';
import { useWords } from '../page.ts';
import { definitionWords } from './definition-words.ts';
import { EditService } from './edit-service.tsx';
import type { RuleWords } from './rule-words.ts';

/** What was promised, in words. */
export function DefinitionPanel({ terms, slo, target }: { terms: PromiseTerms; slo: string; target: string }) {
  const { t } = useWords();
  const { sentence, members, exceptions, aspects } = definitionWords(terms, t);
  return (
    <section className="panel">
      <header className="panel-head">
        <h2>{t('service.definition')}</h2>
        <p className="muted">{t('service.definition.version', { n: terms.version })}</p>
        <EditService slo={slo} target={target} />
      </header>
      <p className="definition-sentence">{sentence}</p>
      <RuleList rules={members} />
      {exceptions.map((exception) => (
        <p key={exception} className="muted">
          {exception}
        </p>
      ))}
      <dl className="figures definition-aspects">
        {aspects.map(({ key, label, text }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function RuleList({ rules }: { rules: readonly RuleWords[] }) {
  if (rules.length === 0) return null;
  return (
    <ul className="rule-list">
      {rules.map(({ text, members }, index) => (
        // Two members of a rule may say the same.
        // biome-ignore lint/suspicious/noArrayIndexKey: the order is the definition's
        <li key={index}>
          {text}
          <RuleList rules={members} />
        </li>
      ))}
    </ul>
  );
}
