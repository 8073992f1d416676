import { useState } from 'react';
import type { AdjustmentRequest } from '../../src/api/contract/adjustments.ts';
import { usePage, useWords } from '../page.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { TextField } from '../parts/text-field.tsx';
import { AdjustPreview } from './adjust-preview.tsx';
import { RequestTime } from './request-time.tsx';

export interface Decision {
  readonly act: 'approve' | 'reject' | 'withdraw';
  readonly request: AdjustmentRequest;
}

interface DecideDialogProps {
  readonly decision: Decision;
  close(): void;
}

/** Approves of an adjustment, or refuses it with a reason; who asked for it takes it back. */
export function DecideDialog({ decision: { act, request }, close }: DecideDialogProps) {
  const { t } = useWords();
  const { client } = usePage();
  const [reason, setReason] = useState('');
  const { id, target, from, to, status, etag } = request;
  const path = `/api/v1/adjustments/${encodeURIComponent(id)}`;
  const send = () => {
    const seen = { 'if-match': etag };
    if (act === 'approve') return client.send('POST', `${path}/approve`, undefined, seen);
    const why = { reason: reason.trim() };
    return act === 'reject' ? client.send('POST', `${path}/reject`, why, seen) : client.send('DELETE', path, why, seen);
  };
  return (
    <FormDialog
      title={t(`outages.decide.${act}`)}
      action={t(`outages.requests.${act}`)}
      size="wide"
      isReady={act === 'approve' || reason.trim() !== ''}
      send={send}
      done={close}
      close={close}
    >
      <p>
        <strong>{request.title}</strong> {t(`outages.requests.status.${status}`)}
        <br />
        <RequestTime request={request} />
      </p>
      <p>{request.reason}</p>
      <AdjustPreview wish={{ id, target, from, to, status }} />
      {act !== 'approve' && (
        <TextField
          label={t('outages.decide.reason')}
          hint={t('outages.decide.reason.hint')}
          value={reason}
          required
          isLong
          maxLength={2000}
          change={setReason}
        />
      )}
    </FormDialog>
  );
}
