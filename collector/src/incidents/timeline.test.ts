import { expect, test } from 'vitest';
import type { Incident } from './incident.ts';
import { type IncidentVersion, timelineOf } from './timeline.ts';

const ms = (time: string) => Temporal.Instant.from(`2026-10-14T${time}Z`).epochMilliseconds;
const at = (time: string) => `2026-10-14T${time}Z`;
const shop = { target: 'shop', at: at('01:30:00') };

const opened: Incident = {
  title: '会計A 停止',
  state: 'detected',
  source: 'monitoring',
  detectedAt: at('01:02:10'),
  outages: [shop],
};

function told(...versions: [written: string, incident: Incident, reason?: string][]): string[] {
  const list = versions.map(([written, incident, reason = '']): IncidentVersion => {
    return { atMs: ms(written), author: 'kanri', reason, incident };
  });
  return timelineOf(list).map(({ atMs, writtenMs, event, reason }) => {
    const { what, ...rest } = event;
    const happened = Temporal.Instant.fromEpochMilliseconds(atMs).toString().slice(11, -1);
    const late =
      writtenMs === atMs ? '' : ` (${Temporal.Instant.fromEpochMilliseconds(writtenMs).toString().slice(11, -1)})`;
    return [`${happened}${late} ${what}`, ...Object.values(rest).map((value) => JSON.stringify(value)), reason]
      .join(' ')
      .trim();
  });
}

test('everything stands in the order in which it happened, not in which it was written', () => {
  const taken: Incident = { ...opened, state: 'acknowledged', acknowledgedAt: at('01:06:00') };
  const noted: Incident = { ...taken, note: { at: at('01:03:00'), text: '利用者から電話' } };
  const more: Incident = { ...taken, owner: '運用課', outages: [] };
  expect(
    told(
      ['01:05:00', opened],
      ['01:06:00', taken, '受付'],
      ['01:10:00', noted],
      ['01:12:00', more],
      ['01:13:00', taken],
    ),
  ).toEqual([
    '01:02:10 (01:05:00) state "detected"',
    '01:03:00 (01:10:00) note "利用者から電話"',
    `01:05:00 attached ${JSON.stringify(shop)}`,
    '01:06:00 state "acknowledged" 受付',
    `01:12:00 detached ${JSON.stringify(shop)}`,
    '01:12:00 changed ["owner"]',
    `01:13:00 attached ${JSON.stringify(shop)}`,
    '01:13:00 changed ["owner"]',
  ]);
});

test('a time that is corrected without a move is told as a change', () => {
  const earlier = { ...opened, detectedAt: at('01:00:00') };
  expect(told(['01:05:00', opened], ['01:06:00', earlier, '監視記録による']).at(-1)).toBe(
    '01:06:00 changed ["detectedAt"] 監視記録による',
  );
});

test('what is opened again is begun again when that is written', () => {
  const begun: Incident = {
    ...opened,
    state: 'in-progress',
    acknowledgedAt: at('01:06:00'),
    startedAt: at('01:07:00'),
  };
  const restored: Incident = { ...begun, state: 'restored', restoredAt: at('01:30:00') };
  const lines = told(['01:05:00', opened], ['01:07:00', begun], ['01:30:00', restored], ['01:40:00', begun, '再発']);
  expect(lines.slice(-2)).toEqual(['01:30:00 state "restored"', '01:40:00 state "in-progress" 再発']);
});

test('what became part of another incident says so once', () => {
  const merged: Incident = { ...opened, state: 'closed', closedAt: at('01:08:00'), mergedInto: 'INC-20261014-01' };
  const lines = told(['01:05:00', opened], ['01:08:00', merged], ['01:09:00', { ...merged, owner: 'x' }]);
  expect(lines.filter((line) => line.includes('merged'))).toEqual(['01:08:00 merged "INC-20261014-01"']);
});
