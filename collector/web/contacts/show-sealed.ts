import type { ContactTable } from './contact-list.ts';
import type { keyOf, Sealed } from './seal.ts';
import type { unseal } from './unseal.ts';

/** What a sealed file says besides what is sealed. */
export interface SealedWords {
  readonly busy: string;
  readonly wrong: string;
  /** Where the browser does not decrypt. */
  readonly unable: string;
}

/** What is sealed. */
export interface SealedList {
  readonly about: string;
  readonly tables: readonly ContactTable[];
}

/** Runs in a sealed file: asks for the passphrase, and shows the list. Files carry this function with them: it names nothing outside of itself. */
export function showSealed(open: typeof unseal, key: typeof keyOf, sealed: Sealed, words: SealedWords): void {
  const form = document.querySelector('form') as HTMLFormElement;
  const input = form.querySelector('input') as HTMLInputElement;
  const button = form.querySelector('button') as HTMLButtonElement;
  const told = document.querySelector('[role=status]') as HTMLElement;
  const add = (parent: Element, name: string, text: string): Element => {
    const element = document.createElement(name);
    element.textContent = text;
    parent.append(element);
    return element;
  };
  const draw = ({ about, tables }: SealedList): void => {
    const main = document.querySelector('main') as HTMLElement;
    form.remove();
    told.remove();
    add(main, 'p', about);
    for (const { title, heads, rows } of tables) {
      add(main, 'h2', title);
      const table = add(main, 'table', '');
      const head = add(add(table, 'thead', ''), 'tr', '');
      for (const text of heads) add(head, 'th', text).setAttribute('scope', 'col');
      const body = add(table, 'tbody', '');
      for (const row of rows) {
        const line = add(body, 'tr', '');
        for (const text of row) add(line, 'td', text);
      }
    }
  };
  // Undefined where the browser takes a file for something insecure, whatever the types say.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  if (subtle === undefined) {
    told.textContent = words.unable;
    return;
  }
  button.disabled = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    button.disabled = true;
    told.textContent = words.busy;
    const text = await open(sealed, input.value, subtle, key);
    button.disabled = false;
    if (text !== null) return draw(JSON.parse(text));
    told.textContent = words.wrong;
    input.select();
  });
}
