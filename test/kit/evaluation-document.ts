/* A good evaluation file and its parts, for tests that make one of them bad. */

export const day = { from: '2026-07-10T00:00:00Z', to: '2026-07-11T00:00:00Z' };
export const target = (id: string) => ({
  id,
  monitoredFrom: null,
  monitoredTo: null,
  changes: [{ at: '2026-01-01T00:00:00Z', status: 'up' }],
});
export const maintenance = {
  id: 'M',
  targets: ['host:a'],
  ...day,
  announcedAt: null,
  approvedAt: null,
  approvedBy: null,
  cancelledAt: null,
};
export const adjustment = { id: 'A', target: 'host:a', ...day, status: 'up', reason: 'r', approvedBy: null };
export const calendar = { timeZone: 'Asia/Tokyo', weekly: [{ days: ['mon'], from: '09:00', to: '18:00' }] };
export const slo = { id: 's', target: 'host:a', objective: '99.9', window: day };

export const goodDocument = {
  format: 'kadoban-evaluation/1',
  asOf: '2027-06-01T00:00:00Z',
  calendars: { office: calendar },
  targets: [target('host:a'), { ...target('check:a/http'), partOf: 'host:a' }],
  services: [{ id: 'service:x', all: ['host:a', { any: ['check:a/http'] }] }],
  maintenance: [maintenance],
  adjustments: [adjustment],
  slos: [slo],
  evaluate: [{ slo: 's' }],
};
