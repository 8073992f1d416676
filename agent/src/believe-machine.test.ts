import { expect, test } from 'vitest';
import { findAuthorities } from './believe-machine.ts';

const cases: [what: string, isSaid: boolean, files: string[], folder: string[], found: string][] = [
  ['Debian', false, ['/etc/ssl/certs/ca-certificates.crt'], ['ca-certificates.crt', '5ed36f99.0'], 'own'],
  ['Alpine', false, ['/etc/ssl/cert.pem', '/etc/ssl/certs/ca-certificates.crt'], ['ca-certificates.crt'], 'own'],
  [
    'RHEL 8, whose folder has no hashes',
    false,
    ['/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem', '/etc/pki/tls/certs/ca-bundle.crt'],
    ['ca-bundle.crt', 'ca-bundle.trust.crt'],
    '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  ],
  ['SUSE', false, ['/etc/ssl/ca-bundle.pem'], [], '/etc/ssl/ca-bundle.pem'],
  ['a container without any', false, [], [], 'none'],
  ['names that only look like hashes', false, [], ['5ed36f99', '5ed36f99.0.bak', 'X5ed36f9.0'], 'none'],
  ['an operator who says where', true, [], [], 'own'],
];

test.each(cases)('the authorities of %s are found', (_, isSaid, files, folder, found) => {
  const exists = (path: string) => files.includes(path);
  expect(findAuthorities({ isSaid, exists, names: () => folder })).toBe(found);
});
