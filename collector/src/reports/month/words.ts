import type { Language } from './month-report.ts';

/** Every word of a report, in both languages: a missing one is a type error. */
export interface Words {
  readonly title: string;
  readonly month: string;
  readonly timeZone: string;
  readonly asOf: string;
  readonly inProgress: string;
  readonly organisation: string;
  readonly targets: string;
  readonly outages: string;
  readonly noOutages: string;
  readonly noTargets: string;
  readonly method: string;
  readonly methodText: readonly string[];
  readonly kinds: { readonly host: string; readonly check: string };
  readonly columns: {
    readonly kind: string;
    readonly name: string;
    readonly id: string;
    readonly availability: string;
    readonly worst: string;
    readonly best: string;
    readonly coverage: string;
    readonly agreed: string;
    readonly down: string;
    readonly unknown: string;
    readonly outageCount: string;
    readonly mttr: string;
    readonly mtbf: string;
    readonly clockOffset: string;
    readonly from: string;
    readonly to: string;
    readonly duration: string;
    readonly counted: string;
    readonly earliest: string;
    readonly latest: string;
    readonly reason: string;
    readonly output: string;
  };
  readonly notMeasured: string;
  readonly notKnown: string;
  readonly open: string;
}

export const words: Record<Language, Words> = {
  ja: {
    title: '月次稼働報告書',
    month: '対象月',
    timeZone: '時間帯',
    asOf: '集計時点',
    inProgress: 'この月はまだ終わっていません。数値は集計時点までのものです。',
    organisation: '組織',
    targets: '稼働率',
    outages: '停止記録',
    noOutages: 'この月に停止はありません。',
    noTargets: '監視対象がありません。',
    method: '計測方法',
    methodText: [
      '稼働率 = 1 − 停止時間 ÷(対象時間 − 不明時間)。整数ミリ秒で計算し、表示は小数第3位で切り捨てます。',
      '下限は不明時間と幅のある停止時刻を停止側に、上限は稼働側に数えた値です。カバレッジは観測できた時間の割合です。',
      '誰も観測できなかった時間は「不明」であり、稼働にも停止にも数えません。',
      '時刻はコレクターの時計によるもので、ホストの時計のずれは補正済みです。「時計のずれ」は期間中に知られた最大の値です。',
    ],
    kinds: { host: 'ホスト', check: 'チェック' },
    columns: {
      kind: '種別',
      name: '対象',
      id: '識別子',
      availability: '稼働率(%)',
      worst: '下限(%)',
      best: '上限(%)',
      coverage: 'カバレッジ(%)',
      agreed: '対象時間',
      down: '停止時間',
      unknown: '不明時間',
      outageCount: '停止回数',
      mttr: 'MTTR',
      mtbf: 'MTBF',
      clockOffset: '時計のずれ(最大)',
      from: '停止開始',
      to: '復旧',
      duration: '停止時間(全体)',
      counted: '停止時間(当月)',
      earliest: '開始の下限',
      latest: '復旧の上限',
      reason: '理由',
      output: 'チェックの出力',
    },
    notMeasured: 'なし(未計測)',
    notKnown: '不明',
    open: '継続中',
  },
  en: {
    title: 'Monthly availability report',
    month: 'Month',
    timeZone: 'Time zone',
    asOf: 'As of',
    inProgress: 'This month is not over yet. The figures reach up to the time given above.',
    organisation: 'Organisation',
    targets: 'Availability',
    outages: 'Outages',
    noOutages: 'There was no outage in this month.',
    noTargets: 'Nothing is monitored.',
    method: 'Method',
    methodText: [
      'Availability = 1 − down time ÷ (agreed time − unknown time), in integer milliseconds; shown to three decimals, never rounded up.',
      'Worst counts unknown time and the uncertain edges of outages as down, best as up. Coverage is the share of time that was observed.',
      'Time in which nobody could look is unknown: it counts neither as up nor as down.',
      "Times are those of the collector: what a host's clock was off by is corrected. The column tells the most that is known of the period.",
    ],
    kinds: { host: 'Host', check: 'Check' },
    columns: {
      kind: 'Kind',
      name: 'Target',
      id: 'ID',
      availability: 'Availability (%)',
      worst: 'Worst (%)',
      best: 'Best (%)',
      coverage: 'Coverage (%)',
      agreed: 'Agreed time',
      down: 'Down',
      unknown: 'Unknown',
      outageCount: 'Outages',
      mttr: 'MTTR',
      mtbf: 'MTBF',
      clockOffset: 'Clock off (worst)',
      from: 'Down from',
      to: 'Up again',
      duration: 'Down (whole)',
      counted: 'Down (this month)',
      earliest: 'Earliest begin',
      latest: 'Latest end',
      reason: 'Reason',
      output: 'What the check said',
    },
    notMeasured: 'none (not measured)',
    notKnown: 'not known',
    open: 'still down',
  },
};
