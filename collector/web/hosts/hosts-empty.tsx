import type { HostSummary } from '../../src/api/contract.ts';
import { useWords } from '../page.ts';
import { InstallAgent } from '../parts/install-agent.tsx';

interface HostsEmptyProps {
  readonly hosts: readonly HostSummary[];
  goOn(): void;
}

/** The list before the first agent: what to run where, and that the page is waiting. */
export function HostsEmpty({ hosts, goOn }: HostsEmptyProps) {
  const { t } = useWords();
  return (
    <section className="empty">
      <h1>{t('hosts.empty.title')}</h1>
      <p className="lead">{t('hosts.empty.lead')}</p>
      <InstallAgent hosts={hosts} />
      {hosts.length > 0 && (
        <button type="button" className="button primary" onClick={goOn}>
          {t('hosts.empty.goOn')}
        </button>
      )}
    </section>
  );
}
