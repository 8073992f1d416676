import type { Report } from '../../collector/src/reports/report.ts';
import { hashed, sampleReport } from './sample-report.ts';

/** What people wrote in the sample, in English. */
const english: Readonly<Record<string, string>> = {
  '社外秘（関係者限り）': 'Confidential',
  '山田 太郎': 'Taro Yamada',
  '佐藤 花子': 'Hanako Sato',
  '鈴木 一郎': 'Ichiro Suzuki',
  '△△株式会社': 'Provider Ltd.',
  '会計サービス SLA': 'Accounting services',
  '株式会社○○': 'Customer Inc.',
  経理部: 'Accounting',
  運用部: 'Operations',
  'SLA 第3版（2026年4月1日施行）に基づく実績報告': 'Performance under SLA version 3, in force since 1 April 2026',
  '会計A（オンライン）': 'Accounting A (online)',
  '会計B（夜間バッチを含む）': 'Accounting B (with its nightly batches)',
  受付Web: 'Reception Web',
  利用者側のネットワークと端末: 'Networks and devices of the users',
  外部の決済サービス: 'External payment services',
  サービス責任者: 'Service owner',
  '当番（24時間）': 'On call (24 hours)',
  運用課: 'Operations',
  会計A: 'Accounting A',
  '平日 9:00-18:00': 'Business days 9:00-18:00',
  会計B: 'Accounting B',
  '緊急障害（半期）': 'Urgent outages per half-year',
  '会計A 全機能': 'All of Accounting A',
  リリース作業時の設定ミス: 'A wrong setting in the release',
  '設定を直前版へ戻し 11:02 復旧': 'The settings were put back; service restored at 11:02',
  設定変更手順にダブルチェックを導入: 'Changes of settings are checked by a second person',
  '同種の手順書 3件も 11月末までに見直す': 'Three similar procedures are revised by the end of November',
  '会計B 一部（夜間バッチ）': 'A part of Accounting B (nightly batches)',
  バッチの同時実行で接続数が上限に達した: 'Batches that ran at once used up all connections',
  バッチを順に再実行: 'The batches were run again, one after another',
  'バッチの開始時刻をずらし、接続数の上限に警告を設ける':
    'Batches start apart, and a warning comes before connections run out',
  基盤課: 'Platform',
  '会計A にログインできない': 'Nobody can log in to Accounting A',
  監視: 'monitoring',
  '会計A 全機能が応答しない': 'Nothing of Accounting A answers',
  '運用課 高橋': 'Takahashi, Operations',
  '調査を開始。10:00 のリリースを疑う': 'Investigating; the release at 10:00 is suspected',
  '設定の誤りを確認。直前版へ戻す判断（鈴木）': 'The wrong setting is found; Suzuki decides to put it back',
  復旧: 'Restored',
  '会計B 夜間バッチの遅延': 'Nightly batches of Accounting B are late',
  夜間バッチが応答しない: 'The nightly batches do not answer',
  '会計A データベースの更新（RFC-221）': 'Update of the database of Accounting A (RFC-221)',
  '会計B サーバーの更新': 'New servers for Accounting B',
  '月例パッチ（標準変更）': 'Monthly patches (standard change)',
  '監視側の回線切断による誤検知。アクセスログで稼働を確認':
    'False alarm: the line of the monitoring was cut. The access log shows that it was up',
  会計データベースのバックアップ: 'Backup of the accounting database',
  DC停電訓練: 'Power failure drill',
  データセンターの停電: 'Power failure of the data centre',
  '緊急連絡網の更新に遅れ。第7版（10月1日）で是正':
    'The contact tree was out of date; put right in edition 7 of 1 October',
  緊急連絡網: 'Emergency contacts',
  '運用部・経理部の連絡責任者': 'whoever is in charge at Operations and Accounting',
  復元テスト: 'Restore test',
  バックアップからの全体復元: 'Everything restored from the backup',
  インシデント: 'Incidents',
  '発生 3件 / 解決 3件': '3 opened / 3 resolved',
  '20件': '20',
  通知: 'Notifications',
  '41件': '41',
  'db-01 ディスク': 'db-01 disk',
  約34日後に到達: 'reached in about 34 days',
  'db-01 CPU（95パーセンタイル）': 'db-01 CPU (95th percentile)',
  回線A: 'Line A',
  クラウドB: 'Cloud B',
  '10月8日の障害。補償を請求中': 'Outage on 8 October; compensation is claimed',
  設定変更手順のダブルチェック: 'A second check of changes of settings',
  '証明書の期限を 60日前に通知': 'Certificates are told 60 days before they expire',
  バッチの実行計画の見直し: 'The plan of batches is revised',
  'db-01 ディスクの増設': 'More disk space for db-01',
  '回線A の単一経路': 'Line A is the only way in',
  '別事業者の回線を 2027年1月に追加': 'A line of another supplier is added in January 2027',
  '会計DB の復旧要員が 1名': 'One person alone can restore the accounting database',
  '手順書と年 2回の訓練で補う': 'Made up for by a runbook and two drills a year',
  '大阪拠点の非常用電源が 4時間分': 'Emergency power in Osaka lasts for four hours',
  'db-01 / バックアップ': 'db-01 / backup',
  新規: 'First edition',
};

function inEnglish(value: unknown): unknown {
  if (typeof value === 'string') return english[value] ?? value;
  if (Array.isArray(value)) return value.map(inEnglish);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, inEnglish(member)]));
}

const translated = inEnglish(sampleReport) as Report;

/** The same October, written by people who speak English; the figures are those of the sample. */
export const englishReport: Report = hashed({
  ...translated,
  document: { ...translated.document, dates: 'western' },
});
