import type { Written } from '../definitions/assemble.ts';
import type { PlannedWindow } from '../reports/build/maintenance-rows.ts';

/** The windows of maintenance that a line's document has, with what people call them, and what those are called who approved of them. */
export function plannedWindows(maintenance: readonly Written[], printed: (author: string) => string): PlannedWindow[] {
  return maintenance.map(({ entry, value }) => ({
    id: String(value.id),
    title: typeof entry.body?.title === 'string' ? entry.body.title : entry.id,
    targets: value.targets as string[],
    fromMs: epochMs(value.from) ?? 0,
    toMs: epochMs(value.to) ?? 0,
    announcedMs: epochMs(value.announcedAt),
    approvedBy: typeof value.approvedBy === 'string' ? printed(value.approvedBy) : null,
    approvedMs: epochMs(value.approvedAt),
    cancelledMs: epochMs(value.cancelledAt),
  }));
}

/** Only of times that were read before. */
function epochMs(time: unknown): number | null {
  return typeof time === 'string' ? Temporal.Instant.from(time).epochMilliseconds : null;
}
