import { type Deed, written } from './deeds.ts';
import { dateOf, type Era } from './era.ts';
import { people } from './people.ts';

/** What was found to endanger the services: one accepted and due for review, one being reduced, one of this month. */
export function risksOf(era: Era): Deed[] {
  const on = (ago: number, n: number) => dateOf(era.onBusinessDay(ago, n, '10:00')).toString();
  const raised = (atMs: number, id: string, body: Readonly<Record<string, unknown>>): Deed =>
    written(atMs, people.engineer.name, 'リスクの定期評価', [
      { kind: 'risk', id, body: { raisedOn: dateOf(atMs).toString(), ...body } },
    ]);
  return [
    raised(era.onBusinessDay(9, 8, '15:00'), 'osaka-power', {
      ...{ title: '大阪拠点の非常用電源は 4 時間分', threatens: 'continuity', likelihood: 'low', impact: 'high' },
      ...{ targets: ['file-sharing', 'host:file-01'], owner: '運用課', reviewOn: on(1, 3) },
      ...{ treatment: 'accept', acceptedBy: people.approver.displayName, acceptedOn: on(9, 8) },
      measure: '4 時間以内に復電しない場合は、継続計画により東京へ切り替える',
    }),
    raised(era.onBusinessDay(4, 8, '15:00'), 'single-db', {
      ...{ title: '受注 DB の切り替えが手動', threatens: 'both', likelihood: 'medium', impact: 'high' },
      ...{ targets: ['order-site', 'host:db-01'], owner: people.engineer.displayName, reviewOn: on(-1, 10) },
      ...{ treatment: 'reduce', measure: '待機系への自動切り替えを次期更改で導入。それまでは手順書と訓練で補う' },
      sla: 'minami-ec',
    }),
    raised(era.soFar(0.3), 'mail-supplier', {
      ...{ title: '迷惑メール対策サービスの度重なる契約値未達', threatens: 'availability' },
      ...{ likelihood: 'medium', impact: 'medium', targets: ['mail'], owner: people.operator.displayName },
    }),
  ];
}
