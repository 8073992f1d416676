import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A port of which nobody will have heard. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts a program, which ends with the stack and must not end before; its number. */
export function running(
  stack: AsyncDisposableStack,
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): number {
  return begun(stack, file, args, env).pid ?? 0;
}

function begun(
  stack: AsyncDisposableStack,
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcess {
  const child = spawn(file, args, { stdio: 'ignore', env });
  if (child.pid === undefined) throw new Error(`${file} does not start`);
  stack.defer(async () => {
    if (child.exitCode !== null) throw new Error(`${file} ended by itself with ${child.exitCode}`);
    child.kill('SIGTERM');
    await once(child, 'exit');
  });
  return child;
}

/** Waits until something answers at `url`. */
export async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const response = await fetch(url).catch(() => undefined);
    await response?.bytes();
    if (response?.ok) return;
    await pause(100);
  }
  throw new Error(`no answer from ${url}`);
}

/** Starts a program that serves `url`, and waits until it answers there; ends with the stack. */
export async function serving(
  stack: AsyncDisposableStack,
  [file, ...args]: readonly [string, ...string[]],
  url: string,
): Promise<ChildProcess> {
  const child = begun(stack, file, args);
  await answers(url);
  return child;
}
