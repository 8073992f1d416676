import { useState } from 'react';
import { useResource } from '../data/resource.ts';
import { usePage, useWords } from '../page.ts';
import { usePlace } from '../router.ts';
import type { ToldService, ToldSlo } from './save-service.ts';
import { ServiceDialog } from './service-dialog.tsx';
import { blankForm } from './service-form.ts';
import { servicePath } from './service-path.ts';

const freshness = { topics: ['services', 'slos'], everyMs: 10_000 } as const;

/** Offers to make a service; the address says that the form is open, so that other screens can lead to it. */
export function NewService() {
  const { t, router } = useWords();
  const { session } = usePage();
  const place = usePlace();
  if (!session.may.includes('administer')) return null;
  return (
    <>
      <button type="button" className="button primary" onClick={() => router.go(place.with({ new: '1' }), 'push')}>
        {t('services.create')}
      </button>
      {place.query.get('new') === '1' && (
        <NewServiceDialog
          done={(slo) => router.go(servicePath(slo, null), 'replace')}
          close={() => router.go(place.with({ new: null }), 'replace')}
        />
      )}
    </>
  );
}

function NewServiceDialog({ done, close }: { done(slo: string): void; close(): void }) {
  const services = useResource<{ readonly definitions: readonly ToldService[] }>('/api/v1/services', freshness);
  const slos = useResource<{ readonly definitions: readonly ToldSlo[] }>('/api/v1/slos', freshness);
  // What is made while the form is open, by itself too, takes no id away from it.
  const [taken, setTaken] = useState<ReadonlySet<string> | null>(null);
  if (taken === null && services.data !== undefined && slos.data !== undefined) {
    setTaken(new Set([...services.data.definitions, ...slos.data.definitions].map(({ definition }) => definition.id)));
  }
  return taken && <ServiceDialog start={blankForm} before={null} taken={taken} done={done} close={close} />;
}
