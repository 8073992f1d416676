/** What a template promises. */
export interface Template {
  readonly name: 'office' | 'always' | 'strict';
  /** Percent as the collector takes it. */
  readonly objective: string;
  readonly isOfficeHours: boolean;
}

export const templates: readonly Template[] = [
  { name: 'always', objective: '99.9', isOfficeHours: false },
  { name: 'office', objective: '99.5', isOfficeHours: true },
  { name: 'strict', objective: '99.99', isOfficeHours: false },
];

/** What somebody entered about his first service. */
export interface FirstService {
  readonly template: Template;
  readonly title: string;
  /** Ids of the hosts that carry it. */
  readonly hosts: readonly string[];
  readonly needs: 'all' | 'any';
  /** The calendar of business hours, for templates that go by them. */
  readonly calendar: string | null;
  readonly timeZone: string;
  /** Whom its monthly report is for; null: none is made. */
  readonly report: { readonly customer: string; readonly title: string; readonly fiscalYearStart: number } | null;
}

/** One definition to be written. */
export interface Written {
  readonly plural: 'services' | 'slos' | 'slas';
  readonly id: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The definitions of a first service, in the order in which they name each other; `id` is that of all of them. */
export function firstPromise(service: FirstService, id: string): Written[] {
  const { template, title, hosts, needs, calendar, timeZone, report } = service;
  const members = hosts.map((host) => `host:${host}`);
  const hours = template.isOfficeHours && calendar !== null ? { serviceHours: calendar } : {};
  const window = { calendar: 'month', timeZone };
  const promise = { title, target: id, objective: template.objective, window, ...hours };
  const agreement = report && {
    title: report.title,
    customer: { name: report.customer },
    timeZone,
    fiscalYearStart: report.fiscalYearStart,
    slos: [{ slo: id }],
  };
  return [
    { plural: 'services', id, body: { title, [needs]: members } },
    { plural: 'slos', id, body: promise },
    ...(agreement ? [{ plural: 'slas' as const, id, body: agreement }] : []),
  ];
}

/** An id for a title: of what it has of Latin letters, since ids stand in addresses and files; `service` where it has none. */
export function idFor(title: string, taken: ReadonlySet<string>): string {
  const latin = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  const base = /^[a-z]/.test(latin) ? latin : 'service';
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(id)) return id;
  }
}
