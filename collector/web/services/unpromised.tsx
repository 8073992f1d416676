import { useState } from 'react';
import { useResource } from '../data/resource.ts';
import { usePage, useWords } from '../page.ts';
import type { ToldService, ToldSlo } from './save-service.ts';
import { ServiceDialog } from './service-dialog.tsx';
import { blankForm, formOf, type ServiceForm } from './service-form.ts';

const freshness = { topics: ['services', 'slos'], everyMs: 10_000 } as const;
const none: ReadonlySet<string> = new Set();

/** Services that no SLO is about, each with a way to promise something; nothing where there are none. */
export function Unpromised() {
  const { t } = useWords();
  const { session } = usePage();
  const services = useResource<{ readonly definitions: readonly ToldService[] }>('/api/v1/services', freshness).data;
  const slos = useResource<{ readonly definitions: readonly ToldSlo[] }>('/api/v1/slos', freshness).data;
  const [opened, setOpened] = useState<{ service: ToldService; start: ServiceForm } | null>(null);
  if (services === undefined || slos === undefined) return null;
  const promised = new Set(slos.definitions.map(({ definition }) => definition.target));
  const ids = new Set(slos.definitions.map(({ definition }) => definition.id));
  const others = services.definitions.filter(({ definition }) => !promised.has(definition.id));
  if (others.length === 0) return null;
  return (
    <section className="unpromised">
      <h2>{t('services.unpromised')}</h2>
      <ul>
        {others.map((service) => {
          const start = startOf(service, ids);
          return (
            <li key={service.definition.id}>
              <span>{service.definition.title ?? service.definition.id}</span>
              {start !== null && session.may.includes('administer') && (
                <button type="button" className="link-button" onClick={() => setOpened({ service, start })}>
                  {t('services.promise')}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {opened !== null && (
        <ServiceDialog
          start={opened.start}
          before={{ service: opened.service, slo: null }}
          taken={none}
          done={() => setOpened(null)}
          close={() => setOpened(null)}
        />
      )}
    </section>
  );
}

/** Null where the form has no way to say it, or the id of its promise is that of another one. */
function startOf({ definition, source }: ToldService, ids: ReadonlySet<string>): ServiceForm | null {
  if (source === 'file' || ids.has(definition.id)) return null;
  const { objective } = blankForm;
  return formOf(definition.id, definition, { target: definition.id, objective, window: { calendar: 'month' } });
}
