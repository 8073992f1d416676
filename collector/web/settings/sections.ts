import { type ComponentType, lazy } from 'react';
import type { Session } from '../../src/api/contract.ts';
import type { MessageKey } from '../i18n/ja.ts';

/** A page of the settings: its name in the address, its title, and which right it takes to see it. */
export interface SettingsSection {
  readonly name: string;
  readonly title: MessageKey;
  readonly right: Session['may'][number];
  readonly component: ComponentType;
}

const section = (
  name: string,
  title: MessageKey,
  right: SettingsSection['right'],
  load: () => Promise<{ readonly default: ComponentType }>,
): SettingsSection => ({ name, title, right, component: lazy(load) });

/** Every page of the settings, in the order of the list. To add one: its file, and its line here. */
export const settingsSections: readonly SettingsSection[] = [
  section('display', 'settings.display', 'self', () => import('./display-tab.tsx')),
  section('organisation', 'settings.organisation', 'look', () => import('./organisation-tab.tsx')),
  section('calendars', 'settings.calendars', 'look', () => import('./calendars-tab.tsx')),
  section('slas', 'settings.slas', 'look', () => import('./slas-tab.tsx')),
  section('checks', 'settings.checks', 'look', () => import('./checks-tab.tsx')),
  section('tokens', 'settings.tokens', 'administer', () => import('./tokens-tab.tsx')),
  section('agents', 'settings.agents', 'look', () => import('./agents-tab.tsx')),
  section('retention', 'settings.retention', 'look', () => import('./retention-tab.tsx')),
  section('people', 'people.title', 'audit', () => import('../people/people-tab.tsx')),
  section('keys', 'apikeys.title', 'audit', () => import('../people/keys-tab.tsx')),
  section('audit', 'audit.title', 'audit', () => import('../people/audit-tab.tsx')),
  section('health', 'settings.health', 'look', () => import('./health-tab.tsx')),
];
