import type { Translate } from '../i18n/translate.ts';
import { useWords } from '../page.ts';
import type { DraftView } from './note-draft.ts';
import { type NoteFields, type NotePart, type NoteSaying, sayingOf } from './note-fields.ts';

interface ConflictNoteProps {
  readonly theirs: NonNullable<DraftView['theirs']>;
  readonly mine: NoteFields;
  settle(by: 'mine' | 'theirs'): void;
}

/** Both texts side by side, where two people said different things: a person decides, and nothing is written over before. */
export function ConflictNote({ theirs, mine, settle }: ConflictNoteProps) {
  const { t } = useWords();
  const { said } = sayingOf(mine, {});
  return (
    <div className="conflict" role="alert">
      <p>
        <strong>{t('outages.conflict.title', { author: theirs.author })}</strong> {t('outages.conflict.text')}
      </p>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t('outages.conflict.part')}</th>
            <th scope="col">{t('outages.conflict.mine')}</th>
            <th scope="col">{t('outages.conflict.theirs', { author: theirs.author })}</th>
          </tr>
        </thead>
        <tbody>
          {theirs.parts.map((part) => (
            <tr key={part}>
              <th scope="row">{t(`outages.part.${part}`)}</th>
              <td>{partText(said, part, t)}</td>
              <td>{partText(theirs.note, part, t)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="conflict-choice">
        <button type="button" className="button primary" onClick={() => settle('mine')}>
          {t('outages.conflict.keep')}
        </button>
        <button type="button" className="button" onClick={() => settle('theirs')}>
          {t('outages.conflict.take')}
        </button>
      </p>
    </div>
  );
}

function partText(said: NoteSaying, part: NotePart, t: Translate): string {
  const one = said[part];
  if (one === undefined) return t('outages.unsaid');
  if (typeof one === 'string') return one;
  if ('category' in one) return `${t(`cause.of.${one.category}`)} – ${one.text}`;
  return Object.values(one).join(' / ');
}
