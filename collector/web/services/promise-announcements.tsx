import { useEffect, useRef, useState } from 'react';
import type { PromiseMonth } from '../../src/api/contract/overview.ts';
import type { Status } from '../../src/api/contract.ts';
import { useWords } from '../page.ts';

/** More names than this in one breath help nobody. */
const announcedMax = 3;

/** Says changes of state to those who cannot see a row change its colour. */
export function PromiseAnnouncements({ promises }: { promises: readonly PromiseMonth[] }) {
  const { t } = useWords();
  const [said, setSaid] = useState('');
  const before = useRef(new Map<string, Status>());
  useEffect(() => {
    const changed = promises.filter(({ slo, state }) => {
      const was = before.current.get(slo);
      return was !== undefined && was !== state.status;
    });
    before.current = new Map(promises.map(({ slo, state }) => [slo, state.status]));
    if (changed.length === 0) return;
    const sentences = changed
      .slice(0, announcedMax)
      .map(({ title, state }) => t(`hosts.announce.${state.status}`, { name: title }));
    setSaid(sentences.join(' / '));
  }, [promises, t]);
  return (
    <p className="hidden" aria-live="polite">
      {said}
    </p>
  );
}
