import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { getAsset, getAssetKeys, isSea } from 'node:sea';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
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

/** What is not compressed already. */
const isText = /^text\/|^image\/svg|json/;

/** Smaller files fit into one packet as they are. */
const gzipBytesMin = 1024;

const compressed = promisify(gzip);

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
  // Weak (RFC 9110, 8.8.1), because a file and the same file compressed are told by one.
  return { type, body, etag: `W/"${createHash('sha256').update(body).digest('base64url')}"` };
}

/** Whether who sent this header takes gzip (RFC 9110, 12.5.3), of all encodings the one that browsers take without TLS, too. */
function takesGzip(acceptEncoding: string | undefined): boolean {
  return (acceptEncoding ?? '').split(',').some((one) => /^\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).*)?$/i.test(one));
}

/** What a browser or a program asks for by name; below a screen's path a dot is one of an id or an instant. */
function isNoScreen(path: string): boolean {
  return /^(?:api|assets)\//.test(path) || (!path.includes('/') && extname(path) !== '');
}

/**
 * Serves the page: its files, and `index.html` for every other path outside of the API, because the page routes by itself. What is asked for is
 * compressed once: over a slow line the page is there in a third of the time.
 */
export function pageRoute(app: App, page: ReadonlyMap<string, PageFile>): void {
  const index = page.get('index.html');
  const gzipped = new Map<PageFile, Promise<Buffer>>();
  app.get('/*', { config: { door: 'open' }, schema: { hide: true } }, async (request, reply) => {
    const path = (request.url.split('?')[0] ?? '').slice(1);
    const file = page.get(path) ?? (isNoScreen(path) ? undefined : index);
    if (!file) return reply.callNotFound();
    // Names below assets/ carry a hash of their content, so that they may be kept for ever.
    reply.header('cache-control', path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    reply.header('etag', file.etag);
    reply.header('vary', 'accept-encoding');
    if (request.headers['if-none-match'] === file.etag) return reply.code(304).send();
    reply.type(file.type);
    const isWorthIt = file.body.length >= gzipBytesMin && isText.test(file.type);
    if (!isWorthIt || !takesGzip(request.headers['accept-encoding'])) return reply.send(file.body);
    const body = await gzipped.getOrInsertComputed(file, () => compressed(file.body));
    return reply.header('content-encoding', 'gzip').send(body);
  });
}
