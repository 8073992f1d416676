import { useState } from 'react';
import type { HostSummary } from '../../src/api/contract.ts';
import type { Failure } from '../data/send-each.ts';
import { listed } from '../format/listed.ts';
import { problemText } from '../i18n/translate.ts';
import { usePage, useWords } from '../page.ts';
import { Dialog } from '../parts/dialog.tsx';
import { useNow } from '../parts/now.tsx';
import { affected, type BulkAction, type BulkWish, isDangerous, runBulk } from './bulk-actions.ts';
import { BulkForm, isComplete } from './bulk-form.tsx';

interface BulkDialogProps {
  readonly action: BulkAction;
  readonly hosts: readonly HostSummary[];
  close(): void;
  /** All of it was done, to so many hosts. */
  finished(count: number): void;
}

/** What came of it where not all went well. */
interface Failed {
  readonly failures: readonly Failure<HostSummary>[];
  /** How many hosts it was done to. */
  readonly done: number;
}

const nothingWished: BulkWish = { add: [], remove: [], minutes: 60, reason: '' };

/** Says what will come of it before it is done, and what failed after; what failed can be tried again alone. */
export function BulkDialog({ action, hosts, close, finished }: BulkDialogProps) {
  const { t } = useWords();
  const { client } = usePage();
  const nowMs = useNow();
  const [wish, setWish] = useState(nothingWished);
  const [doneCount, setDoneCount] = useState<number | null>(null);
  const [failed, setFailed] = useState<Failed | null>(null);
  const targets = failed?.failures.map(({ item }) => item) ?? affected(action, hosts, wish);
  const isBusy = doneCount !== null;
  const run = async (): Promise<void> => {
    setDoneCount(0);
    const failures = await runBulk(action, targets, wish, { client, nowMs, onDone: setDoneCount });
    setDoneCount(null);
    const done = (failed?.done ?? 0) + targets.length - failures.length;
    if (failures.length === 0) finished(done);
    else setFailed({ failures, done });
  };
  return (
    <Dialog title={t(`hosts.bulk.${action}.title`, { n: hosts.length })} close={close}>
      <div className="dialog-body bulk">
        {failed === null ? (
          <>
            <BulkForm action={action} wish={wish} setWish={setWish} hosts={hosts} />
            <p className={isDangerous[action] ? 'effect dangerous' : 'effect'}>
              {t(`hosts.bulk.${action}.effect`, { n: targets.length, skipped: hosts.length - targets.length })}
            </p>
            <HostNames hosts={targets} />
          </>
        ) : (
          <FailureList {...failed} />
        )}
        {isBusy && <p role="status">{t('hosts.bulk.progress', { done: doneCount, n: targets.length })}</p>}
      </div>
      <footer className="dialog-foot">
        <button type="button" className="button" onClick={close}>
          {t(failed === null ? 'form.cancel' : 'form.close')}
        </button>
        <button
          type="button"
          className={`button ${isDangerous[action] ? 'danger' : 'primary'}`}
          disabled={isBusy || targets.length === 0 || !isComplete(action, wish)}
          onClick={run}
        >
          {failed === null ? t(`hosts.bulk.${action}`) : t('hosts.bulk.again', { n: failed.failures.length })}
        </button>
      </footer>
    </Dialog>
  );
}

/** More names than this are a number. */
const namesMax = 12;

function HostNames({ hosts }: { hosts: readonly HostSummary[] }) {
  const { t } = useWords();
  if (hosts.length === 0) return null;
  return (
    <p className="muted bulk-names">
      {listed(
        hosts.slice(0, namesMax).map(({ name }) => name),
        t,
      )}
      {hosts.length > namesMax && ` ${t('hosts.bulk.more', { n: hosts.length - namesMax })}`}
    </p>
  );
}

function FailureList({ failures, done }: Failed) {
  const { t } = useWords();
  return (
    <div role="alert">
      <p className="problem-line">{t('hosts.bulk.failed', { n: failures.length, done })}</p>
      <ul className="bulk-failures">
        {failures.map(({ item, answer: { problem } }) => (
          <li key={item.id}>
            <strong>{item.name}</strong> {problemText(t, problem)} <code>{problem.code}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
