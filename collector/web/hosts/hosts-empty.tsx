import { useWords } from '../page.ts';
import { Command } from '../parts/command.tsx';

/** The list before the first agent: what to run where, and that the page is waiting. */
export function HostsEmpty() {
  const { t } = useWords();
  return (
    <section className="empty">
      <h1>{t('hosts.empty.title')}</h1>
      <p className="lead">{t('hosts.empty.lead')}</p>
      <ol>
        <li>
          <p>{t('hosts.empty.token')}</p>
          <Command text="kadoban-collector token create --data DIR" />
        </li>
        <li>
          <p>{t('hosts.empty.enroll')}</p>
          <Command text={`kadoban-agent enroll --collector ${location.origin} --token-file -`} />
          <Command text="kadoban-agent run --config agent.yaml" />
        </li>
      </ol>
      <p className="waiting" role="status">
        <span className="live-dot" aria-hidden="true" />
        {t('hosts.empty.waiting')}
      </p>
    </section>
  );
}
