import type { Page } from 'playwright-core';
import { type Language, messagesOf } from '../../collector/web/i18n/translate.ts';
import type { Press } from './demo-screens.ts';

/** Presses what is there, in the dialog on top where one is open. */
export async function press(page: Page, what: Press, language: Language): Promise<void> {
  const dialogs = page.locator('dialog[open]');
  const scope = (await dialogs.count()) > 0 ? dialogs.last() : page.locator('.frame');
  const target = what.startsWith('css=')
    ? scope.locator(what)
    : scope.getByRole('button', { name: beginningWith(messagesOf[language][what as keyof (typeof messagesOf)['ja']]) });
  await target.first().click();
}

/** A button may say more than its word: which row it is of, its key. */
function beginningWith(word: string): RegExp {
  return new RegExp(`^\\s*${RegExp.escape(word)}(?!\\p{L})`, 'u');
}
