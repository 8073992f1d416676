import '../styles/people.css';
import { useState } from 'react';
import type { AuditList } from '../../src/api/contract/people.ts';
import { useResource } from '../data/resource.ts';
import { usePage, useWords } from '../page.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { usePlace } from '../router.ts';
import { AuditFilters } from './audit-filters.tsx';
import { auditQuery } from './audit-query.ts';
import { AuditTable } from './audit-table.tsx';

/** It grows with everything that anybody does; who reads it wants it to stand still. */
const freshness = { everyMs: 60_000 } as const;

/** Who changed what. */
export default function AuditTab() {
  const { t } = useWords();
  const { instants } = usePage();
  const query = auditQuery(usePlace().query, instants.zone);
  return (
    <>
      <div className="screen-head">
        <span className="muted">{t('audit.lead')}</span>
        <span className="bar-space" />
        <a className="button audit-export" href={`/api/v1/audit/export${query}`} download>
          {t('audit.export')}
        </a>
      </div>
      <AuditFilters />
      <Lines key={query} query={query} />
    </>
  );
}

function Lines({ query }: { query: string }) {
  const { t } = useWords();
  const { client } = usePage();
  const { data, problem, reload } = useResource<AuditList>(`/api/v1/audit${query}`, freshness);
  const [further, setFurther] = useState<AuditList | null>(null);
  const next = (further ?? data)?.next ?? null;
  const more = async (): Promise<void> => {
    const path = `/api/v1/audit${query}${query === '' ? '?' : '&'}after=${next}`;
    const answer = await client.get<AuditList>(path, new AbortController().signal);
    if (answer.ok) setFurther({ lines: [...(further?.lines ?? []), ...answer.data.lines], next: answer.data.next });
  };
  const lines = [...(data?.lines ?? []), ...(further?.lines ?? [])];
  return (
    <>
      {problem !== undefined && <ProblemNote problem={problem} kept={data !== undefined} retry={reload} />}
      {data === undefined && problem === undefined && <Skeleton />}
      {data !== undefined && lines.length === 0 && <p className="panel muted">{t('audit.none')}</p>}
      {lines.length > 0 && <AuditTable lines={lines} />}
      {next !== null && (
        <div className="more">
          <button type="button" className="button" onClick={more}>
            {t('audit.more')}
          </button>
        </div>
      )}
    </>
  );
}
