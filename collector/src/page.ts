import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { getAsset, getAssetKeys, isSea } from 'node:sea';
import type { App } from './api/app.ts';

export interface PageFile {
  readonly type: string;
  readonly body: Buffer;
  readonly etag: string;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

const assetPrefix = 'page/';

/** The built page by path (`index.html`, `assets/…`): inside the binary, else from the folder the build writes to. */
export function loadPage(): Map<string, PageFile> {
  if (isSea()) {
    const keys = getAssetKeys().filter((key) => key.startsWith(assetPrefix));
    return new Map(keys.map((key) => [key.slice(assetPrefix.length), pageFile(key, Buffer.from(getAsset(key)))]));
  }
  const folder = join(import.meta.dirname, '../web/dist');
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1).replaceAll('\\', '/'), pageFile(path, readFileSync(path))];
    }),
  );
}

function pageFile(path: string, body: Buffer): PageFile {
  const type = types[extname(path)] ?? 'application/octet-stream';
  return { type, body, etag: `"${createHash('sha256').update(body).digest('base64url')}"` };
}

/** What a browser or a program asks for by name; below a screen's path a dot is one of an id or an instant. */
function isNoScreen(path: string): boolean {
  return /^(?:api|assets)\//.test(path) || (!path.includes('/') && extname(path) !== '');
}

/** Serves the page: its files, and `index.html` for every other path outside of the API, because the page routes by itself. */
export function pageRoute(app: App, page: ReadonlyMap<string, PageFile>): void {
  const index = page.get('index.html');
  app.get('/*', { config: { door: 'open' }, schema: { hide: true } }, (request, reply) => {
    const path = (request.url.split('?')[0] ?? '').slice(1);
    const file = page.get(path) ?? (isNoScreen(path) ? undefined : index);
    if (!file) return reply.callNotFound();
    // Names below assets/ carry a hash of their content, so that they may be kept for ever.
    reply.header('cache-control', path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    reply.header('etag', file.etag);
    if (request.headers['if-none-match'] === file.etag) return reply.code(304).send();
    return reply.type(file.type).send(file.body);
  });
}
