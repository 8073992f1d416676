import type { Cause } from '../../collector/src/incidents/causes.ts';
import type { Degree } from '../../collector/src/incidents/priority.ts';
import type { Era } from './era.ts';
import type { CheckBad, HostDown } from './host-past.ts';

const minuteMs = 60_000;

/** What people did about a trouble, by who they are. */
export interface Response {
  readonly title: string;
  readonly impact: Degree;
  readonly urgency: Degree;
  /** How long it took until somebody had taken it. */
  readonly tookMinutes: number;
  readonly affected: { readonly text: string; readonly usersAffected: number; readonly degree: 'partial' | 'full' };
  /** Lines of the timeline: minutes after it began. */
  readonly notes: readonly (readonly [minute: number, text: string])[];
  readonly cause?: Cause;
  readonly interim?: string;
  /** Done so many days later; open without. */
  readonly permanent?: { readonly text: string; readonly owner: string; readonly days: number; readonly isOpen?: true };
  readonly waived?: string;
}

/** Something that went wrong. */
export interface Trouble {
  readonly fromMs: number;
  readonly minutes: number;
  /** Hosts that were down for that long. */
  readonly hosts?: readonly string[];
  readonly how?: HostDown['how'];
  /** Checks that said something else, as `web-01/https`. */
  readonly checks?: readonly string[];
  readonly said?: Pick<CheckBad, 'status' | 'reason' | 'output'>;
  /** The services of which people saw it. */
  readonly services: readonly string[];
  /** An incident was opened. */
  readonly response?: Response;
  /** There is only a note of it. */
  readonly note?: { readonly cause: Cause; readonly waived: string };
}

const http = (status: number, text: string) =>
  ({ status: 'down', reason: 'status', output: `HTTP ${status} ${text}` }) as const;
const refused = { status: 'down', reason: 'refused', output: 'connection refused' } as const;
const timeout = { status: 'down', reason: 'timeout', output: 'no answer within 10 s' } as const;

const confirmed = (category: Cause['category'], text: string): Cause => ({ category, text, certainty: 'confirmed' });

/** All that went wrong at the company, oldest first. The current month has things that nobody has explained yet. */
export function troublesOf(era: Era): Trouble[] {
  return [...lastYear(era), ...thisHalf(era), ...thisMonth(era)].sort((a, b) => a.fromMs - b.fromMs);
}

