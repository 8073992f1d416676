import { type ComponentType, lazy } from 'react';
import type { Session } from '../../src/api/contract.ts';

/** The sections of the rail, in its order; `key` follows `g`, and who lacks the `right` does not see it. */
export const sections = [
  { name: 'overview', href: '/', key: 'o', right: 'see' },
  { name: 'hosts', href: '/hosts', key: 'h', right: 'look' },
  { name: 'services', href: '/services', key: 's', right: 'see' },
  { name: 'outages', href: '/outages', key: 'd', right: 'see' },
  { name: 'incidents', href: '/incidents', key: 'i', right: 'look' },
  { name: 'maintenance', href: '/maintenance', key: 'm', right: 'look' },
  { name: 'continuity', href: '/continuity', key: 'c', right: 'look' },
  { name: 'reports', href: '/reports', key: 'r', right: 'see' },
  { name: 'settings', href: '/settings', key: ',', right: 'self' },
] as const;

export type Section = (typeof sections)[number]['name'];

/** The sections that have a screen and that somebody of this session may see. */
export function sectionsFor({ may }: Pick<Session, 'may'>): (typeof sections)[number][] {
  return sections.filter(({ href, right }) => may.includes(right) && screens.some(({ path }) => path === href));
}

/** The screens that somebody of this session may see: of the others the collector would refuse everything that they show. */
export function screensFor({ may }: Pick<Session, 'may'>): Screen[] {
  return screens.filter(({ right }) => may.includes(right));
}

export interface ScreenProps {
  /** What the `:names` of the path stand for. */
  readonly params: Readonly<Record<string, string>>;
}

export interface Screen {
  /** A path with `:names`. */
  readonly path: string;
  readonly section: Section;
  /** What it takes to see it. */
  readonly right: Session['may'][number];
  readonly component: ComponentType<ScreenProps>;
}

/** Each screen is loaded when somebody first goes there. */
const screen = (
  section: Section,
  path: string,
  load: () => Promise<{ readonly default: ComponentType<ScreenProps> }>,
  right: Screen['right'] = rightOf(section),
): Screen => ({ section, path, right, component: lazy(load) });

function rightOf(section: Section): Screen['right'] {
  return sections.find(({ name }) => name === section)?.right ?? 'look';
}

/** Every screen of the page. To add one: its file, and its line here. */
const screens: readonly Screen[] = [
  screen('overview', '/', () => import('./overview.tsx')),
  screen('hosts', '/hosts', () => import('./hosts.tsx')),
  screen('hosts', '/hosts/:id', () => import('./host.tsx')),
  screen('services', '/services', () => import('./services.tsx')),
  screen('services', '/services/:id', () => import('./service.tsx')),
  screen('outages', '/outages', () => import('./outages.tsx')),
  screen('outages', '/outages/:id', () => import('./outage.tsx')),
  screen('incidents', '/incidents', () => import('./incidents.tsx')),
  screen('incidents', '/incidents/:id', () => import('./incident.tsx')),
  screen('continuity', '/continuity', () => import('./continuity.tsx')),
  screen('continuity', '/continuity/drill', () => import('./drill.tsx'), 'operate'),
  screen('maintenance', '/maintenance', () => import('./maintenance.tsx')),
  screen('reports', '/reports', () => import('./reports.tsx')),
  screen('reports', '/reports/:sla/:month', () => import('./report.tsx')),
  screen('overview', '/welcome', () => import('./first-run.tsx'), 'look'),
  screen('settings', '/settings', () => import('./settings.tsx')),
  screen('settings', '/settings/:name', () => import('./settings.tsx')),
];
