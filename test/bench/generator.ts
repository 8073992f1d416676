/*
 * Plays thousands of agents in one process, for ingest.ts, which gives it orders.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { createSecureContext } from 'node:tls';
import { AgentFrames } from './agent-frames.ts';
import { Latencies } from './latencies.ts';
import { type Crowd, LoadAgent } from './load-agent.ts';
import { type LinkCounts, type LoadLink, loadDialer } from './load-link.ts';
import type { Answer, Look, Order, Part } from './load-messages.ts';

/** Agents come from so many addresses: one has ports for 28,000 connections, and those that ended hold theirs for a minute. */
const localAddresses = 8;

/** How often it is looked whose turn it is. */
const turnEveryMs = 5;

function generate(part: Part) {
  const lateness = new Latencies();
  const counts = { batches: 0, observations: 0, sessions: 0, forgotten: 0, sentAgain: 0 };
  const linkCounts: LinkCounts = { closings: new Map(), throttles: 0 };
  const links = new Set<LoadLink>();
  const crowd: Crowd = { ...part, frames: new AgentFrames(), acks: new Latencies(), makes: true, counts };
  const agents: LoadAgent[] = [];
  const numberOf = (index: number) => part.fromAgent + index * part.step;
  const secureContext = part.pin === undefined ? undefined : createSecureContext({ minVersion: 'TLSv1.3' });
  void dial(part, agents, (index) => {
    const localAddress = `127.0.0.${2 + (index % localAddresses)}`;
    const line = { port: part.port, secureContext, localAddress };
    return new LoadAgent(numberOf(index), crowd, loadDialer(line, linkCounts, links));
  });
  if (part.backlogFromMs === undefined) void sample(part, agents, lateness);

  return {
    look(): Look {
      const open = agents.reduce((sum, agent) => sum + Number(agent.isOpen), 0);
      const told = { open, ...counts, ...linkCounts, closings: new Map(linkCounts.closings) };
      const times = { acks: copyAndClear(crowd.acks), lateness: copyAndClear(lateness) };
      Object.assign(counts, { batches: 0, observations: 0, sessions: 0, forgotten: 0, sentAgain: 0 });
      linkCounts.throttles = 0;
      linkCounts.closings.clear();
      return { ...told, ...times };
    },
    cut(): void {
      for (const link of [...links]) link.cut();
    },
    async drain(withinMs: number): Promise<Answer> {
      crowd.makes = false;
      const endMs = performance.now() + withinMs;
      while (agents.some((agent) => !agent.isEmpty) && performance.now() < endMs) await pause(100);
      const left = agents.reduce((sum, agent) => sum + Number(!agent.isEmpty), 0);
      return { type: 'drained', left, accounts: agents.map((agent, index) => [numberOf(index), agent.account]) };
    },
  };
}

function copyAndClear(latencies: Latencies): Pick<Latencies, 'counts' | 'maxMs'> {
  const copy = { counts: latencies.counts.slice(), maxMs: latencies.maxMs };
  latencies.counts.fill(0);
  latencies.maxMs = 0;
  return copy;
}

/** Agents that are started one after the other; from then on each connects by itself. */
async function dial(part: Part, agents: LoadAgent[], start: (index: number) => LoadAgent): Promise<void> {
  const beginMs = performance.now();
  while (agents.length < part.count) {
    const dueCount = Math.min(part.count, ((performance.now() - beginMs) / 1000) * part.dialsPerSecond);
    while (agents.length < dueCount) agents.push(start(agents.length));
    await pause(turnEveryMs);
  }
}

/** Every agent once an interval, at a moment of its own. */
async function sample(part: Part, agents: readonly LoadAgent[], lateness: Latencies): Promise<void> {
  const beginMs = performance.now();
  for (let turn = 0; ; ) {
    for (; ; turn++) {
      const dueMs = beginMs + (turn * part.intervalMs) / part.count;
      const nowMs = performance.now();
      if (dueMs > nowMs) break;
      lateness.add(nowMs - dueMs);
      agents[turn % part.count]?.sample(Date.now());
    }
    await pause(turnEveryMs);
  }
}

function main(): void {
  let generator: ReturnType<typeof generate> | undefined;
  const answer = (told: Answer) => process.send?.(told);
  process.on('message', async (order: Order) => {
    if (order.type === 'start') generator = generate(order.part);
    else if (!generator) throw new Error('not started');
    else if (order.type === 'cut') generator.cut();
    else if (order.type === 'look') answer({ type: 'look', ...generator.look() });
    else answer(await generator.drain(order.withinMs));
  });
  // Whoever gave the orders is gone.
  process.on('disconnect', () => process.exit());
}

main();
