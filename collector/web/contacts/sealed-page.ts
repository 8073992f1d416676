import { keyOf, type Sealed } from './seal.ts';
import { type SealedWords, showSealed } from './show-sealed.ts';
import { unseal } from './unseal.ts';

interface SealedPage {
  readonly language: string;
  readonly title: string;
  /** How it is opened, to whoever does not know. */
  readonly lead: string;
  readonly passphrase: string;
  readonly open: string;
  readonly words: SealedWords;
  readonly sealed: Sealed;
}

const style = `:root{color-scheme:light dark}
body{margin:0 auto;padding:24px 16px;max-width:860px;font:16px/1.6 system-ui,"Hiragino Sans","Yu Gothic UI","Noto Sans JP",sans-serif}
h1,p,th,td{word-break:auto-phrase}h1{font-size:22px}h2{margin:24px 0 6px;font-size:17px}
form{display:grid;gap:8px;max-width:420px}
input,button{min-height:40px;padding:0 12px;font:inherit}
table{width:100%;border-collapse:collapse}
th,td{padding:6px 10px;border:1px solid #8888;text-align:start;vertical-align:top;overflow-wrap:anywhere}
tr{break-inside:avoid}
@page{size:A4;margin:14mm 12mm}`;

/**
 * An HTML file that asks for the passphrase and shows what was sealed, wherever it is opened. Its policy lets it ask nobody for anything, and run
 * nothing but its own script. `subtle` takes that script's hash.
 */
export async function sealedPage(page: SealedPage, subtle: SubtleCrypto): Promise<string> {
  const { language, title, lead, passphrase, open, words, sealed } = page;
  // No text of ours ends a script early: what could is written otherwise.
  const data = JSON.stringify([sealed, words]).replaceAll('<', '\\u003c');
  const script = `(${showSealed})(${unseal},${keyOf},...${data});`;
  const hash = await subtle.digest('SHA-256', new TextEncoder().encode(script));
  const source = `sha256-${btoa(String.fromCharCode(...new Uint8Array(hash)))}`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src '${source}'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<form>
<p>${escaped(lead)}</p>
<label for="passphrase">${escaped(passphrase)}</label>
<input id="passphrase" type="password" autocomplete="off" spellcheck="false" required>
<button disabled>${escaped(open)}</button>
</form>
<p role="status"></p>
</main>
<script>${script}</script>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
