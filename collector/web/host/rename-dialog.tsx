import { useState } from 'react';
import type { HostDetail } from '../../src/api/contract.ts';
import { usePage, useWords } from '../page.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Field } from '../parts/field.tsx';
import { hostPath } from '../parts/range-paths.ts';

/** As the collector takes it. */
const nameCharsMax = 255;

/** Another name for a host, whose id and past stay. */
export function RenameDialog({ host, close }: { host: HostDetail; close(): void }) {
  const { t } = useWords();
  const { client } = usePage();
  const [name, setName] = useState(host.name);
  return (
    <ConfirmDialog
      title={t('host.actions.rename.title', { name: host.name })}
      action={t('host.actions.rename')}
      run={() => client.send('POST', `${hostPath(host.id)}/rename`, { name: name.trim() })}
      close={close}
    >
      <Field label={t('host.actions.rename.label')} hint={t('host.actions.rename.effect')} required={true}>
        {(tied) => (
          <input
            {...tied}
            type="text"
            maxLength={nameCharsMax}
            autoCapitalize="none"
            spellCheck={false}
            value={name}
            onChange={({ target: { value } }) => setName(value)}
          />
        )}
      </Field>
    </ConfirmDialog>
  );
}
