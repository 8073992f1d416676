import type { ReactNode } from 'react';

/** A form that Enter sends, unless it ends a word of an input method. */
export function EntryForm({ submit, children }: { submit(): void; children: ReactNode }) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        // Safari sends the Enter that ends a conversion after the composition: its code is 229 then.
        if (event.key === 'Enter' && (event.nativeEvent.isComposing || event.keyCode === 229)) event.preventDefault();
      }}
    >
      {children}
    </form>
  );
}
