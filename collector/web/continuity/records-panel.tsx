import { useMemo, useState } from 'react';
import type { Told } from '../data/definitions.ts';
import { useResource } from '../data/resource.ts';
import { usePage, useWords } from '../page.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { RecordDialog } from './record-dialog.tsx';
import type { RecordBody, RecordKind } from './record-kind.ts';
import { RecordTable } from './record-table.tsx';

export type ToldRecord = Told<RecordBody>;

export interface RecordList {
  readonly definitions: readonly ToldRecord[];
}

/** Every record of one kind, to be read and written. */
export function RecordsPanel({ kind }: { kind: RecordKind }) {
  const { t } = useWords();
  const { session } = usePage();
  const topics = useMemo(() => [kind.plural], [kind]);
  const { data, problem, reload } = useResource<RecordList>(`/api/v1/${kind.plural}`, { topics, everyMs: 10_000 });
  const [opened, setOpened] = useState<ToldRecord | 'new' | null>(null);
  const mayWrite = session.may.includes('operate');
  const add = kind.plural === 'invocations' ? t('continuity.invocation.add') : t(`continuity.add.${kind.plural}`);
  if (data === undefined) {
    return problem === undefined ? <Skeleton /> : <ProblemNote problem={problem} kept={false} retry={reload} />;
  }
  const records = inOrder(kind, data.definitions);
  return (
    <>
      {problem !== undefined && <ProblemNote problem={problem} kept={true} retry={reload} />}
      {mayWrite && records.length > 0 && (
        <p className="record-add">
          <button type="button" className="button" onClick={() => setOpened('new')}>
            {add}
          </button>
        </p>
      )}
      {records.length === 0 ? (
        <div className="nothing">
          <p>{t(`continuity.empty.${kind.plural}`)}</p>
          {mayWrite && (
            <button type="button" className="button" onClick={() => setOpened('new')}>
              {add}
            </button>
          )}
        </div>
      ) : (
        <RecordTable kind={kind} records={records} edit={mayWrite ? setOpened : null} />
      )}
      {opened !== null && (
        <RecordDialog
          kind={kind}
          title={opened === 'new' ? add : t('record.edit.one', { title: opened.definition.title })}
          told={opened === 'new' ? null : opened}
          saved={() => {
            setOpened(null);
            reload();
          }}
          close={() => setOpened(null)}
        />
      )}
    </>
  );
}

function inOrder({ orderBy, rank = () => 0 }: RecordKind, records: readonly ToldRecord[]): ToldRecord[] {
  const keyOf = ({ definition }: ToldRecord): string =>
    orderBy === undefined ? definition.title : String(definition[orderBy] ?? '');
  const sorted = records.toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)));
  const inTime = orderBy === undefined ? sorted : sorted.reverse();
  return inTime.toSorted((a, b) => rank(b.definition) - rank(a.definition));
}
