import { useEffect, useRef, useState } from 'react';
import type { HostSummary, Status } from '../../src/api/contract.ts';
import { useWords } from '../page.ts';

/** More names than this in one breath help nobody. */
const announcedMax = 3;

/** Says changes of state to those who cannot see a row change its colour. */
export function Announcements({ hosts }: { hosts: readonly HostSummary[] }) {
  const { t } = useWords();
  const [said, setSaid] = useState('');
  const before = useRef(new Map<string, Status>());
  useEffect(() => {
    const changed = hosts.filter(({ id, state }) => {
      const was = before.current.get(id);
      return was !== undefined && was !== state.status;
    });
    before.current = new Map(hosts.map(({ id, state }) => [id, state.status]));
    if (changed.length === 0) return;
    const sentences = changed
      .slice(0, announcedMax)
      .map(({ name, state }) => t(`hosts.announce.${state.status}`, { name }));
    setSaid(sentences.join(' / '));
  }, [hosts, t]);
  return (
    <p className="hidden" aria-live="polite">
      {said}
    </p>
  );
}
