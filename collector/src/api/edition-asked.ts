import { type FoundEdition, findEdition } from '../reporting/find-edition.ts';
import { finals, moveBody, movesOf } from '../reporting/frozen-reports.ts';
import type { ApiParts } from './parts.ts';
import { finalOf } from './report-answer.ts';
import { type ReportWish, reportRequest } from './report-request.ts';
import { reportSight } from './report-sight.ts';

/** The edition that somebody asks to read in some form; who reads only what is final gets nothing else. */
export async function editionAsked(
  parts: ApiParts,
  wish: ReportWish,
  edition: number | undefined,
): Promise<FoundEdition> {
  const request = await reportRequest(parts, wish);
  const { isFinalOnly } = await reportSight(parts.store, wish.person);
  if (!isFinalOnly) return findEdition(parts.store, request, edition);
  const editions = finals(await movesOf(parts.store, request)).map((entry) => moveBody(entry).edition);
  return findEdition(parts.store, request, finalOf(editions, edition));
}
