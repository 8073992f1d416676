/** What people write that reports tell of. */
export const reportTopics = ['reports', 'slas', 'slos', 'outages', 'incidents', 'adjustments', 'maintenance'] as const;
