import { signingKeysOf } from '../store/signing-keys.ts';
import type { Store } from '../store/store.ts';
import { finals, moveBody, movesOf } from './frozen-reports.ts';
import type { ReportFile } from './read-report-file.ts';
import { fileHash } from './seal-report.ts';
import type { KnownReport } from './verify-report.ts';

/** What a store knows of the report that a file says it is. */
export async function knownReport(store: Store, { report }: ReportFile, bytes: Uint8Array): Promise<KnownReport> {
  const moves = await movesOf(store, { sla: report.sla?.id ?? null, month: report.period.month });
  const keys = signingKeysOf(await store.identity());
  return {
    publicKeys: keys.filter(({ state }) => state !== 'next').map(({ publicKey }) => publicKey),
    frozen: finals(moves).flatMap((entry) => moveBody(entry).hash ?? []),
    drawn: await store.revisions.drawnFile(fileHash(bytes)),
  };
}
