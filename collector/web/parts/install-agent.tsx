import { useCallback, useEffect, useRef, useState } from 'react';
import type { HostSummary, Problem } from '../../src/api/contract.ts';
import { formatDuration } from '../format/duration.ts';
import { problemText } from '../i18n/translate.ts';
import { usePage, useWords } from '../page.ts';
import '../styles/install.css';
import { Command } from './command.tsx';
import { CheckIcon } from './icons.tsx';
import { Link } from './link.tsx';
import { Loading } from './loading.tsx';
import { useNow } from './now.tsx';

/** A line that installs an agent, and until when it works. */
interface InstallLine {
  readonly token: string;
  readonly expiresAt: string;
}

/** Kept while the page is open: who comes back to it finds the line that he has copied. */
const lineKey = 'install line';

/** What to run on a host so that its agent comes here, and which hosts have come since. `hosts` is the list, kept fresh. */
export function InstallAgent({ hosts }: { hosts: readonly HostSummary[] }) {
  const { t } = useWords();
  const { session } = usePage();
  const [before] = useState(() => new Set(hosts.map(({ id }) => id)));
  const come = hosts.filter(({ id }) => !before.has(id));
  return (
    <div className="install">
      {session.may.includes('administer') ? (
        <Line spentBy={come.length} />
      ) : (
        <>
          <p>{t('install.mayNot')}</p>
          <ByHand />
        </>
      )}
      {come.map((host) => (
        <p key={host.id} className="install-come" role="status">
          <CheckIcon />
          <Link href={`/hosts/${encodeURIComponent(host.id)}`}>{host.name}</Link>
          {t(
            host.standing === 'pending' ? 'install.pending' : host.connected ? 'install.connected' : 'install.enrolled',
          )}
        </p>
      ))}
      <p className="waiting" role="status">
        <span className="live-dot" aria-hidden="true" />
        {t(come.length === 0 ? 'install.waiting' : 'install.waiting.more')}
      </p>
    </div>
  );
}

function Line({ spentBy }: { spentBy: number }) {
  const { t } = useWords();
  const { client } = usePage();
  const nowMs = useNow();
  const [line, setLine] = useState(() => client.remembered<InstallLine>(lineKey));
  const [madeAfter, setMadeAfter] = useState(spentBy);
  const [problem, setProblem] = useState<Problem | null>(null);
  const asked = useRef(false);
  const make = useCallback(async (): Promise<void> => {
    const answer = await client.send<InstallLine>('POST', '/api/v1/tokens', { install: true });
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    client.remember(lineKey, answer.data);
    setLine(answer.data);
  }, [client]);
  const leftMs = line === undefined ? 0 : Date.parse(line.expiresAt) - nowMs;
  const isSpent = spentBy > madeAfter || (line !== undefined && leftMs <= 0);
  useEffect(() => {
    if (asked.current || (line !== undefined && Date.parse(line.expiresAt) > nowMs)) return;
    asked.current = true;
    void make();
  }, [line, nowMs, make]);
  const again = (): void => {
    setMadeAfter(spentBy);
    setLine(undefined);
    void make();
  };
  if (problem !== null) return <NoLine problem={problem} retry={again} />;
  if (line === undefined) return <Loading />;
  if (isSpent) {
    return (
      <button type="button" className="button" onClick={again}>
        {t(spentBy > madeAfter ? 'install.more' : 'install.expired')}
      </button>
    );
  }
  return (
    <>
      <p>{t('install.line')}</p>
      <Command text={line.token} />
      <small>{t('install.once', { left: formatDuration(leftMs, t) })}</small>
    </>
  );
}

/** The collector has no programs to hand out, or could not be asked: there is still the way by hand. */
function NoLine({ problem, retry }: { problem: Problem; retry(): void }) {
  const { t } = useWords();
  return (
    <>
      <p className="problem-line" role="alert">
        {problemText(t, problem)} <code>{problem.code}</code>{' '}
        <button type="button" className="link-button" onClick={retry}>
          {t('problem.retry')}
        </button>
      </p>
      <p>{t('install.byHand')}</p>
      <ByHand />
    </>
  );
}

function ByHand() {
  const { t } = useWords();
  return (
    <ol>
      <li>
        <p>{t('install.byHand.token')}</p>
        <Command text="kadoban-collector token create --data DIR" />
      </li>
      <li>
        <p>{t('install.byHand.enroll')}</p>
        <Command text={`kadoban-agent enroll --collector ${location.origin} --token-file -`} />
        <Command text="kadoban-agent run" />
      </li>
    </ol>
  );
}
