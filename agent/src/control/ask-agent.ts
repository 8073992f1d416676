import { connect } from 'node:net';
import { join } from 'node:path';
import { AgentError } from '../errors.ts';
import { socketName } from './open-control.ts';
import { lineBytesMax, type Request } from './request.ts';

/** An agent answers at once; one that stands still does not. */
const answerMs = 5000;

/** Tells the agent that runs on `stateDir` something, and resolves when it has taken it. */
export async function askAgent(stateDir: string, request: Request): Promise<void> {
  const socket = connect({ path: join(stateDir, socketName) });
  socket.setTimeout(answerMs, () =>
    socket.destroy(new AgentError('NOT_RUNNING', ['silent', answerMs / 1000, stateDir])),
  );
  let answer = '';
  try {
    socket.write(`${JSON.stringify(request)}\n`);
    for await (const chunk of socket.setEncoding('utf8')) {
      answer += chunk;
      if (answer.length > lineBytesMax) break;
    }
  } catch (error) {
    if (error instanceof AgentError) throw error;
    throw new AgentError('NOT_RUNNING', ['notAsked', (error as Error).message, stateDir], { cause: error });
  }
  if (answer !== 'ok\n') throw new AgentError('NOT_RUNNING', ['otherVersion']);
}
