import type { PromiseMonth } from '../../src/api/contract/overview.ts';
import { useWords } from '../page.ts';
import { usePlace } from '../router.ts';
import { groupMark, outlookGroupNames, outlookGroups } from './outlook-groups.ts';
import { OutlookShape } from './outlook-mark.tsx';

/** How many promises are kept, in doubt or broken; a click shows only those. */
export function OutlookChips({ promises }: { promises: readonly PromiseMonth[] }) {
  const { t, router } = useWords();
  const place = usePlace();
  const wanted = place.query.get('outlook');
  return (
    <div className="chips">
      {outlookGroupNames.map((group) => {
        const count = promises.filter(({ outlook }) => outlookGroups[group].includes(outlook)).length;
        if (count === 0 && wanted !== group) return null;
        return (
          <button
            key={group}
            type="button"
            className="chip outlook"
            data-outlook={groupMark[group]}
            aria-pressed={wanted === group}
            onClick={() => router.go(place.with({ outlook: wanted === group ? null : group }), 'replace')}
          >
            <OutlookShape outlook={groupMark[group]} />
            <span>{t(`overview.group.${group}`)}</span>
            <b>{count}</b>
          </button>
        );
      })}
    </div>
  );
}
