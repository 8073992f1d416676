import { useWords } from '../page.ts';
import { Command } from '../parts/command.tsx';
import { Dialog } from '../parts/dialog.tsx';

interface ToldOnceProps {
  readonly title: string;
  readonly lead: string;
  readonly secret: string;
  /** What closes it, as something that was done. */
  readonly done: string;
  close(): void;
}

/** A secret that is shown now and never again. */
export function ToldOnce({ title, lead, secret, done, close }: ToldOnceProps) {
  return (
    <Dialog title={title} close={close}>
      <div className="dialog-body">
        <p>{lead}</p>
        <Command text={secret} />
      </div>
      <footer className="dialog-foot">
        <button type="button" className="button primary" onClick={close}>
          {done}
        </button>
      </footer>
    </Dialog>
  );
}

/** The link by which somebody sets his password. */
export function Invitation({ name, loginKey, close }: { name: string; loginKey: string; close(): void }) {
  const { t } = useWords();
  return (
    <ToldOnce
      title={t('people.invite.title')}
      lead={t('people.invite.lead', { name })}
      secret={`${location.origin}/#login=${loginKey}`}
      done={t('people.invite.done')}
      close={close}
    />
  );
}
