import { type ReactNode, useEffect, useRef } from 'react';
import '../styles/menu.css';

interface MenuProps {
  readonly label: ReactNode;
  /** What the button is called where its label is not words. */
  readonly title?: string;
  readonly children: ReactNode;
}

/** A button that opens a small panel below itself; Escape or a click elsewhere closes it. */
export function Menu({ label, title, children }: MenuProps) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event): void => {
      const element = details.current;
      if (element?.open !== true || (event.target instanceof Node && element.contains(event.target))) return;
      element.open = false;
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('focusin', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('focusin', close);
    };
  }, []);
  return (
    // Escape is the panel's as a whole, whatever in it has the focus.
    <details
      ref={details}
      className="menu"
      onKeyDown={(event) => {
        const element = details.current;
        if (event.key !== 'Escape' || event.nativeEvent.isComposing || element?.open !== true) return;
        event.preventDefault();
        event.stopPropagation();
        element.open = false;
        element.querySelector('summary')?.focus();
      }}
    >
      <summary className="button" title={title}>
        {label}
      </summary>
      <div className="menu-panel">{children}</div>
    </details>
  );
}
