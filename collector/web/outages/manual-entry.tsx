import type { Told } from '../data/definitions.ts';
import { useResource } from '../data/resource.ts';
import { useWords } from '../page.ts';
import { AdjustDialog } from './adjust-dialog.tsx';
import { addedTime } from './adjust-kinds.ts';

interface Slos {
  readonly definitions: readonly Told<{ readonly target: string; readonly title?: string }>[];
}

const freshness = { topics: ['slos'], everyMs: 60_000 } as const;

interface ManualEntryProps {
  readonly titles: Readonly<Record<string, string>>;
  close(): void;
}

/** Asks for down time that the ledger cannot know, of anything that was promised. */
export function ManualEntry({ titles, close }: ManualEntryProps) {
  const { t } = useWords();
  const { data } = useResource<Slos>('/api/v1/slos', freshness);
  if (data === undefined) return null;
  const slos = data.definitions.map(({ definition }) => definition);
  const named = { ...Object.fromEntries(slos.map(({ target, title, id }) => [target, title ?? id])), ...titles };
  const [first, ...rest] = [...new Set(slos.map(({ target }) => target))].map(addedTime);
  if (first === undefined) return <p className="problem-line">{t('outages.preview.none')}</p>;
  return <AdjustDialog plans={[first, ...rest]} titles={named} close={close} />;
}
