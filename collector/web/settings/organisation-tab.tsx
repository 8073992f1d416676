import { usePage, useWords } from '../page.ts';
import { Command } from '../parts/command.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { FactList } from './fact-list.tsx';
import { useSystem } from './use-system.ts';

/** Whose collector it is. Its configuration says so, and is changed where it lies. */
export default function OrganisationTab() {
  const { t } = useWords();
  const { session } = usePage();
  const { data, problem, reload } = useSystem();
  const { name, timeZone } = session.organisation;
  return (
    <>
      {problem !== undefined && <ProblemNote problem={problem} kept={data !== undefined} retry={reload} />}
      <section className="panel">
        <FactList
          facts={[
            [t('settings.organisation.name'), name === '' ? t('settings.none') : name],
            [t('settings.organisation.zone'), `${timeZone} — ${t('settings.organisation.zone.text')}`],
            [t('settings.organisation.year'), t('settings.organisation.year.text')],
            [t('settings.organisation.url'), data?.setup.url ?? t('settings.none')],
          ]}
        />
      </section>
      <section className="panel">
        <header className="panel-head">
          <h2>{t('settings.where')}</h2>
        </header>
        {data === undefined ? (
          <Skeleton />
        ) : (
          <>
            <p>
              {data.setup.configFile === null
                ? t('settings.where.none')
                : t('settings.where.file', { file: data.setup.configFile })}
            </p>
            <Command
              text={`organisation: { name: ${JSON.stringify(name === '' ? t('settings.organisation.example') : name)}, timeZone: ${timeZone} }`}
            />
            <p className="muted">{t('settings.where.restart')}</p>
          </>
        )}
      </section>
    </>
  );
}