function lastYear(era: Era): Trouble[] {
  return [
    {
      ...{ fromMs: era.onBusinessDay(12, 8, '10:41'), minutes: 26, checks: ['mail-01/smtp'], said: timeout },
      services: ['mail'],
      note: {
        cause: confirmed('supplier', '迷惑メール対策サービスの障害により SMTP 接続が滞留した'),
        waived: '事業者側で恒久対策済み（障害報告書 受領）',
      },
    },
    {
      ...{ fromMs: era.onBusinessDay(11, 11, '22:12'), minutes: 18, checks: ['web-01/https', 'web-02/https'] },
      said: http(502, 'Bad Gateway'),
      services: ['order-site'],
      response: {
        ...{ title: '受注サイト 画面表示不可', impact: 'high', urgency: 'high', tookMinutes: 4 },
        affected: { text: '全利用者で受注画面が表示できなかった', usersAffected: 1250, degree: 'full' },
        notes: [
          [6, 'リリース v4.12 の反映直後から 502 を確認'],
          [11, '切り戻しを開始'],
          [18, '切り戻し完了、画面表示を確認'],
        ],
        cause: confirmed('change-work', 'リリース作業時、リバースプロキシの転送先を誤って設定した'),
        interim: '直前の版（v4.11）へ切り戻した',
        permanent: { text: 'リリース手順書に転送先の自動照合を追加', owner: '田中 健', days: 9 },
      },
    },
    {
      ...{ fromMs: era.onBusinessDay(9, 5, '14:23'), minutes: 96, hosts: ['acct-01'], how: 'crash' },
      services: ['accounting'],
      response: {
        ...{ title: '会計システム 停止', impact: 'high', urgency: 'high', tookMinutes: 9 },
        affected: { text: '会計システムの全機能が利用できなかった', usersAffected: 86, degree: 'full' },
        notes: [
          [12, 'サーバーへの到達不可を確認、データセンターへ現地確認を依頼'],
          [41, '電源ユニットの故障を確認、保守ベンダーへ部品を手配'],
          [88, '電源ユニット交換、起動を開始'],
        ],
        cause: confirmed('hardware', 'acct-01 の電源ユニット（片系構成）が故障した'),
        interim: '予備の電源ユニットへ交換した',
        permanent: { text: '電源を冗長構成に変更', owner: '佐藤 美咲', days: 21 },
      },
    },
    {
      ...{ fromMs: era.onBusinessDay(8, 12, '09:02'), minutes: 37, checks: ['auth-01/login'] },
      said: { status: 'down', reason: 'tls-expired', output: 'certificate has expired' },
      services: ['auth', 'order-site', 'accounting', 'payroll'],
      response: {
        ...{ title: '認証基盤 ログイン不可', impact: 'high', urgency: 'high', tookMinutes: 7 },
        affected: { text: '全システムでログインできなかった', usersAffected: 1400, degree: 'full' },
        notes: [
          [9, '証明書の期限切れを確認'],
          [24, '新しい証明書を発行'],
          [36, '証明書を差し替え、ログインを確認'],
        ],
        cause: confirmed('human-error', '証明書の更新が台帳から漏れており、期限が切れた'),
        interim: '証明書を再発行し差し替えた',
        permanent: { text: '証明書の残り日数を監視し、30 日前に通知する', owner: '田中 健', days: 6 },
      },
    },
    {
      ...{ fromMs: era.onBusinessDay(7, 3, '11:04'), minutes: 41, hosts: ['file-01', 'backup-01'], how: 'crash' },
      services: ['file-sharing'],
      response: {
        ...{ title: '大阪拠点 電源障害によるファイル共有停止', impact: 'medium', urgency: 'high', tookMinutes: 12 },
        affected: { text: '大阪拠点のファイル共有が利用できなかった', usersAffected: 140, degree: 'full' },
        notes: [[20, '分電盤のブレーカー断を確認、復電']],
        cause: confirmed('power-facility', '空調工事に伴う過負荷でブレーカーが落ちた'),
        interim: '系統を分けて復電した',
        permanent: { text: 'サーバーラックに UPS を追加', owner: '佐藤 美咲', days: 25 },
      },
    },
  ];
}

