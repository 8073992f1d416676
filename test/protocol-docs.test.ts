import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exporterBytes, exporterLabel, publicKeyText, signHandshake } from '@kadoban/proto/handshake';
import * as limits from '@kadoban/proto/limits';
import { expect, test } from 'vitest';
import { closingOf } from '../agent/src/uplink/closing.ts';
import { closeCodes } from '../collector/src/ingest/session.ts';

const page = readFileSync(join(import.meta.dirname, '../docs/protocol.md'), 'utf8');

/** The rows of the table in the chapter `## title`, without its head. */
function tableOf(title: string): string[][] {
  const chapter = page.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
  const rows = chapter.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
}

test('every limit of the wire is told with its number, and no other', () => {
  const told = Object.fromEntries(tableOf('Limits').map(([name = '', value]) => [name, Number(value)]));
  const { subprotocol: _, protocolVersion: __, ...numbers } = limits;
  expect(told).toEqual(numbers);
});

test('every close code of the collector is told with its name, and the agent knows it', () => {
  const told = tableOf('Close codes').flatMap(([code, name]) => (name ? [[name, Number(code)] as const] : []));
  expect(Object.fromEntries(told)).toEqual(closeCodes);
  for (const [, code] of told) expect([code, closingOf(code, '').why]).not.toEqual([code, 'closed']);
});

test('the signature to compare with is that of the text as it is told', () => {
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 1)]);
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  const signature = signHandshake(key, {
    side: 'agent',
    collectorId: 'collector-1',
    hostId: 'host-1',
    collectorNonce: new Uint8Array(32).fill(0x11),
    agentNonce: new Uint8Array(32).fill(0x22),
    tlsExporter: new Uint8Array(),
  });
  expect(page).toContain(`\n${Buffer.from(signature).toString('hex')}\n`);
  expect(page).toContain(publicKeyText(key));
});

test('the exporter is the one that both sides ask for', () => {
  expect(page).toContain(`label \`${exporterLabel}\`, a context of length zero, ${exporterBytes} bytes`);
});
