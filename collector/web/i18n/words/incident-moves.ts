import { bilingual } from './bilingual.ts';

/** Taking an incident from step to step, and into another one. */
export const incidentMoveWords = bilingual({
  ja: {
    'incident.move.acknowledged': '受け付ける',
    'incident.move.in-progress': '対応を開始する',
    'incident.move.restored': '復旧を記録する',
    'incident.move.permanent-fix': '恒久対策へ進む',
    'incident.move.closed': '完了にする',
    'incident.move.reopen': '対応を再開する',
    'incident.move.at': '日時',
    'incident.move.at.hint': '空欄なら現在時刻（{zone}）。例: 10/14 10:02、昨日 10時',
    'incident.move.over':
      '停止は {at} に終わっています。それより前に受け付けていた場合は、その日時を記入してください。受け付けていなかった場合は、「{restored}」へ進むと、復旧した時刻に受け付けたものとして記録します。',
    'incident.move.at.over': '停止が終わるまでの日時（{zone}）。例: 10/14 10:02、昨日 10時',
    'incident.move.at.restored': '空欄なら最後の停止が終わった時刻（{zone}）',
    'incident.move.reason': '理由・補足',
    'incident.move.reason.reopen': '再開する理由',
    'incident.move.finish': '恒久対策の扱い',
    'incident.move.finish.done': '恒久対策が完了した',
    'incident.move.finish.waived': '恒久対策を行わない',
    'incident.merge': '統合',
    'incident.merge.title': 'ほかのインシデントに統合',
    'incident.merge.lead':
      '{id} は完了になり、その停止と影響先は統合先に移ります。経緯はそれぞれに残ります。取り消せません。',
    'incident.merge.none': '対応中のほかのインシデントはありません。',
    'incident.merge.do': '統合する',
    'incident.move.early': '検知した {at} より前にはできません。',
    'incident.move.late': '停止が終わった {at} より後には受け付けられません。',
    'incident.move.lasting':
      '台帳では停止がまだ続いているため、復旧を記録できません。台帳が誤っている場合は、停止の記録から訂正を申請してください。',
  },
  en: {
    'incident.move.acknowledged': 'Acknowledge',
    'incident.move.in-progress': 'Start working',
    'incident.move.restored': 'Record restoration',
    'incident.move.permanent-fix': 'Go on to the permanent fix',
    'incident.move.closed': 'Close',
    'incident.move.reopen': 'Reopen',
    'incident.move.at': 'When',
    'incident.move.at.hint': 'Now if left empty ({zone}). Such as 10/14 10:02 or yesterday 10:00',
    'incident.move.over':
      'Its outages were over at {at}. If somebody had taken it before, say when. If nobody had, go to “{restored}”: it is recorded as taken when service was back.',
    'incident.move.at.over': 'Before the outages were over ({zone}). Such as 10/14 10:02 or yesterday 10:00',
    'incident.move.at.restored': 'If left empty, when its last outage ended ({zone})',
    'incident.move.reason': 'Reason or remark',
    'incident.move.reason.reopen': 'Why it is opened again',
    'incident.move.finish': 'The permanent action',
    'incident.move.finish.done': 'has been done',
    'incident.move.finish.waived': 'is not taken',
    'incident.merge': 'Merge',
    'incident.merge.title': 'Merge into another incident',
    'incident.merge.lead':
      '{id} is closed, and its outages and what it hit go to the other one. Each keeps its timeline. This cannot be undone.',
    'incident.merge.none': 'No other incident is open.',
    'incident.merge.do': 'Merge',
    'incident.move.early': 'It was detected at {at}; nothing happens before that.',
    'incident.move.late': 'Its outages were over at {at}; nobody takes it after that.',
    'incident.move.lasting':
      'By the ledger an outage of it still lasts, so that it cannot be restored. If the ledger is wrong, ask for an adjustment on the page of the outage.',
  },
});
