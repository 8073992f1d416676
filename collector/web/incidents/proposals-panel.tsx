import { useState } from 'react';
import type { Proposals } from '../../src/api/journal-answers.ts';
import type { Answer } from '../data/client.ts';
import { listed } from '../format/listed.ts';
import { usePage, useWords } from '../page.ts';
import { CutNote } from '../parts/cut-note.tsx';
import { Link } from '../parts/link.tsx';
import { At, Duration } from '../parts/now.tsx';
import { SaveProblem } from '../parts/save-problem.tsx';
import { acceptProposal } from './accept-proposal.ts';

export type Proposal = Proposals['proposals'][number];

/** What one looks at before asking for more. */
const shownFirst = 3;

interface ProposalsPanelProps {
  readonly list: Proposals;
  changed(id: string): void;
}

/** Outages that belong together, each group one click from being an incident. */
export function ProposalsPanel({ list, changed }: ProposalsPanelProps) {
  const { t } = useWords();
  const [isWhole, setWhole] = useState(false);
  const { proposals } = list;
  if (proposals.length === 0) return null;
  const latest = proposals.toReversed();
  const shown = isWhole ? latest : latest.slice(0, shownFirst);
  return (
    <section className="panel proposals" aria-label={t('incidents.proposals')}>
      <header className="panel-head">
        <h2>{t('incidents.proposals')}</h2>
        <p className="muted">{t('incidents.proposals.lead')}</p>
      </header>
      <ul>
        {shown.map((proposal) => (
          <ProposalRow
            key={`${proposal.detectedAt} ${proposal.outages[0]?.target}`}
            proposal={proposal}
            list={list}
            changed={changed}
          />
        ))}
      </ul>
      {shown.length < proposals.length && (
        <button type="button" className="link-button" onClick={() => setWhole(true)}>
          {t('incidents.proposals.more', { n: proposals.length - shown.length })}
        </button>
      )}
      {shown.length === proposals.length && <CutNote shown={shown.length} total={list.total} />}
    </section>
  );
}

function ProposalRow({ proposal, list, changed }: { proposal: Proposal } & ProposalsPanelProps) {
  const { t } = useWords();
  const { client, session } = usePage();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Extract<Answer<unknown>, { ok: false }> | null>(null);
  const nameOf = (target: string): string => list.titles[target] ?? target;
  const [first, second] = proposal.incidents;
  const title = t('incidents.suggested.title', { target: proposalNames(proposal, nameOf)[0] ?? '' });
  const accept = async (): Promise<void> => {
    setBusy(true);
    const answer = await acceptProposal(client, proposal, title);
    setBusy(false);
    if (answer.ok) changed(answer.data.id);
    else setRefused(answer);
  };
  const fromMs = Date.parse(proposal.detectedAt);
  const ends = proposal.outages.map(({ to }) => (to === null ? null : Date.parse(to)));
  const toMs = ends.includes(null) ? null : Math.max(...ends.map((end) => end ?? 0));
  return (
    <li>
      <details>
        <summary>
          <strong>{listed(proposalNames(proposal, nameOf), t)}</strong>
          <span className="muted times">
            <At ms={fromMs} as="minute" /> · {toMs === null ? t('incidents.ongoing') : <Duration ms={toMs - fromMs} />}{' '}
            · {t('incidents.proposals.outages', { n: proposal.outages.length })}
          </span>
        </summary>
        <ul className="proposal-outages">
          {proposal.outages.map((outage) => (
            <li key={`${outage.target} ${outage.at}`}>
              {nameOf(outage.target)} <At ms={Date.parse(outage.from)} as="short" />
              {outage.because !== null && (
                <small className="proposal-because">
                  {t(`incidents.proposals.because.${outage.because.reason}`, { target: nameOf(outage.because.target) })}
                </small>
              )}
            </li>
          ))}
        </ul>
      </details>
      {session.may.includes('operate') ? (
        <button type="button" className="button" disabled={busy} onClick={accept}>
          {first === undefined
            ? t('incidents.proposals.new', { n: proposal.outages.length })
            : second === undefined
              ? t('incidents.proposals.add', { id: first })
              : t('incidents.proposals.join', { first, second })}
        </button>
      ) : (
        first !== undefined && <Link href={`/incidents/${first}`}>{first}</Link>
      )}
      {refused !== null && <SaveProblem answer={refused} />}
    </li>
  );
}

/** What people know it by: the services that are hit, else what nothing else explains. */
function proposalNames({ outages }: Proposal, nameOf: (target: string) => string): string[] {
  const services = outages.filter(({ target }) => !/^(host|check):/.test(target));
  const named = services.length > 0 ? services : outages.filter(({ because }) => because === null);
  return [...new Set(named.map(({ target }) => nameOf(target)))];
}
