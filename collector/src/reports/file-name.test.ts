import { expect, test } from 'vitest';
import { reportFileName } from './file-name.ts';
import type { Report } from './report.ts';

function of(customer: string): Report {
  const sla = { customer: { name: customer, department: null } };
  const report = { sla, document: { edition: 2, organisation: 'Kita' }, period: { month: '2026-10' } };
  return report as unknown as Report;
}

test.each<[customer: string, name: string]>([
  ['株式会社みなみ', '稼働報告書_株式会社みなみ_202610_v2.pdf'],
  ['../etc/passwd', '稼働報告書_etc-passwd_202610_v2.pdf'],
  ['Yamada & Sons: "A/B"', '稼働報告書_Yamada-Sons-A-B_202610_v2.pdf'],
  ['甲\u202E乙\n丙', '稼働報告書_甲-乙-丙_202610_v2.pdf'],
  ['界'.repeat(90), `稼働報告書_${'界'.repeat(40)}_202610_v2.pdf`],
])('the file of a report for %j is called %s', (customer, name) => {
  expect(reportFileName(of(customer), 'ja', 'pdf')).toBe(name);
});

test('a report for nobody in particular is called by who makes it', () => {
  expect(reportFileName({ ...of(''), sla: null }, 'en', 'csv')).toBe('availability-report_Kita_202610_v2.csv');
});