function thisHalf(era: Era): Trouble[] {
  return [
    {
      ...{ fromMs: era.onBusinessDay(6, 14, '03:11'), minutes: 52, checks: ['db-01/postgres'] },
      said: { status: 'down', reason: 'server-refused', output: 'FATAL: sorry, too many clients already' },
      services: ['order-site'],
      response: {
        ...{ title: '受注サイト 注文登録不可（DB 接続枯渇）', impact: 'high', urgency: 'high', tookMinutes: 22 },
        affected: { text: '夜間の注文登録ができなかった', usersAffected: 310, degree: 'full' },
        notes: [
          [25, '接続数が上限に達していることを確認'],
          [48, 'バッチを停止し接続を解放'],
        ],
        cause: confirmed('capacity', '夜間バッチの並列数の変更により DB 接続数が上限に達した'),
        interim: 'バッチの並列数を元に戻した',
        permanent: { text: '接続プール（pgbouncer）を導入', owner: '田中 健', days: 18 },
      },
    },
    {
      // Nobody was hit: the line of the monitoring was. An adjustment says so.
      ...{ fromMs: era.onBusinessDay(5, 9, '13:05'), minutes: 21, checks: ['app-01/api'], said: timeout },
      services: [],
    },
    {
      // Planned until four o'clock: it took until a quarter to five.
      ...{ fromMs: era.onDay(4, 12, '02:05'), minutes: 160, checks: ['db-01/postgres'], said: refused },
      services: ['order-site'],
      note: {
        cause: confirmed('change-work', 'DB のバージョンアップ作業が計画時間（4 時まで）を超過した'),
        waived: '作業時間の見積もりに索引再作成を含めるよう手順書を改訂済み',
      },
    },
    {
      ...{ fromMs: era.onBusinessDay(2, 6, '15:30'), minutes: 12, hosts: ['acct-db-01'], how: 'frozen' },
      services: ['accounting'],
      response: {
        ...{ title: '会計システム 応答なし', impact: 'medium', urgency: 'high', tookMinutes: 6 },
        affected: { text: '会計システムの画面が応答しなかった', usersAffected: 64, degree: 'full' },
        notes: [[8, '仮想基盤のストレージ移行中の一時停止を確認']],
        cause: confirmed('supplier', '仮想基盤のライブマイグレーションで仮想マシンが一時停止した'),
        interim: '移行の完了により自動で復旧した',
        permanent: { text: '営業時間内の移行を禁止するよう事業者と合意', owner: '佐藤 美咲', days: 7 },
      },
    },
    {
      ...{ fromMs: era.onBusinessDay(1, 10, '16:20'), minutes: 31, checks: ['mail-01/smtp'], said: refused },
      services: ['mail'],
      response: {
        ...{ title: 'メール送受信不可', impact: 'medium', urgency: 'medium', tookMinutes: 10 },
        affected: { text: '社外とのメール送受信が遅延した', usersAffected: 210, degree: 'full' },
        notes: [[15, 'キューの滞留を確認、postfix を再起動']],
        cause: confirmed('software', 'メールフィルターのメモリ不足により postfix が停止した'),
        interim: 'postfix を再起動した',
        permanent: { text: 'フィルターのメモリ上限を見直す', owner: '田中 健', days: 12 },
      },
    },
  ];
}

/** As far as it has come: told by shares of it, so that there is something on the first day, too. */
function thisMonth(era: Era): Trouble[] {
  return [
    { fromMs: era.soFar(0.22), minutes: 16, checks: ['db-01/postgres'], said: timeout, services: [] },
    {
      ...{ fromMs: era.soFar(0.48), minutes: 24, checks: ['web-01/https', 'web-02/https'] },
      said: http(503, 'Service Unavailable'),
      services: ['order-site'],
      response: {
        ...{ title: '受注サイト アクセス集中による停止', impact: 'high', urgency: 'high', tookMinutes: 8 },
        affected: { text: 'キャンペーン開始直後、受注画面が表示できなかった', usersAffected: 2300, degree: 'full' },
        notes: [
          [10, 'アクセス数が通常の 6 倍であることを確認'],
          [21, 'Web サーバーのワーカー数を増やした'],
        ],
        cause: { category: 'capacity', text: 'キャンペーンによるアクセス集中（推定）', certainty: 'suspected' },
        interim: 'ワーカー数を増やし、静的コンテンツを CDN へ逃がした',
        permanent: { text: 'Web サーバーを 1 台増設する', owner: '佐藤 美咲', days: 20, isOpen: true },
      },
    },
    {
      fromMs: era.soFar(0.71),
      minutes: 19,
      checks: ['auth-01/login'],
      said: http(500, 'Internal Server Error'),
      services: [],
    },
    {
      // It still lasts, and somebody has taken it.
      ...{ fromMs: era.nowMs - 16 * minuteMs, minutes: 37, checks: ['mail-01/smtp'], said: refused },
      services: ['mail'],
      response: {
        ...{ title: 'メール 送受信不可', impact: 'medium', urgency: 'high', tookMinutes: 13 },
        affected: { text: '社外とのメール送受信ができない', usersAffected: 210, degree: 'full' },
        notes: [],
      },
    },
    { fromMs: era.soFar(0.9), minutes: 17, checks: ['file-01/smb'], said: timeout, services: [] },
  ];
}

/** When it was over. */
export function endMs({ fromMs, minutes }: Trouble): number {
  return fromMs + minutes * minuteMs;
}
