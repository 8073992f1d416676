import { useState } from 'react';
import type { Answer } from '../data/client.ts';
import { usePage, useWords } from '../page.ts';
import { CloseIcon } from '../parts/icons.tsx';
import { SaveProblem } from '../parts/save-problem.tsx';
import { DecisionsDialog } from './decisions-dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { sayMembers } from './say-members.ts';
import { useIncident } from './use-incident.ts';

/** What was decided, and tickets and documents elsewhere. */
export function ReferencesPanel() {
  const { t } = useWords();
  const { detail, isWritable, reload } = useIncident();
  const [opened, setOpened] = useState<'decisions' | 'link' | null>(null);
  const { decisions = [] } = detail.incident;
  const close = (): void => setOpened(null);
  const saved = (): void => {
    close();
    reload();
  };
  return (
    <section className="panel written">
      <header>
        <h2>{t('incident.decisions')}</h2>
        <span className="bar-space" />
        {isWritable && (
          <button type="button" className="link-button not-printed" onClick={() => setOpened('decisions')}>
            {t('incident.decisions.edit')}
          </button>
        )}
      </header>
      {decisions.length === 0 ? (
        <p className="muted">{t('incident.decisions.none')}</p>
      ) : (
        <ul className="bullets">
          {decisions.map((decision) => (
            <li key={decision}>{decision}</li>
          ))}
        </ul>
      )}
      <header>
        <h2>{t('incident.links')}</h2>
        <span className="bar-space" />
        {isWritable && (
          <button type="button" className="link-button not-printed" onClick={() => setOpened('link')}>
            {t('incident.links.add')}
          </button>
        )}
      </header>
      <Links />
      {opened === 'decisions' && <DecisionsDialog saved={saved} close={close} />}
      {opened === 'link' && <LinkDialog saved={saved} close={close} />}
    </section>
  );
}

function Links() {
  const { t } = useWords();
  const { client } = usePage();
  const { detail, isWritable, reload } = useIncident();
  const [refused, setRefused] = useState<Extract<Answer<unknown>, { ok: false }> | null>(null);
  const { links = [] } = detail.incident;
  const remove = async (url: string): Promise<void> => {
    const rest = links.filter((link) => link.url !== url);
    const answer = await sayMembers(client, detail, { links: rest.length > 0 ? rest : null });
    setRefused(answer.ok ? null : answer);
    if (answer.ok) reload();
  };
  if (links.length === 0) return <p className="muted">{t('incident.links.none')}</p>;
  return (
    <>
      <ul className="incident-links">
        {links.map(({ title, url }) => (
          <li key={url}>
            <a href={url} rel="noreferrer" target="_blank">
              {title}
            </a>
            {isWritable && (
              <button
                type="button"
                className="icon-button not-printed"
                title={t('incident.links.remove', { title })}
                onClick={() => void remove(url)}
              >
                <CloseIcon />
                <span className="hidden">{t('incident.links.remove', { title })}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {refused !== null && <SaveProblem answer={refused} />}
    </>
  );
}
