import { priorities } from '../incidents/priority.ts';
import type { Json } from '../ledger/json.ts';

/** Refuses what an agreement cannot mean, each where it says so. Versions that were agreed before this was refused stay as they are. */
export function refuseContradictions(agreement: Json): void {
  const members = new Map(agreement.entries());
  const targets = new Map(members.get('incidents')?.entries() ?? []).get('targets');
  if (targets) refuseOddTargets(targets);
  for (const count of members.get('counts')?.items() ?? []) {
    const { of, priority } = Object.fromEntries(count.entries());
    if (of?.string() === 'outages' && priority)
      priority.fail('means nothing for outages, which have none: leave it out, or count incidents');
  }
  for (const list of ['reviewers', 'recipients'])
    for (const mailbox of members.get(list)?.items() ?? []) refuseLines(new Map(mailbox.entries()).get('name'));
}

/** A name stands in the header of a mail, which ends with its line. */
function refuseLines(name: Json | undefined): void {
  if (name && /\p{Cc}/u.test(name.string()))
    name.fail('must be one line without control characters: mails are addressed with it');
}

/** What is promised of one clock, and for which priority. */
interface Said {
  readonly of: string;
  readonly text: string;
  readonly ms: number;
}

const clocks = ['respond', 'resolve'] as const;

/** In the order of urgency: nothing is resolved before it is answered, and what is less urgent has no less time. */
function refuseOddTargets(targets: Json): void {
  const byPriority = new Map(targets.entries());
  const above = new Map<string, Said>();
  for (const of of priorities) {
    const target = new Map(byPriority.get(of)?.entries() ?? []);
    const respond = target.get('respond');
    const resolve = target.get('resolve');
    if (respond && resolve && resolve.duration() < respond.duration())
      resolve.fail(
        `is shorter than respond (${respond.string()}), and nothing is resolved before it is answered; raise it`,
      );
    for (const clock of clocks) {
      const now = target.get(clock);
      if (!now) continue;
      const more = above.get(clock);
      if (more && now.duration() < more.ms)
        now.fail(
          `is shorter than ${clock} of ${more.of} (${more.text}), which is more urgent; raise it, or lower that`,
        );
      above.set(clock, { of, text: now.string(), ms: now.duration() });
    }
  }
}
