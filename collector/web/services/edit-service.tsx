import { useState } from 'react';
import { useResource } from '../data/resource.ts';
import { listed } from '../format/listed.ts';
import { usePage, useWords } from '../page.ts';
import type { ToldService, ToldSlo } from './save-service.ts';
import { ServiceDialog } from './service-dialog.tsx';
import { formOf } from './service-form.ts';

const freshness = { topics: ['services', 'slos'], everyMs: 5000 } as const;
const none: ReadonlySet<string> = new Set();

interface EditServiceProps {
  readonly slo: string;
  readonly target: string;
}

/** Offers to change a service and its promise, or says where they are kept when that is not here. */
export function EditService({ slo, target }: EditServiceProps) {
  const { t } = useWords();
  const { session } = usePage();
  const mayEdit = session.may.includes('administer');
  const isService = !/^(host|check):/.test(target);
  const path = (plural: string, id: string): string => `/api/v1/${plural}/${encodeURIComponent(id)}`;
  const service = useResource<ToldService>(mayEdit && isService ? path('services', target) : null, freshness).data;
  const promise = useResource<ToldSlo>(mayEdit ? path('slos', slo) : null, freshness).data;
  const [opened, setOpened] = useState<{ service: ToldService; slo: ToldSlo } | null>(null);
  if (!mayEdit || promise === undefined) return null;
  const filed = [promise.source === 'file' && 'slos.yaml', service?.source === 'file' && 'services.yaml'].filter(
    (file) => file !== false,
  );
  if (filed.length > 0) return <p className="muted kept">{t('services.filed', { files: listed(filed, t) })}</p>;
  const isPlain = service !== undefined && formOf(target, service.definition, promise.definition) !== null;
  if (!isPlain) return <p className="muted kept">{t('services.nested')}</p>;
  const start = opened && formOf(target, opened.service.definition, opened.slo.definition);
  return (
    <>
      <button type="button" className="button kept" onClick={() => setOpened({ service, slo: promise })}>
        {t('services.edit')}
      </button>
      {opened !== null && start !== null && (
        <ServiceDialog
          start={start}
          before={opened}
          taken={none}
          done={() => setOpened(null)}
          close={() => setOpened(null)}
        />
      )}
    </>
  );
}
