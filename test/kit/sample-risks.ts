import type { RiskRow } from '../../collector/src/reports/upkeep-rows.ts';

/** One that is being reduced, one that was accepted and is due for review, one that is accepted. */
export const sampleRisks: readonly RiskRow[] = [
  {
    ...{
      title: '回線A の単一経路',
      threatens: 'both',
      targets: ['会計B', '受付Web'],
      likelihood: 'medium',
      impact: 'high',
    },
    ...{ treatment: 'reduce', measure: '別事業者の回線を 2027年1月に追加', acceptedBy: null, acceptedOn: null },
    ...{ owner: '基盤課', raisedOn: '2026-10-09', reviewOn: '2026-12-01', reviewLate: false, closedOn: null },
    state: 'open',
  },
  {
    ...{
      title: '会計DB の復旧要員が 1名',
      threatens: 'continuity',
      targets: [],
      likelihood: 'medium',
      impact: 'medium',
    },
    ...{
      treatment: 'accept',
      measure: '手順書と年 2回の訓練で補う',
      acceptedBy: '鈴木 一郎',
      acceptedOn: '2026-07-14',
    },
    ...{ owner: '運用課', raisedOn: '2026-06-15', reviewOn: '2026-10-15', reviewLate: true, closedOn: null },
    state: 'accepted',
  },
  {
    ...{
      title: '大阪拠点の非常用電源が 4時間分',
      threatens: 'continuity',
      targets: [],
      likelihood: 'low',
      impact: 'high',
    },
    ...{ treatment: 'accept', measure: null, acceptedBy: '鈴木 一郎', acceptedOn: '2026-04-20' },
    ...{ owner: '運用課', raisedOn: '2026-04-06', reviewOn: '2027-04-01', reviewLate: false, closedOn: null },
    state: 'accepted',
  },
];
