import type { MaintenanceWindow } from './contract/maintenance.ts';
import { epochMs } from './maintenance-windows.ts';

/** What a calendar is made of. */
export interface FeedContent {
  readonly windows: readonly MaintenanceWindow[];
  /** What people call the targets. */
  readonly titles: Readonly<Record<string, string>>;
  readonly organisation: string;
  readonly collectorId: string;
  readonly language: 'ja' | 'en';
  readonly asOfMs: number;
}

/** RFC 5545, 3.1: a line has at most 75 octets, without its end. */
const lineOctetsMax = 75;

/** How often programs are asked to look again. */
const refresh = 'PT1H';

const words = {
  ja: {
    ...{ name: 'メンテナンス', targets: '対象', approved: '承認', unapproved: '承認待ち', cancelled: '中止' },
    started: '作業開始',
    ended: '作業終了',
  },
  en: {
    ...{ name: 'Maintenance', targets: 'Targets', approved: 'Approved by', unapproved: 'Awaits approval' },
    ...{ cancelled: 'Called off', started: 'Work began', ended: 'Work ended' },
  },
} as const;

/** Windows of maintenance as an iCalendar object (RFC 5545). All times are UTC, so that no program has to believe our zones. */
export function calendarText(content: FeedContent): string {
  const name = `${words[content.language].name} ${content.organisation}`;
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//kadoban//maintenance//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH'],
    ...[`NAME:${escaped(name)}`, `X-WR-CALNAME:${escaped(name)}`],
    ...[`REFRESH-INTERVAL;VALUE=DURATION:${refresh}`, `X-PUBLISHED-TTL:${refresh}`],
    ...content.windows.flatMap((window) => eventLines(window, content)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines(window: MaintenanceWindow, content: FeedContent): string[] {
  const isCancelled = window.cancelledAt !== null && window.endedAt === null;
  const status = isCancelled ? 'CANCELLED' : window.approvedBy === null ? 'TENTATIVE' : 'CONFIRMED';
  // Work that is over early ends there; called off it still says when it would have been.
  const early = window.endedAt !== null && window.endedAt > window.from && window.endedAt < window.to;
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(`${window.id}@${content.collectorId}`)}`,
    `DTSTAMP:${utc(content.asOfMs)}`,
    `DTSTART:${utc(epochMs(window.from))}`,
    `DTEND:${utc(epochMs(early && window.endedAt !== null ? window.endedAt : window.to))}`,
    `SUMMARY:${escaped(window.title)}`,
    `DESCRIPTION:${escaped(descriptionOf(window, content, isCancelled))}`,
    `STATUS:${status}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

function descriptionOf(window: MaintenanceWindow, content: FeedContent, isCancelled: boolean): string {
  const say = words[content.language];
  const targets = window.targets.map((target) => content.titles[target] ?? target).join(', ');
  return [
    `${say.targets}: ${targets}`,
    isCancelled ? say.cancelled : window.approvedBy === null ? say.unapproved : `${say.approved}: ${window.approvedBy}`,
    ...(window.startedAt === null ? [] : [`${say.started}: ${window.startedAt}`]),
    ...(window.endedAt === null ? [] : [`${say.ended}: ${window.endedAt}`]),
  ].join('\n');
}

/** TEXT (3.3.11). Other control characters may stand nowhere. */
function escaped(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n')
    .replace(/[\p{Cc}]/gu, ' ');
}

/** Never within a character: not every program joins octets before it reads them. */
function folded(line: string): string {
  let text = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > lineOctetsMax) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}

/** `20261017T170000Z` */
function utc(atMs: number): string {
  const text = Temporal.Instant.fromEpochMilliseconds(atMs).toString({ smallestUnit: 'second' });
  return text.replace(/[-:]/g, '');
}
