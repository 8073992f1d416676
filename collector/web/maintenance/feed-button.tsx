import { useState } from 'react';
import type { CalendarFeed } from '../../src/api/contract/maintenance.ts';
import type { Answer } from '../data/client.ts';
import { useResource } from '../data/resource.ts';
import { usePage, useWords } from '../page.ts';
import { Command } from '../parts/command.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { SaveProblem } from '../parts/save-problem.tsx';

const feedPath = '/api/v1/calendar-feed';
const freshness = { everyMs: 60_000 };

/** Opens how to see maintenance in another calendar. */
export function FeedButton() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {t('maintenance.feed')}
      </button>
      {open && <FeedDialog close={() => setOpen(false)} />}
    </>
  );
}

/** Makes and revokes the secret address of one's own calendar. */
function FeedDialog({ close }: { close(): void }) {
  const { t, language } = useWords();
  const { client, instants } = usePage();
  const { data, reload } = useResource<CalendarFeed>(feedPath, freshness);
  const [made, setMade] = useState<CalendarFeed | null>(null);
  const [refused, setRefused] = useState<Extract<Answer<unknown>, { ok: false }> | null>(null);
  const madeAt = made?.madeAt ?? data?.madeAt ?? null;
  const make = async (): Promise<void> => {
    const answer = await client.send<CalendarFeed>('POST', feedPath, {});
    setRefused(answer.ok ? null : answer);
    if (answer.ok) setMade(answer.data);
  };
  const revoke = async (): Promise<void> => {
    const answer = await client.send('DELETE', feedPath);
    setRefused(answer.ok ? null : answer);
    if (!answer.ok) return;
    setMade(null);
    reload();
  };
  return (
    <Dialog title={t('maintenance.feed.title')} close={close}>
      <div className="dialog-body">
        <p>{t('maintenance.feed.lead')}</p>
        {made?.path !== undefined && <Command text={`${location.origin}${made.path}&lang=${language}`} />}
        {made === null && (
          <p className="muted">
            {madeAt === null
              ? t('maintenance.feed.none')
              : t('maintenance.feed.made', { at: instants.zoned(Date.parse(madeAt)) })}
          </p>
        )}
        <p>{t('maintenance.feed.secret')}</p>
        {made === null && madeAt !== null && <p className="muted">{t('maintenance.feed.again.text')}</p>}
        {refused !== null && <SaveProblem answer={refused} />}
      </div>
      <footer className="dialog-foot">
        {madeAt !== null && (
          <button type="button" className="button danger" onClick={revoke}>
            {t('maintenance.feed.revoke')}
          </button>
        )}
        <button type="button" className="button primary" onClick={make}>
          {t(madeAt === null ? 'maintenance.feed.make' : 'maintenance.feed.again')}
        </button>
      </footer>
    </Dialog>
  );
}
