import { useState } from 'react';
import { useWords } from '../page.ts';

/** A command to run, with a button that copies it. */
export function Command({ text }: { text: string }) {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <div className="command">
      <code>{text}</code>
      {/* Without TLS, browsers give no clipboard beyond the loopback. */}
      {navigator.clipboard !== undefined && (
        <button type="button" className="link-button" onClick={copy}>
          {copied ? t('command.copied') : t('command.copy')}
        </button>
      )}
    </div>
  );
}
