import type { MessageKey } from '../../collector/web/i18n/ja.ts';
import type { collectorClient } from './collector-client.ts';

/** What is pressed: the button that begins with a text of the page, or a place in the document. */
export type Press = MessageKey | `css=${string}`;

/** A screen of the page, with something to look at in the demo. */
export interface DemoScreen {
  /** Names its pictures. */
  readonly name: string;
  /** Its address, from the slash on. */
  readonly path: string;
  /** What is pressed one after the other, from the plain screen on, to open each of its dialogs. */
  readonly dialogs: readonly (readonly Press[])[];
}

const screen = (name: string, path: string, ...dialogs: (readonly Press[])[]): DemoScreen => ({ name, path, dialogs });

/** Every screen behind the login. A dialog is opened and closed again; nothing of the demo changes by it. */
export async function demoScreens(api: ReturnType<typeof collectorClient>): Promise<readonly DemoScreen[]> {
  const found = await places(api);
  return [
    screen('overview', '/', ['css=.palette-open'], ['css=.bar-keys'], ['css=.bar-keys ~ .icon-button']),
    screen('board', '/?board=1'),
    ...hostScreens(found.host),
    screen('services', '/services', ['services.create']),
    screen('service', '/services/order-site'),
    // That one is too nested for the form.
    screen('service-plain', '/services/mail', ['services.edit']),
    ...ledgerScreens(found),
    ...incidentScreens(found.incident),
    ...maintenanceScreens,
    ...continuityScreens,
    screen('reports', '/reports', ['verify.open']),
    screen('report', `/reports/higashi-kanri/${found.lastMonth}`, ['report.sections.edit'], ['report.move.approve']),
    ...settingsScreens,
    screen('welcome', '/welcome?step=agent'),
  ];
}

/** What the demo calls what a screen shows one of. */
async function places(api: ReturnType<typeof collectorClient>) {
  const { hosts } = await api.hosts();
  const { incidents } = await api.get<{ incidents: { id: string }[] }>('/api/v1/incidents?open=true');
  const { month, outages } = await api.get<{ month: string; outages: { target: string; at: string }[] }>(
    '/api/v1/outages',
  );
  const outage = outages.find(({ target }) => target === 'order-site');
  return {
    host: hosts.find(({ name }) => name === 'db-01')?.id ?? '',
    incident: incidents[0]?.id ?? '',
    outage: `${outage?.target}@${outage?.at}`,
    lastMonth: Temporal.PlainYearMonth.from(month).subtract({ months: 1 }).toString(),
  };
}

const hostScreens = (host: string): readonly DemoScreen[] => {
  const marked = 'css=tbody .select-cell input';
  return [
    screen(
      ...(['hosts', '/hosts'] as const),
      ['hosts.add'],
      [marked, 'hosts.bulk.tag'],
      [marked, 'hosts.bulk.maintenance'],
      [marked, 'hosts.bulk.rotate'],
      [marked, 'hosts.bulk.decommission'],
    ),
    screen('hosts-month', '/hosts?view=grid'),
    screen('host', `/hosts/${host}`, ['host.actions.rename'], ['hosts.bulk.revoke']),
  ];
};

const ledgerScreens = ({ outage }: { outage: string }): readonly DemoScreen[] => [
  screen(
    ...(['outages', '/outages'] as const),
    ['outages.add'],
    ['css=.mark-box', 'outages.bulk.classify'],
    ['css=.mark-box', 'outages.bulk.join'],
    ['outages.requests.reject'],
    ['outages.requests.approve'],
  ),
  screen('outages-queue', '/outages?missing=true'),
  screen('timeline', '/outages?view=timeline'),
  screen('outage', `/outages/${encodeURIComponent(outage)}`, ['outages.adjust.open']),
];

const incidentScreens = (incident: string): readonly DemoScreen[] => [
  screen('incidents', '/incidents', ['incidents.create']),
  screen(
    ...(['incident', `/incidents/${incident}`] as const),
    ['css=.incident-moves .button.primary'],
    ['incident.edit'],
    ['incident.times'],
    ['incident.timeline.add'],
    ['incident.outages.add'],
    ['incident.cause.edit'],
    ['incident.action.edit.interim'],
    ['incident.decisions.edit'],
    ['incident.links.add'],
  ),
  screen('incident-review', `/incidents/${incident}?view=review`, ['incident.review.edit']),
  screen('incident-sheet', `/incidents/${incident}?view=sheet`),
];

const asked = 'css=.window-chip[data-state="requested"]';
const maintenanceScreens: readonly DemoScreen[] = [
  screen(
    ...(['maintenance', '/maintenance'] as const),
    ['maintenance.new'],
    ['maintenance.feed'],
    [asked],
    [asked, 'maintenance.edit'],
    [asked, 'maintenance.approve'],
    [asked, 'maintenance.cancel.single'],
    [asked, 'maintenance.delete'],
  ),
  screen('maintenance-week', '/maintenance?view=week'),
  screen('maintenance-list', '/maintenance?view=list'),
];

const continuityScreens: readonly DemoScreen[] = [
  screen('continuity', '/continuity'),
  screen(
    ...(['drills', '/continuity?view=drills'] as const),
    ['continuity.add.drills'],
    ['record.edit'],
    ['record.edit', 'record.remove'],
  ),
  screen('invocations', '/continuity?view=invocations', ['continuity.invocation.add']),
  screen('suppliers', '/continuity?view=suppliers', ['continuity.add.suppliers']),
  screen('capacities', '/continuity?view=capacities', ['continuity.add.capacities']),
  screen('improvements', '/continuity?view=improvements', ['continuity.add.improvements']),
  screen('risks', '/continuity?view=risks', ['continuity.add.risks'], ['record.edit']),
  screen(
    ...(['contacts', '/continuity?view=distributions'] as const),
    ['contacts.seal'],
    ['continuity.add.distributions'],
  ),
  screen('drill', '/continuity/drill'),
];

const settings = (name: string, ...dialogs: (readonly Press[])[]): DemoScreen =>
  screen(`settings-${name}`, `/settings/${name}`, ...dialogs);
const settingsScreens: readonly DemoScreen[] = [
  ...['display', 'organisation', 'calendars', 'slas', 'checks'].map((name) => settings(name)),
  screen('settings-sla', '/settings/slas?id=higashi-kanri', ['settings.form.delete']),
  settings('tokens', ['settings.tokens.make']),
  ...['agents', 'retention'].map((name) => settings(name)),
  settings('people', ['people.add'], ['people.edit'], ['people.reset'], ['people.disable']),
  settings('keys', ['apikeys.add'], ['css=.row-actions .button']),
  settings('audit'),
  settings('health'),
];
