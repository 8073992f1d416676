import { type ReactNode, useId, useState } from 'react';
import { useWords } from '../page.ts';
import { CloseIcon } from './icons.tsx';
import { useModal } from './modal.ts';

interface DialogProps {
  readonly title: string;
  /** `wide` for tables and calendars. */
  readonly size?: 'normal' | 'wide';
  close(): void;
  readonly children: ReactNode;
}

/** A form begins at its first field, not at the cross in the corner. */
const firstField = ':is(.dialog-body, .palette) :is(input, select, textarea):not([type="hidden"])';

/**
 * A modal dialog while it is rendered: focus goes into it and back to where it was, what lies behind is out of reach. Escape closes it, and asks first
 * where something was typed: who leaves an input method by it may press it once too often.
 */
export function Dialog({ title, size = 'normal', close, children }: DialogProps) {
  const { t } = useWords();
  const dialog = useModal(firstField);
  const titleId = useId();
  const [input, setInput] = useState<'none' | 'typed' | 'warned'>('none');
  return (
    <dialog
      ref={dialog}
      className="dialog"
      data-size={size}
      aria-labelledby={titleId}
      onCancel={(event) => {
        // Whoever renders it decides that it goes; a field's own Escape (a list, an input method) is none of it.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        if (input === 'typed') setInput('warned');
        else close();
      }}
      onInput={() => setInput('typed')}
    >
      <header className="dialog-head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="icon-button" title={t('form.close')} onClick={close}>
          <CloseIcon />
          <span className="hidden">{t('form.close')}</span>
        </button>
      </header>
      {input === 'warned' && (
        <p className="dialog-warning" role="alert">
          {t('form.discard')}
        </p>
      )}
      {children}
    </dialog>
  );
}
