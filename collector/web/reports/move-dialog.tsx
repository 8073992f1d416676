import { useState } from 'react';
import type { ReportAnswer } from '../../src/api/contract/reports.ts';
import { usePage, useWords } from '../page.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Field } from '../parts/field.tsx';
import { Percent } from '../parts/percent.tsx';
import { reportApi } from './report-href.ts';
import type { Move } from './steps.ts';

interface MoveDialogProps {
  readonly move: Move;
  readonly sla: string | null;
  readonly month: string;
  readonly answer: ReportAnswer;
  moved(): void;
  close(): void;
}

/** Asks before somebody signs: what it means, and what is signed. */
export function MoveDialog({ move, sla, month, answer, moved, close }: MoveDialogProps) {
  const { t } = useWords();
  const { client, session } = usePage();
  const [reason, setReason] = useState('');
  const run = async () => {
    const headers = { 'if-match': `"${answer.tag}"` };
    const done = await client.send('POST', `${reportApi(sla, month)}/${move}`, { reason }, headers);
    if (done.ok) moved();
    return done;
  };
  return (
    <ConfirmDialog title={t(`report.move.${move}`)} action={t(`report.move.${move}`)} run={run} close={close}>
      <p>
        {t(`report.move.${move}.text`, { name: session.account?.displayName ?? session.name, n: answer.edition + 1 })}
      </p>
      {(move === 'approve' || move === 'finalize' || move === 'check') && <SignedFigures answer={answer} />}
      <Field
        label={t(move === 'revise' ? 'report.move.reason' : 'report.move.reason.optional')}
        required={move === 'revise'}
      >
        {(tied) => (
          <textarea {...tied} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
    </ConfirmDialog>
  );
}

/** Who signs has the figures before his eyes once more. */
function SignedFigures({ answer: { report } }: { answer: ReportAnswer }) {
  const { t } = useWords();
  return (
    <table className="report-signed">
      <tbody>
        {report.lines.map(({ id, title, objective, figures }) => (
          <tr key={id}>
            <th scope="row">{title}</th>
            <td>{figures.primary === null ? t('none') : <Percent decimal={figures.primary.percent} />}</td>
            <td className="muted">{objective !== null && `${t('change.objective')} ${objective} %`}</td>
            <td>{figures.verdict !== null && t(`change.verdict.${figures.verdict}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
