import { createHash } from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Kysely } from 'kysely';
import { appendDefinitions } from './definitions.ts';
import type { Write } from './open.ts';
import type { DefinitionChange, DefinitionEntry } from './store.ts';
import type { Tables } from './tables.ts';

/** What is frozen: its entries stand in the log of definitions as kinds `revision` and `report`; what they were made of is kept beside it. */
export interface RevisionStore {
  /** Appends the entry and keeps the documents that it names by their hashes, all or nothing. */
  freeze(change: DefinitionChange, ...documents: readonly string[]): Promise<DefinitionEntry | 'conflict'>;
  /** The document with this hash, byte for byte as it was frozen. */
  document(inputHash: string): Promise<string | undefined>;
  /** Remembers a file that was handed out of a final report; one that is known stays as it is. */
  noteDrawn(file: DrawnFile): Promise<void>;
  /** The file with this SHA-256, if it was handed out here. */
  drawnFile(sha256: string): Promise<DrawnFile | undefined>;
}

/** A file as it was handed out of a final report: another version may draw the same numbers otherwise, and it is proved all the same. */
export interface DrawnFile {
  readonly sha256: string;
  /** The hash that the report tells. */
  readonly dataset: string;
  readonly format: string;
  readonly language: string;
  /** How years are written in it. */
  readonly dates: string;
}

/** SHA-256 of a document, as what was frozen with it names it. */
export function inputHashOf(document: string): string {
  return createHash('sha256').update(document).digest('hex');
}

export function revisionStore(reader: Kysely<Tables>, write: Write): RevisionStore {
  return {
    freeze: (change, ...documents) =>
      write(async (transaction) => {
        const appended = await appendDefinitions(transaction, [change]);
        if (appended === 'conflict' || appended === 'moved') return 'conflict';
        for (const document of documents) {
          await transaction
            .insertInto('frozen_documents')
            .values({ hash: inputHashOf(document), document: zstdCompressSync(document) })
            // The same document twice is the same bytes.
            .onConflict((conflict) => conflict.doNothing())
            .execute();
        }
        return appended[0] as DefinitionEntry;
      }),
    async document(inputHash) {
      const rows = reader.selectFrom('frozen_documents').select('document').where('hash', '=', inputHash);
      const row = await rows.executeTakeFirst();
      return row && thawed(row.document);
    },
    async noteDrawn(file) {
      await write((transaction) =>
        transaction
          .insertInto('drawn_files')
          .values(file)
          .onConflict((conflict) => conflict.doNothing())
          .execute(),
      );
    },
    drawnFile: (sha256) => reader.selectFrom('drawn_files').selectAll().where('sha256', '=', sha256).executeTakeFirst(),
  };
}

/** The text of a stored document. */
export function thawed(document: Uint8Array): string {
  return zstdDecompressSync(document).toString('utf8');
}
