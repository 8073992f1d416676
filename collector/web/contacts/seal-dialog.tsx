import { useState } from 'react';
import { dayOf } from '../format/day.ts';
import { usePage, useWords } from '../page.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { PasswordField } from '../people/password-field.tsx';
import type { ContactTable } from './contact-list.ts';
import { passphraseCharsMin, plainPassphrase, seal } from './seal.ts';
import { sealedPage } from './sealed-page.ts';
import type { SealedList } from './show-sealed.ts';

interface SealDialogProps {
  readonly tables: readonly ContactTable[];
  /** When the list was as it is. */
  readonly asOfMs: number;
  close(): void;
}

/** Asks for a passphrase, and hands out the list as a file that only opens with it. Nothing of it leaves the browser. */
export function SealDialog({ tables, asOfMs, close }: SealDialogProps) {
  const { t, language } = useWords();
  const { session, instants } = usePage();
  const [first, setFirst] = useState('');
  const [again, setAgain] = useState('');
  const isShort = [...plainPassphrase(first)].length < passphraseCharsMin;
  const isSame = plainPassphrase(first) === plainPassphrase(again);
  const day = dayOf(asOfMs, instants.zone);
  const make = async (): Promise<string> => {
    const about = t('contacts.about', {
      organisation: session.organisation.name,
      at: `${instants.minute(asOfMs)} ${instants.zoneLabel(asOfMs)}`,
    });
    const list: SealedList = { about, tables };
    const { subtle } = crypto;
    const sealed = await seal(JSON.stringify(list), first, subtle, (bytes) => crypto.getRandomValues(bytes));
    return sealedPage(
      {
        ...{ language, sealed, title: `${t('contacts.title')} ${day}`, lead: t('contacts.sealed.lead') },
        ...{ passphrase: t('contacts.passphrase'), open: t('contacts.sealed.open') },
        words: {
          busy: t('contacts.sealed.busy'),
          wrong: t('contacts.sealed.wrong'),
          unable: t('contacts.sealed.unable'),
        },
      },
      subtle,
    );
  };
  return (
    <FormDialog
      title={t('contacts.seal')}
      action={t('contacts.seal.make')}
      isReady={!isShort && isSame}
      send={async () => ({ ok: true as const, data: await make() })}
      done={(page: string) => {
        handOut(`emergency-contacts-${day}.html`, page);
        close();
      }}
      close={close}
    >
      <p>{t('contacts.seal.text')}</p>
      <PasswordField
        label={t('contacts.passphrase')}
        hint={t('contacts.passphrase.hint', { min: passphraseCharsMin })}
        problem={first !== '' && isShort ? t('contacts.passphrase.short', { min: passphraseCharsMin }) : null}
        kind="new-password"
        value={first}
        change={setFirst}
      />
      <PasswordField
        label={t('contacts.passphrase.again')}
        problem={again !== '' && !isSame ? t('contacts.passphrase.differs') : null}
        kind="new-password"
        value={again}
        change={setAgain}
      />
    </FormDialog>
  );
}

/** Browsers read the file after the click that asks for it, so its address, a few kilobytes, stays until the page goes. */
function handOut(name: string, page: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([page], { type: 'text/html' }));
  link.download = name;
  link.click();
}
