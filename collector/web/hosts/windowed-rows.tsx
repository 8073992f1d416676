import type { ReactNode } from 'react';
import type { HostSummary } from '../../src/api/contract.ts';
import type { RowWindow } from '../parts/row-window.ts';
import { GroupRow } from './group-row.tsx';
import type { HostRowItem } from './host-rows.ts';

interface WindowedRowsProps {
  readonly rows: readonly HostRowItem[];
  readonly window: Pick<RowWindow, 'first' | 'end' | 'abovePx' | 'belowPx'>;
  /** Columns that the head of a group goes across. */
  readonly span: number;
  readonly nameOf: ((key: string) => string) | null;
  row(host: HostSummary, key: string, index: number): ReactNode;
}

/** The rows of a table of hosts that can be seen, with the room of those above and below. */
export function WindowedRows({ rows, window: { first, end, abovePx, belowPx }, span, nameOf, row }: WindowedRowsProps) {
  return (
    <tbody>
      {abovePx > 0 && <tr className="spacer" style={{ height: abovePx }} />}
      {rows.slice(first, end).map((item, offset) => {
        const index = first + offset;
        if ('host' in item) return row(item.host, item.key, index);
        const { key } = item.group;
        return <GroupRow key={item.key} group={item.group} name={nameOf?.(key) ?? ''} index={index} span={span} />;
      })}
      {belowPx > 0 && <tr className="spacer" style={{ height: belowPx }} />}
    </tbody>
  );
}
