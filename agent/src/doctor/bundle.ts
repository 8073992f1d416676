import { gzipSync } from 'node:zlib';
import { readStanding } from '../standing.ts';
import { tarOf } from '../tar.ts';
import { withoutSecrets } from '../without-secrets.ts';
import type { Patient } from './examination.ts';
import type { Report } from './examine.ts';

/** The end of the log: what happened in the last hours of an agent that has trouble, a line at each change. */
const logLines = '2000';

/** An archive (tar.gz) for whoever helps: what was found, the configuration and the log, and nothing that is a secret. */
export async function bundleOf(
  reports: readonly Report[],
  patient: Patient | undefined,
  about: object,
): Promise<Buffer> {
  const files = [{ name: 'kadoban/doctor.json', text: json({ ...about, reports }) }];
  if (patient) {
    const { config, identity, printed, clock } = patient;
    files.push({ name: 'kadoban/config.json', text: json(withoutSecrets(config)) });
    if (identity) {
      const { privateKey: _, ...publicPart } = identity;
      files.push({ name: 'kadoban/identity.json', text: json(publicPart) });
    }
    files.push({ name: 'kadoban/status.json', text: json(readStanding(config.stateDir) ?? null) });
    const log = await printed('journalctl', [
      '--unit=kadoban-agent',
      `--lines=${logLines}`,
      '--output=cat',
      '--no-pager',
    ]);
    if (log !== undefined) files.push({ name: 'kadoban/log.txt', text: log });
    return packed(files, clock.wallMs());
  }
  return packed(files, 0);
}

function packed(files: readonly { readonly name: string; readonly text: string }[], nowMs: number): Buffer {
  return gzipSync(
    tarOf(
      files.map(({ name, text }) => ({ name, bytes: Buffer.from(text) })),
      nowMs,
    ),
  );
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
