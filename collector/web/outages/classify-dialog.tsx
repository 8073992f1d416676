import { type FormEvent, useState } from 'react';
import type { OutageAnswer } from '../../src/api/contract/outages.ts';
import { useWords } from '../page.ts';
import { Dialog } from '../parts/dialog.tsx';
import { TextField } from '../parts/text-field.tsx';
import { CategoryChoice } from './category-choice.tsx';
import type { CauseCategory } from './note-fields.ts';
import type { Drafts } from './use-drafts.ts';

interface ClassifyDialogProps {
  readonly outages: readonly OutageAnswer[];
  readonly drafts: Drafts;
  close(): void;
}

/** Says one cause of several outages. What was said of one before stays, unless somebody wants it otherwise. */
export function ClassifyDialog({ outages, drafts, close }: ClassifyDialogProps) {
  const { t } = useWords();
  const [category, setCategory] = useState<CauseCategory | ''>('');
  const [cause, setCause] = useState('');
  const [isConfirmed, setConfirmed] = useState(false);
  const [isOver, setOver] = useState(false);
  const said = outages.filter((one) => one.notes[0]?.note.cause !== undefined);
  const meant = isOver ? outages : outages.filter((one) => !said.includes(one));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    for (const outage of meant) {
      const draft = drafts.of(outage);
      draft.edit({ category, cause, certainty: isConfirmed ? 'confirmed' : 'suspected' });
      // Each is saved like one that was typed: rows tell what became of it.
      draft.flush();
    }
    close();
  };
  return (
    <Dialog title={t('outages.classify.title', { n: outages.length })} size="wide" close={close}>
      <form onSubmit={submit}>
        <div className="dialog-body">
          <CategoryChoice value={category} choose={setCategory} />
          <TextField label={t('outages.cause.what')} value={cause} required isLong change={setCause} />
          <Tick text={t('outages.classify.confirmed')} isOn={isConfirmed} set={setConfirmed} />
          {said.length > 0 && (
            <Tick text={t('outages.classify.over', { n: said.length })} isOn={isOver} set={setOver} />
          )}
        </div>
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={close}>
            {t('form.cancel')}
          </button>
          <button
            type="submit"
            className="button primary"
            disabled={category === '' || cause.trim() === '' || meant.length === 0}
          >
            {t('outages.classify.do', { n: meant.length })}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

function Tick({ text, isOn, set }: { text: string; isOn: boolean; set(isOn: boolean): void }) {
  return (
    <label className="tick">
      <input type="checkbox" checked={isOn} onChange={(event) => set(event.target.checked)} />
      <span>{text}</span>
    </label>
  );
}
