import { useWords } from '../page.ts';

export type PriorityName = 'urgent' | 'high' | 'medium' | 'low';

const shapes: Readonly<Record<PriorityName, string>> = {
  urgent: 'M2 6 6 2l4 4M2 10.5l4-4 4 4',
  high: 'M2 8.2l4-4 4 4',
  medium: 'M2 4.5h8M2 8h8',
  low: 'M2 4l4 4 4-4',
};

/** How pressing an incident is, by shape, word and colour; null: nobody has judged it yet. */
export function PriorityMark({ priority }: { priority: string | null }) {
  const { t } = useWords();
  if (priority === null || !Object.hasOwn(shapes, priority)) {
    return <span className="priority muted">{t('incidents.priority.none')}</span>;
  }
  const name = priority as PriorityName;
  return (
    <span className="priority" data-priority={name}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path d={shapes[name]} fill="none" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" />
      </svg>
      <span>{t(`incidents.priority.${name}`)}</span>
    </span>
  );
}
