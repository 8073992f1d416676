import { dataUsed } from './course.ts';
import { type Deed, written } from './deeds.ts';
import { dateOf, type Era, monthsTold, timeZone, told } from './era.ts';
import { demoHosts } from './hosts.ts';
import { people } from './people.ts';
import type { Written } from './promises.ts';
import { risksOf } from './risks.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** What was written besides promises and incidents: planned work, corrections, and what reports tell besides numbers. */
export function recordsOf(era: Era): Deed[] {
  return [...plannedWork(era), ...corrections(era), ...upkeep(era), ...risksOf(era)].filter(
    ({ atMs }) => atMs < era.nowMs,
  );
}

function window(id: string, said: Readonly<Record<string, unknown>>, fromMs: number, hours: number): Written {
  const announcedAt = told(fromMs - 10 * dayMs);
  const body = { from: told(fromMs), to: told(fromMs + hours * hourMs), announcedAt, ...said };
  return { kind: 'maintenance', id, body };
}

function plannedWork(era: Era): Deed[] {
  const approved = (fromMs: number) => ({ approvedAt: told(fromMs - 8 * dayMs), approvedBy: people.approver.name });
  const upgradeMs = era.onDay(4, 12, '02:00');
  const upgrade = { title: '受注 DB バージョンアップ', targets: ['order-site', 'host:db-01'], ...approved(upgradeMs) };
  const switchMs = dayStart(era.nowMs + 6 * dayMs) + 22 * hourMs;
  const firewall = { title: 'ファイアウォール更改', targets: ['host:vpn-01', 'order-site'] };
  const leaseMs = dayStart(era.nowMs + 12 * dayMs) + 1 * hourMs;
  const storage = { title: 'ファイルサーバー ストレージ増設', targets: ['host:file-01', 'file-sharing'] };
  return [
    written(upgradeMs - 10 * dayMs, people.engineer.name, '変更申請 CHG-0412', [
      window('db-upgrade', upgrade, upgradeMs, 2),
    ]),
    written(era.nowMs - 3 * dayMs, people.engineer.name, '変更申請 CHG-0587', [
      window(
        'firewall',
        {
          ...firewall,
          announcedAt: told(era.nowMs - 3 * dayMs),
          approvedAt: told(era.nowMs - 2 * dayMs),
          approvedBy: people.approver.name,
        },
        switchMs,
        3,
      ),
    ]),
    // Nobody has approved of it yet.
    written(era.nowMs - dayMs, people.engineer.name, '変更申請 CHG-0591', [
      window('storage', { ...storage, announcedAt: told(era.nowMs - dayMs) }, leaseMs, 4),
    ]),
  ];
}

function dayStart(atMs: number): number {
  return dateOf(atMs).toZonedDateTime(timeZone).epochMilliseconds;
}

function corrections(era: Era): Deed[] {
  const alarmMs = era.onBusinessDay(5, 9, '13:00');
  const falseAlarm = {
    ...{ title: '監視経路の障害', target: 'check:app-01/api', status: 'up' },
    ...{ from: told(alarmMs), to: told(alarmMs + 35 * minuteMs) },
    reason: '監視用の経路（VLAN 90）の障害。アクセスログにより API は応答していたことを確認',
  };
  const openMs = era.soFar(0.22);
  const waiting = {
    ...{ title: 'DB 監視ユーザーのロック', target: 'check:db-01/postgres', status: 'up' },
    ...{ from: told(openMs - 10 * minuteMs), to: told(openMs + 25 * minuteMs) },
    reason: '監視ユーザーのパスワード変更漏れ。注文は正常に登録されていた（注文ログ添付）',
  };
  const adjustment = (id: string, body: Written['body']): Written => ({ kind: 'adjustment', id, body });
  return [
    written(alarmMs + dayMs, people.operator.name, '監視経路の障害のため', [adjustment('false-alarm', falseAlarm)]),
    written(alarmMs + 2 * dayMs, people.operator.name, '監視経路の障害のため', [
      adjustment('false-alarm', { ...falseAlarm, approvedBy: people.approver.name }),
    ]),
    written(openMs + 2 * hourMs, people.operator.name, '監視設定の誤り', [adjustment('locked-user', waiting)]),
  ];
}

/** Written month by month, as the month ended. */
function upkeep(era: Era): Deed[] {
  const deeds: Deed[] = [];
  for (let ago = monthsTold - 1; ago >= 1; ago--) {
    const atMs = era.onBusinessDay(ago - 1, 1, '17:00');
    deeds.push(written(atMs, people.engineer.name, '月次', [...capacities(era, ago), ...suppliers(era, ago)]));
  }
  deeds.push(written(era.onBusinessDay(5, 12, '17:30'), people.operator.name, '訓練結果', drills(era)));
  deeds.push(handedOut(era.onBusinessDay(10, 2, '11:00'), 6), handedOut(era.onBusinessDay(4, 1, '11:00'), 7));
  deeds.push(written(era.onBusinessDay(2, 8, '18:00'), people.operator.name, '改善計画', improvements(era)));
  return deeds;
}

