import type { ReactNode } from 'react';
import { LanguageChoice, ThemeChoice } from '../parts/choices.tsx';
import { Mark } from '../parts/icons.tsx';

/** The card in the middle of the page, before anybody is in. */
export function LoginFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="login">
      <title>{`${title} – kadoban`}</title>
      <main className="login-card">
        <p className="login-brand">
          <Mark />
          <span>kadoban</span>
        </p>
        <h1>{title}</h1>
        {children}
      </main>
      <footer className="login-choices">
        <LanguageChoice />
        <ThemeChoice />
      </footer>
    </div>
  );
}
