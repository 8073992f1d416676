import { expect, test } from 'vitest';
import { mayUse, rightsOf, roles } from '../../src/api/may.ts';
import { screensFor, sectionsFor } from './screens.ts';

const pathsFor = (role: (typeof roles)[number]) => screensFor({ may: rightsOf(role) }).map(({ path }) => path);

test('a customer has no screen of which the collector would refuse him everything', () => {
  expect(pathsFor('viewer')).toEqual([
    '/',
    '/services',
    '/services/:id',
    '/outages',
    '/outages/:id',
    '/reports',
    '/reports/:sla/:month',
    '/settings',
    '/settings/:name',
  ]);
});

test('a drill is run by who may record it', () => {
  const running = roles.filter((role) => pathsFor(role).includes('/continuity/drill'));
  expect(running).toEqual(roles.filter((role) => mayUse(role, 'PUT', '/api/v1/drills/:id')));
});

test.each(roles)('each section of the rail of the %s leads to a screen', (role) => {
  const paths = pathsFor(role);
  expect(sectionsFor({ may: rightsOf(role) }).filter(({ href }) => !paths.includes(href))).toEqual([]);
});
