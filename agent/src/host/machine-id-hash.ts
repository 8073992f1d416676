import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Roots } from './roots.ts';

/** The machine's id is confidential (machine-id(5)): only its hash leaves the host, and this keeps it unlike any other program's. */
const label = 'kadoban-machine-id-v1\0';

/** systemd's, D-Bus's on systems without it, and the board's own, which only root may read. */
const idFiles = ['etc/machine-id', 'var/lib/dbus/machine-id'];
const boardFile = 'class/dmi/id/product_uuid';

/**
 * SHA-256 (32 bytes) that tells one machine from its clones. Where the system has no id, `fallback` is hashed: it must be as lasting as
 * the agent's identity (its public key), since a hash that changes looks like a clone.
 */
export async function machineIdHash(roots: Roots, fallback: string): Promise<Uint8Array> {
  for (const path of [...idFiles.map((file) => join(roots.root, file)), join(roots.sys, boardFile)]) {
    const id = parseMachineId(await readFile(path, 'utf8').catch(() => ''));
    if (id !== undefined) return hashOf(id);
  }
  return hashOf(fallback);
}

/** The id in such a file: 32 hexadecimal digits. An empty file or "uninitialized" (a first start, an image) is none. */
export function parseMachineId(text: string): string | undefined {
  const id = text.trim().replaceAll('-', '').toLowerCase();
  return /^[0-9a-f]{32}$/.test(id) && !/^(0+|f+)$/.test(id) ? id : undefined;
}

function hashOf(id: string): Uint8Array {
  return createHash('sha256').update(label).update(id).digest();
}
