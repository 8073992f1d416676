import type { ReactNode } from 'react';
import { useModal } from '../parts/modal.ts';

/** The login above a page whose session ended: it hides all of it, also open dialogs, and takes none of what was typed there away. */
export function LoginOver({ children }: { children: ReactNode }) {
  const dialog = useModal('input');
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
