import { useMemo } from 'react';
import type { Told } from '../data/definitions.ts';
import { useResource } from '../data/resource.ts';
import { usePage, useWords } from '../page.ts';
import { Skeleton } from '../parts/skeleton.tsx';
import { type DefinitionKindPage, DefinitionTab } from './definition-tab.tsx';
import type { Value } from './schema-form.tsx';
import { zoneNames } from './zone-names.ts';

type Titled = Told<{ readonly title?: string }>;

const freshness = { everyMs: 60_000 } as const;

/** How fast incidents are usually answered and resolved, by what is at stake. */
const usual = {
  office: {
    clock: 'service-hours',
    targets: { urgent: { respond: '30m', resolve: '8h' }, high: { respond: '1h', resolve: '16h' } },
  },
  always: {
    clock: 'always',
    targets: { urgent: { respond: '10m', resolve: '4h' }, high: { respond: '30m', resolve: '8h' } },
  },
  critical: {
    clock: 'always',
    targets: {
      ...{ urgent: { respond: '5m', resolve: '1h' }, high: { respond: '15m', resolve: '4h' } },
      medium: { respond: '1h', resolve: '24h' },
    },
  },
} as const;

/** To whom what was promised, and how its monthly report is made. */
export default function SlasTab() {
  const { t } = useWords();
  const { session } = usePage();
  const slos = useNames('slos');
  const calendars = useNames('calendars');
  const page = useMemo((): DefinitionKindPage | null => {
    // A new one begins with a calendar, and would begin without if it did not wait for them.
    if (slos === undefined || calendars === undefined) return null;
    const hours = calendars[0] === undefined ? {} : { serviceHours: calendars[0].id };
    const { name, timeZone } = session.organisation;
    const common: Value = {
      ...{ timeZone, fiscalYearStart: 4, provider: { name }, languages: ['ja'], formats: ['pdf'], slos: [{}] },
      schedule: { businessDay: 1, at: '09:00' },
    };
    return {
      plural: 'slas',
      help: {
        names: { timeZone: zoneNames(), slo: slos, serviceHours: calendars, calendar: calendars },
        rowSchema: (_path, _row, schema) => schema,
      },
      summary: (value) => {
        const { name: customer } = Object(value.customer) as { name?: string };
        const promised = (value.slos ?? []) as readonly { slo: string }[];
        const titles = promised.map(({ slo }) => slos.find(({ id }) => id === slo)?.title ?? slo);
        return [customer ?? '', ...titles].join(' · ');
      },
      templates: (['office', 'always', 'critical'] as const).map((key) => ({
        key,
        value: { ...common, incidents: { ...usual[key], ...(key === 'office' && hours) } },
      })),
    };
  }, [session.organisation, slos, calendars]);
  if (page === null) return <Skeleton />;
  return (
    <>
      <DefinitionTab page={page} />
      {slos?.length === 0 && <p className="muted">{t('settings.slas.noSlos')}</p>}
    </>
  );
}

/** Everything of a kind by its id and title; undefined until it was told. */
function useNames(plural: 'slos' | 'calendars') {
  const { data } = useResource<{ definitions: readonly Titled[] }>(`/api/v1/${plural}`, freshness);
  return useMemo(() => data?.definitions.map(({ definition: { id, title } }) => ({ id, title: title ?? id })), [data]);
}
