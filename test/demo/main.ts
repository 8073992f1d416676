import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { buildPage } from '../../launch/build-page.ts';
import { Refusal } from '../../launch/refusal.ts';
import { say } from '../../launch/say.ts';
import { untilStopped } from '../../launch/until-stopped.ts';
import type { Account } from './people.ts';
import { startDemo } from './start-demo.ts';

// `npm run demo`: the product with thirteen months of a company in it, until Ctrl-C.

/** Where it is looked for; taken ports are refused with words. */
const defaultPort = 8490;

function wishes() {
  const string = { type: 'string' } as const;
  const options = { data: string, port: string, at: string, still: { type: 'boolean' } } as const;
  try {
    const { values } = parseArgs({ options });
    const port = Number(values.port ?? defaultPort);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Refusal(`--port ${values.port}: give a port`);
    const at = values.at === undefined ? {} : { nowMs: instantOf(values.at) };
    return { port, live: values.still !== true, ...at, ...(values.data !== undefined && { data: values.data }) };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(
      `${(error as Error).message}\n  npm run demo -- [--data DIR] [--port N] [--at INSTANT] [--still]`,
    );
  }
}

function instantOf(text: string): number {
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    throw new Refusal(`--at ${text}: give an instant such as 2026-11-20T10:00:00+09:00`);
  }
}

function accountLine({ name, displayName, role, password }: Account): string {
  return `    ${name.padEnd(11)} ${password}   ${role.padEnd(9)} ${displayName}`;
}

async function demo(ending: AbortController): Promise<void> {
  const startedAt = performance.now();
  const { signal } = ending;
  const wish = wishes();
  await buildPage(signal);
  say('making thirteen months of a company / 13 か月分の会社のデータを作成しています');
  await using running = await startDemo({ ...wish, signal });
  running.failed.catch((error: unknown) => ending.abort(error));
  const kept = wish.data === undefined ? '   (removed at the end / 終了時に削除)' : '';
  console.log(`
  kadoban demo  ${((performance.now() - startedAt) / 1000).toFixed(0)} s

  page / 画面    ${await running.login()}
                 (logs in once; another link: Ctrl-C and start again / 1 回だけ有効なログインリンク)
  data           ${running.data}${kept}

  or by name / ユーザー名とパスワード
${running.accounts.map(accountLine).join('\n')}

  Ctrl-C ends it / Ctrl-C で終了
`);
  if (!signal.aborted) await once(signal, 'abort');
  throw signal.reason;
}

await untilStopped(demo);
