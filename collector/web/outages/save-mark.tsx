import { useSyncExternalStore } from 'react';
import { useWords } from '../page.ts';
import type { DraftView, NoteDraft } from './note-draft.ts';
import '../styles/notes.css';

type Saving = 'saved' | 'waiting' | 'saving' | 'failed' | 'conflict' | 'held';

function savingOf({ save, held }: Pick<DraftView, 'save' | 'held'>): Saving {
  return save.at === 'saved' && held.length > 0 ? 'held' : save.at;
}

/** Where what was typed is by now: with the collector, on its way, or still only here. */
export function SaveMark({ draft }: { draft: NoteDraft }) {
  const { t } = useWords();
  const view = useSyncExternalStore(draft.subscribe, draft.view);
  const saving = savingOf(view);
  return (
    <span className="save-mark" data-saving={saving} role="status">
      {t(`outages.save.${saving}`)}
      {saving === 'failed' && (
        <button type="button" className="link-button" onClick={() => draft.flush()}>
          {t('problem.retry')}
        </button>
      )}
    </span>
  );
}
