import { type ComponentType, lazy } from 'react';

/** The sections of the rail, in its order; `key` follows `g`. */
export const sections = [
  { name: 'overview', href: '/', key: 'o' },
  { name: 'hosts', href: '/hosts', key: 'h' },
  { name: 'services', href: '/services', key: 's' },
  { name: 'outages', href: '/outages', key: 'd' },
  { name: 'incidents', href: '/incidents', key: 'i' },
  { name: 'maintenance', href: '/maintenance', key: 'm' },
  { name: 'continuity', href: '/continuity', key: 'c' },
  { name: 'reports', href: '/reports', key: 'r' },
  { name: 'settings', href: '/settings', key: ',' },
] as const;

export type Section = (typeof sections)[number]['name'];

export interface ScreenProps {
  /** What the `:names` of the path stand for. */
  readonly params: Readonly<Record<string, string>>;
}

export interface Screen {
  /** A path with `:names`. */
  readonly path: string;
  readonly section: Section;
  readonly component: ComponentType<ScreenProps>;
}

/** Each screen is loaded when somebody first goes there. */
const screen = (
  section: Section,
  path: string,
  load: () => Promise<{ readonly default: ComponentType<ScreenProps> }>,
): Screen => ({ section, path, component: lazy(load) });

/** Every screen of the page. To add one: its file, and its line here. */
export const screens: readonly Screen[] = [
  screen('overview', '/', () => import('./overview.tsx')),
  screen('hosts', '/hosts', () => import('./hosts.tsx')),
  screen('hosts', '/hosts/:id', () => import('./host.tsx')),
  screen('outages', '/outages', () => import('./outages.tsx')),
  screen('incidents', '/incidents', () => import('./incidents.tsx')),
  screen('incidents', '/incidents/:id', () => import('./incident.tsx')),
  screen('maintenance', '/maintenance', () => import('./maintenance.tsx')),
  screen('reports', '/reports', () => import('./reports.tsx')),
  screen('reports', '/reports/:sla/:month', () => import('./report.tsx')),
];
