import { useId } from 'react';
import { causeCategories } from '../../src/incidents/causes.ts';
import { useWords } from '../page.ts';
import type { CauseCategory } from './note-fields.ts';
import '../styles/notes.css';

interface CategoryChoiceProps {
  readonly value: CauseCategory | '';
  choose(category: CauseCategory): void;
}

/** What a cause is counted under: all of them at a glance, arrows go through them. */
export function CategoryChoice({ value, choose }: CategoryChoiceProps) {
  const { t } = useWords();
  const name = useId();
  return (
    <fieldset className="categories">
      <legend>{t('cause.category')}</legend>
      <div className="chips">
        {causeCategories.map((category) => (
          <label key={category} className="category">
            <input type="radio" name={name} checked={value === category} onChange={() => choose(category)} />
            <span>{t(`cause.of.${category}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
