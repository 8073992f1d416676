import type { SystemAnswer } from '../../src/api/contract/settings.ts';
import { formatBytes } from '../format/quantity.ts';
import { useWords } from '../page.ts';
import { Command } from '../parts/command.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { useSystem } from './use-system.ts';

/** What is kept how long, and how a copy of it is made and brought back. */
export default function RetentionTab() {
  const { data, problem, reload } = useSystem();
  return (
    <>
      {problem !== undefined && <ProblemNote problem={problem} kept={data !== undefined} retry={reload} />}
      {data === undefined ? (
        <Skeleton />
      ) : (
        <>
          <Kept system={data} />
          <Backup system={data} />
        </>
      )}
    </>
  );
}

function Kept({ system: { setup, disk } }: { system: SystemAnswer }) {
  const { t } = useWords();
  const days = (n: number): string => t('settings.days', { n });
  const rows = [
    [t('settings.kept.evidence'), t('settings.kept.forever'), t('settings.kept.evidence.text')],
    [t('settings.kept.definitions'), t('settings.kept.forever'), t('settings.kept.definitions.text')],
    [t('settings.kept.raw'), days(setup.rawDays), 'retention.rawDays'],
    [t('settings.kept.minute'), days(setup.minuteDays), 'retention.minuteDays'],
    [t('settings.kept.hour'), days(setup.hourDays), 'retention.hourDays'],
  ] as const;
  return (
    <section className="panel">
      <header className="panel-head">
        <h2>{t('settings.kept')}</h2>
        <p className="muted">
          {t('settings.kept.size', { store: formatBytes(disk.storeBytes), free: formatBytes(disk.freeBytes) })}
        </p>
      </header>
      <table className="setting-table">
        <caption className="hidden">{t('settings.kept')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('settings.kept.what')}</th>
            <th scope="col">{t('settings.kept.long')}</th>
            <th scope="col">{t('settings.kept.note')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([what, long, note]) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td>{long}</td>
              <td className="muted">{note}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted">
        {setup.configFile === null ? t('settings.where.none') : t('settings.where.file', { file: setup.configFile })}{' '}
        {t('settings.where.restart')}
      </p>
    </section>
  );
}

function Backup({ system: { setup } }: { system: SystemAnswer }) {
  const { t } = useWords();
  return (
    <section className="panel setting-steps">
      <header className="panel-head">
        <h2>{t('settings.backup')}</h2>
      </header>
      <p>{t('settings.backup.text')}</p>
      <Command text={`kadoban-collector backup --data ${setup.dataDir} --out /backup/kadoban-$(date +%F)`} />
      <p>{t('settings.backup.unknown')}</p>
      <h3>{t('settings.backup.restore')}</h3>
      <p>{t('settings.backup.restore.text')}</p>
      <Command text={`kadoban-collector restore --data ${setup.dataDir} --from /backup/FILE`} />
      <h3>{t('settings.backup.verify')}</h3>
      <p>{t('settings.backup.verify.text')}</p>
      <Command text={`kadoban-collector verify --data ${setup.dataDir}`} />
    </section>
  );
}
