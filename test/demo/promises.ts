import type { DefinitionKind } from '../../collector/src/store/log-kinds.ts';
import { type Era, timeZone, told } from './era.ts';
import { people } from './people.ts';

const dayMs = 86_400_000;

/** What is written of one definition. */
export interface Written {
  readonly kind: DefinitionKind;
  readonly id: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Who wants what by when: what the company promised, as it stands since the story began. Targets are named by their hosts' names. */
export function promisesOf(era: Era): Written[] {
  return [...calendars(era), ...services(), ...slos(), ...agreements(), ...patchDays(era)];
}

function calendars(era: Era): Written[] {
  const everyDay = { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '24:00' };
  return [
    { kind: 'calendar', id: 'office', body: era.office },
    { kind: 'calendar', id: 'always', body: { title: '24 時間 365 日', timeZone, weekly: [everyDay] } },
  ];
}

function services(): Written[] {
  const web = (name: string) => ({ all: [`host:${name}`, `check:${name}/https`] });
  const service = (id: string, title: string, all: readonly unknown[], description: string): Written => ({
    kind: 'service',
    id,
    body: { title, description, contact: '情報システム部 運用課', all },
  });
  return [
    service(
      'auth',
      '認証基盤（SSO）',
      ['check:auth-01/login'],
      '全システムのログイン / single sign-on for all systems',
    ),
    service(
      'order-site',
      '受注サイト',
      [{ any: [web('web-01'), web('web-02')] }, 'check:app-01/api', 'check:db-01/postgres', 'auth'],
      'Web サーバーのどちらか一台、API、データベース、認証が動いていれば提供中',
    ),
    service(
      'accounting',
      '会計システム',
      ['host:acct-01', 'check:acct-01/https', 'host:acct-db-01', 'auth'],
      '経理部が営業時間に使う基幹システム',
    ),
    service('payroll', '勤怠・給与', ['host:payroll-01', 'auth'], '勤怠の打刻と給与計算'),
    service('mail', 'メール', ['check:mail-01/smtp'], '社外とのメール送受信'),
    service(
      'file-sharing',
      'ファイル共有（大阪）',
      ['host:file-01', 'check:file-01/smb'],
      '大阪拠点のファイルサーバー',
    ),
  ];
}

function slos(): Written[] {
  const window = { calendar: 'month', timeZone };
  const maintenance = { count: 'exclude', minimumNotice: '72h', capPerWindow: '4h' };
  const slo = (id: string, title: string, objective: string, rest: Readonly<Record<string, unknown>>): Written => {
    const body = { title, target: id, objective, window, maintenance, contact: '情報システム部 運用課', ...rest };
    return { kind: 'slo', id, body };
  };
  return [
    slo('order-site', '受注サイト 稼働率', '99.9', { rto: '30m' }),
    slo('auth', '認証基盤 稼働率', '99.9', { rto: '30m' }),
    slo('mail', 'メール 稼働率', '99.9', { rto: '40m' }),
    slo('accounting', '会計システム 稼働率（営業時間）', '99.9', { serviceHours: 'office' }),
    slo('payroll', '勤怠・給与 稼働率（営業時間）', '99.5', { serviceHours: 'office', rto: '40m' }),
    slo('file-sharing', 'ファイル共有 稼働率（営業時間）', '99.5', { serviceHours: 'office', rto: '40m' }),
  ];
}

const provider = { name: 'きた情報サービス株式会社', department: '運用サービス部' };

function agreements(): Written[] {
  const common = { timeZone, fiscalYearStart: 4, provider, confidentiality: '社外秘', formats: ['pdf', 'xlsx'] };
  const contacts = [
    { role: 'サービス責任者', name: '鈴木 一郎', reach: 'suzuki@kita.example.jp' },
    { role: '運用窓口（24 時間）', name: '運用センター', reach: '03-0000-0000' },
  ];
  const targets = {
    urgent: { respond: '10m', resolve: '1h' },
    high: { respond: '30m', resolve: '4h' },
    medium: { respond: '1h', resolve: '8h' },
    low: { respond: '4h', resolve: '40h' },
  };
  const minami = {
    ...{ title: '受注サイト サービスレベル合意', customer: { name: '株式会社みなみ商事', department: 'EC 事業部' } },
    ...{ ...common, contacts, purpose: 'SLA 第 8 条に基づく月次の実績報告', languages: ['ja', 'en'] },
    inScope: ['受注サイト（画面・API・データベース）', '認証基盤（SSO）'],
    outOfScope: ['決済代行会社のサービス', '利用者側のネットワーク'],
    slos: [{ slo: 'order-site', yearly: '99.95', rto: '1h' }, { slo: 'auth' }],
    recoveryPoints: [{ title: '受注 DB バックアップ', rpo: '15m' }],
    incidents: { clock: 'always', targets },
    counts: [{ title: '緊急インシデント', of: 'incidents', priority: 'urgent', atMost: 3, per: 'half-year' }],
    workload: [{ title: 'インシデント件数', of: 'incidents', limit: 10 }],
    documentNumber: 'KJS-EC-{year}{month}',
  };
  const higashi = {
    ...{
      title: '社内基幹システム サービスレベル合意',
      customer: { name: 'ひがし製作所株式会社', department: '管理部' },
    },
    ...{ ...common, contacts, purpose: '運用業務委託契約に基づく月次の実績報告', dates: 'both' },
    inScope: ['会計システム', '勤怠・給与', 'メール', 'ファイル共有（大阪）'],
    outOfScope: ['利用者の端末', '複合機'],
    slos: ['accounting', 'payroll', 'mail', 'file-sharing'].map((slo) => ({ slo, yearly: '99.5' })),
    recoveryPoints: [
      { title: '会計 DB バックアップ', rpo: '24h' },
      { title: 'ファイル共有 バックアップ', rpo: '24h' },
    ],
    incidents: { clock: 'service-hours', serviceHours: 'office', targets },
    counts: [{ title: '停止件数', of: 'outages', atMost: 6, per: 'year' }],
    workload: [
      { title: 'インシデント件数', of: 'incidents', limit: 8 },
      { title: '監視対象ホスト数', of: 'hosts', limit: 30 },
    ],
    documentNumber: 'KJS-HS-{fiscalYear}-{month}',
  };
  return [
    { kind: 'sla', id: 'minami-ec', body: minami },
    { kind: 'sla', id: 'higashi-kanri', body: higashi },
  ];
}

/** On every third Sunday the shop's servers get their patches. */
function patchDays(era: Era): Written[] {
  const beginMs = era.beginMs(12);
  const body = {
    title: '定期メンテナンス（パッチ適用）',
    description: '毎月第 3 日曜日 2:00–4:00。API サーバーを順に再起動する',
    targets: ['order-site', 'host:app-01', 'host:app-02'],
    recurs: {
      rrule: 'FREQ=MONTHLY;BYDAY=3SU',
      ...{ timeZone, start: `${era.month(12)}-01T02:00`, duration: 'PT2H' },
    },
    announcedAt: told(beginMs - 20 * dayMs),
    approvedAt: told(beginMs - 18 * dayMs),
    approvedBy: people.approver.name,
  };
  return [{ kind: 'maintenance', id: 'patch-day', body }];
}
