import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { getRawAsset, isSea } from 'node:sea';
import type { FontFiles } from './reports/pdf/fonts.ts';

/** Where the fonts of reports are among the packages: Japanese first, then what else has an alphabet (docs/adr/0019). */
export const reportFontPaths = {
  regular: [
    '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf',
    '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  ],
  bold: [
    '@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf',
    '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
  ],
} as const;

/** Of the fonts among the assets of the binary. */
export const fontAssetPrefix = 'fonts/';

/** The fonts of reports: inside the binary, else from the installed packages. 12 MB, so only when something is drawn. */
export function loadReportFonts(): FontFiles {
  const { resolve } = createRequire(import.meta.url);
  // Raw: a copy of each would be as large again, and nobody writes to them.
  const read = (path: string) =>
    isSea() ? new Uint8Array(getRawAsset(`${fontAssetPrefix}${path}`)) : readFileSync(resolve(path));
  return { regular: reportFontPaths.regular.map(read), bold: reportFontPaths.bold.map(read) };
}
