import { type ReactNode, useEffect, useRef } from 'react';

/** The login above a page whose session ended: it hides all of it, also open dialogs, and takes none of what was typed there away. */
export function LoginOver({ children }: { children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    if (element?.open === false) element.showModal();
    element?.querySelector('input')?.focus();
    return () => {
      element?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className="login-over"
      // Without it a second Escape would close it, and a third one the form below.
      closedby="none"
      onCancel={(event) => event.preventDefault()}
    >
      {children}
    </dialog>
  );
}
