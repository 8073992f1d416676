import type { ReactNode } from 'react';
import type { SystemAnswer } from '../../src/api/contract/settings.ts';
import { formatBytes } from '../format/quantity.ts';
import { usePage, useWords } from '../page.ts';
import { Command } from '../parts/command.tsx';
import { At, Duration, Elapsed, Now } from '../parts/now.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { StateShape } from '../parts/state-mark.tsx';
import { FactList } from './fact-list.tsx';
import { healthOf } from './health-of.ts';
import { useSystem } from './use-system.ts';

/** How kadoban itself does: whoever watches others has to be watched too. */
export default function HealthTab() {
  const { t } = useWords();
  const { data, problem, reload } = useSystem();
  return (
    <Now asOf={data?.asOf}>
      {problem !== undefined && <ProblemNote problem={problem} kept={data !== undefined} retry={reload} />}
      {data === undefined ? <Skeleton /> : <Health system={data} />}
      <p className="muted">{t('settings.health.more')}</p>
    </Now>
  );
}

function Health({ system }: { system: SystemAnswer }) {
  const { t } = useWords();
  const { instants } = usePage();
  const { disk, backlog, lastRoot, failedMails, hosts, unsealedChains, setup } = system;
  const concerns = healthOf(system);
  return (
    <>
      <ul className="health-list">
        {concerns.map(({ key, level, values }) => (
          <li key={key} data-level={level}>
            <StateShape status={level === 'fine' ? 'up' : level === 'note' ? 'unknown' : 'degraded'} />
            {t(`settings.health.${key}`, values)}
          </li>
        ))}
      </ul>
      <section className="panel">
        <FactList
          facts={[
            [t('settings.health.version'), `${system.version} (${t('settings.health.tables', system.tables)})`],
            [t('settings.health.id'), <code key="id">{system.collectorId}</code>],
            [
              t('settings.health.up'),
              system.upSince === null ? t('settings.none') : <Since key="up" at={system.upSince} />,
            ],
            [t('settings.health.store'), t('settings.kept.size', sizes(disk))],
            [t('settings.health.folder'), <code key="folder">{setup.dataDir}</code>],
            [t('settings.health.hosts'), t('settings.health.hosts.text', hosts)],
            [
              t('settings.health.queue'),
              t('settings.health.queue.text', { hosts: backlog.hosts, bytes: formatBytes(backlog.bytes) }),
            ],
            [
              t('settings.health.root'),
              lastRoot === null
                ? t('settings.health.root.none')
                : t('settings.health.root.text', {
                    ...{ day: lastRoot.day, at: instants.zoned(Date.parse(lastRoot.at)), n: system.roots },
                    chains: unsealedChains,
                  }),
            ],
            [t('settings.health.mail'), setup.mailFrom ?? t('settings.health.mail.none')],
          ]}
        />
      </section>
      <SigningKey system={system} />
      {failedMails.length > 0 && (
        <Panel title={t('settings.health.mails')}>
          <ul className="setting-list">
            {failedMails.map(({ report, at, problem }) => (
              <li key={report}>
                <b>{report}</b> <At ms={Date.parse(at)} /> <span className="muted">{problem}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Gaps system={system} />
      <Door system={system} />
    </>
  );
}

function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="panel">
      <header className="panel-head">
        <h2>{title}</h2>
      </header>
      {children}
    </section>
  );
}

function Since({ at }: { at: string }) {
  return (
    <>
      <At ms={Date.parse(at)} /> (<Elapsed since={at} />)
    </>
  );
}

/** By what customers know reports of this collector from forged ones. */
function SigningKey({ system: { fingerprint, keys } }: { system: SystemAnswer }) {
  const { t } = useWords();
  return (
    <section className="panel setting-steps">
      <header className="panel-head">
        <h2>{t('settings.health.key')}</h2>
      </header>
      <p>{t('settings.health.key.text')}</p>
      <Command text={fingerprint} />
      <p>{t('settings.health.key.verify')}</p>
      <Command text={`kadoban-collector report verify REPORT.pdf --fingerprint ${fingerprint}`} />
      <p>{t('settings.health.key.others')}</p>
      <ul className="setting-list">
        {keys
          .filter(({ state }) => state !== 'present')
          .map(({ fingerprint: other, until }) => (
            <li key={other}>
              <code>{other}</code> <KeyState until={until} />
            </li>
          ))}
      </ul>
    </section>
  );
}

function KeyState({ until }: Pick<SystemAnswer['keys'][number], 'until'>) {
  const { t } = useWords();
  const { instants } = usePage();
  if (until === null) return <span className="muted">{t('settings.health.key.next')}</span>;
  return <span className="muted">{t('settings.health.key.former', { at: instants.zoned(Date.parse(until)) })}</span>;
}

/** When the collector itself was away: time of others that only their agents know. */
function Gaps({ system: { gaps } }: { system: SystemAnswer }) {
  const { t } = useWords();
  return (
    <Panel title={t('settings.health.gaps')}>
      <p className="muted">{t('settings.health.gaps.text')}</p>
      {gaps.length === 0 ? (
        <p>{t('settings.health.gaps.none')}</p>
      ) : (
        <table className="setting-table">
          <caption className="hidden">{t('settings.health.gaps')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('timeline.from')}</th>
              <th scope="col">{t('timeline.to')}</th>
              <th scope="col">{t('timeline.duration')}</th>
            </tr>
          </thead>
          <tbody>
            {gaps.map(({ from, to }) => (
              <tr key={from}>
                <td>
                  <At ms={Date.parse(from)} />
                </td>
                <td>
                  <At ms={Date.parse(to)} />
                </td>
                <td>
                  <Duration ms={Date.parse(to) - Date.parse(from)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

/** What came to the agents' door since the start, and what was refused there. */
function Door({ system: { counts, refused } }: { system: SystemAnswer }) {
  const { t, language } = useWords();
  const number = new Intl.NumberFormat(language);
  const rows = [...Object.entries(counts), ...Object.entries(refused).map(([name, n]) => [`✕ ${name}`, n] as const)];
  return (
    <Panel title={t('settings.health.door')}>
      <p className="muted">{t('settings.health.door.text')}</p>
      <dl className="door-counts">
        {rows.map(([name, n]) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>{number.format(n)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function sizes({ storeBytes, freeBytes }: SystemAnswer['disk']) {
  return { store: formatBytes(storeBytes), free: formatBytes(freeBytes) };
}
