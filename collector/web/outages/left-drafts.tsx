import type { OutageList } from '../../src/api/contract/outages.ts';
import { monthAt } from '../format/month.ts';
import { createZone } from '../format/zone.ts';
import { usePage, useWords } from '../page.ts';
import { usePlace } from '../router.ts';
import type { KeptDraft } from './draft-shelf.ts';

interface LeftDraftsProps {
  readonly drafts: readonly KeptDraft[];
  readonly list: OutageList;
  edit(key: string): void;
}

/** What was typed here and never reached the collector, because the page was closed or the network was gone. */
export function LeftDrafts({ drafts, list, edit }: LeftDraftsProps) {
  const { t, router } = useWords();
  const { instants } = usePage();
  const place = usePlace();
  if (drafts.length === 0) return null;
  const open = ({ target, at }: KeptDraft): void => {
    const outage = list.outages.find(
      (one) => one.target === target && one.from <= at && (one.to === null || at < one.to),
    );
    if (outage !== undefined) edit(`${target}@${outage.from}`);
    else {
      const month = monthAt(Date.parse(at), createZone(list.timeZone));
      router.go(place.with({ month, service: target, missing: null, class: null }), 'push');
    }
  };
  return (
    <div className="left-drafts" role="status">
      <p>{t('outages.left', { n: drafts.length })}</p>
      <ul>
        {drafts.map((draft) => (
          <li key={`${draft.at} ${draft.target}`}>
            <button type="button" className="link-button" onClick={() => open(draft)}>
              {list.titles[draft.target] ?? draft.target} {instants.minute(Date.parse(draft.at))}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