/** After the drill had shown that two numbers were old, once more. */
function handedOut(atMs: number, edition: number): Deed {
  const body = {
    ...{ title: '緊急連絡網', edition, on: dateOf(atMs).toString(), how: 'both' },
    to: '運用課 全員、各顧客の連絡責任者',
  };
  return written(atMs, people.operator.name, '緊急連絡網の配布', [
    { kind: 'distribution', id: `contacts-${edition}`, body },
  ]);
}

/** The months that had ended by then, the oldest first. */
function endedMonths(era: Era, ago: number): { readonly month: string; readonly ago: number }[] {
  return era.months.slice(0, monthsTold - ago).map((month, index) => ({ month, ago: monthsTold - 1 - index }));
}

function capacities(era: Era, ago: number): Written[] {
  const db = demoHosts.find(({ isFilling }) => isFilling);
  if (!db) return [];
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const months = endedMonths(era, ago).map((one) => {
    const used = dataUsed(db, era.nowMs - era.beginMs(one.ago - 1));
    return {
      month: one.month,
      measured: percent(used),
      ...(used > 0.7 && { forecast: used > 0.8 ? '約 1 か月後' : '約 3 か月後' }),
    };
  });
  return [
    {
      kind: 'capacity',
      id: 'db-01-data',
      body: { title: 'db-01 データ領域', limit: '85 %', sla: 'minami-ec', months },
    },
  ];
}

function suppliers(era: Era, ago: number): Written[] {
  const months = (actuals: readonly string[]) =>
    endedMonths(era, ago).map(({ month }, index) => ({ month, actual: actuals[index % actuals.length] ?? '100' }));
  return [
    {
      kind: 'supplier',
      id: 'line-a',
      body: {
        title: '回線 A（東京–大阪）',
        objective: '99.95',
        contact: '故障受付 0120-000-000（24 時間）',
        months: months(['99.99', '100', '99.97', '99.90']),
      },
    },
    {
      kind: 'supplier',
      id: 'mail-filter',
      body: {
        title: '迷惑メール対策サービス',
        contact: 'support@filter.example.jp',
        objective: '99.9',
        sla: 'higashi-kanri',
        months: months(['99.81', '99.98', '100']),
      },
    },
  ];
}

function drills(era: Era): Written[] {
  const on = dateOf(era.onBusinessDay(5, 11, '10:00'));
  const body = {
    ...{
      title: 'データセンター停電訓練',
      on: on.toString(),
      scenario: '東京データセンターの電源喪失。大阪へ切り替える',
      participants: '運用課 6 名、ひがし製作所 2 名',
    },
    ...{
      rto: '12h',
      took: '460m',
      passed: true,
      findings: '連絡網の二名が旧番号であった。切替手順 4.2 に誤記',
      nextOn: on.add({ years: 1 }).toString(),
    },
  };
  const before = dateOf(era.onBusinessDay(11, 6, '10:00'));
  const restore = {
    ...{ title: '会計 DB リストア訓練', on: before.toString(), scenario: '会計 DB の全損', sla: 'higashi-kanri' },
    ...{
      rto: '4h',
      took: '285m',
      passed: false,
      findings: 'バックアップの転送に想定の 2 倍の時間を要した',
      nextOn: before.add({ months: 14 }).toString(),
    },
  };
  return [
    { kind: 'drill', id: 'dc-power', body },
    { kind: 'drill', id: 'acct-restore', body: restore },
  ];
}

function improvements(era: Era): Written[] {
  const on = (ago: number, n: number) => dateOf(era.onBusinessDay(ago, n, '10:00')).toString();
  const improvement = (id: string, body: Written['body']): Written => ({ kind: 'improvement', id, body });
  return [
    improvement('cert-watch', {
      title: '証明書の残り日数の監視',
      raisedOn: on(8, 13),
      owner: people.engineer.displayName,
      dueOn: on(8, 18),
      doneOn: on(8, 17),
      result: '全 14 証明書を監視対象とした',
    }),
    improvement('double-check', {
      title: '設定変更手順の二重確認',
      raisedOn: on(3, 4),
      owner: '運用課',
      dueOn: on(2, 15),
    }),
    improvement('restore-line', {
      title: 'バックアップ転送の増速',
      raisedOn: on(5, 12),
      owner: people.operator.displayName,
      dueOn: on(0, 10),
      sla: 'higashi-kanri',
    }),
  ];
}
