import { type RefObject, useEffect, useRef } from 'react';

/** A dialog that is modal while it is rendered. Focus goes to the first element that `focus` selects, and back to where it was. */
export function useModal(focus: string): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    if (element?.open === false) element.showModal();
    element?.querySelector<HTMLElement>(focus)?.focus();
    return () => {
      element?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, [focus]);
  return dialog;
}
