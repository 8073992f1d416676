import { type Static, Type } from 'typebox';
import { degrees } from '../../incidents/priority.ts';
import type { Json } from '../../ledger/json.ts';
import { OneOf } from '../one-of.ts';
import { aboutRecord, closed, Day, defineKind, itemsMax, TargetName } from './kind.ts';

const Name = (description: string) => Type.String({ minLength: 1, maxLength: 200, description });

const schema = Type.Object(
  {
    ...aboutRecord,
    threatens: OneOf(['availability', 'continuity', 'both'], 'What would suffer.'),
    targets: Type.Optional(
      Type.Array(TargetName, {
        maxItems: itemsMax,
        description: 'What it hits. Without an agreement, only reports about one of these tell it.',
      }),
    ),
    // The three degrees that incidents have: a finer scale would look exact where people guess.
    likelihood: OneOf(degrees, 'How likely it is.'),
    impact: OneOf(degrees, 'How bad it would be.'),
    treatment: Type.Optional(
      OneOf(['avoid', 'reduce', 'transfer', 'accept'], 'What is done about it; undecided without one.'),
    ),
    measure: Type.Optional(Type.String({ maxLength: 2000, description: 'What was or will be done, in words.' })),
    acceptedBy: Type.Optional(Name('Who accepted it; needed where the treatment is accept, and only there.')),
    acceptedOn: Type.Optional(Day('When it was accepted; likewise.')),
    owner: Type.Optional(Name('Who watches it.')),
    raisedOn: Day('When it was found.'),
    reviewOn: Type.Optional(Day('When it is to be looked at again.')),
    closedOn: Type.Optional(Day('When it was no risk any more; open without one.')),
  },
  closed,
);
export type Risk = Static<typeof schema>;

/** What may come to endanger availability or continuity, and what is done about it. */
export const risk = defineKind({
  kind: 'risk',
  plural: 'risks',
  schema,
  isRecord: true,
  withTargets: ({ targets, ...body }, rename) => ({
    ...body,
    ...(targets && { targets: targets.map((id, index) => rename(id, `targets[${index}]`)) }),
  }),
  read(body) {
    const members = new Map(body.entries());
    for (const [key, value] of members) if (key.endsWith('On')) value.date();
    readAcceptance(body, members);
  },
});

/** Nobody has accepted what nobody signed for. */
function readAcceptance(body: Json, members: ReadonlyMap<string, Json>): void {
  const isAccepted = members.get('treatment')?.string() === 'accept';
  for (const key of ['acceptedBy', 'acceptedOn']) {
    const value = members.get(key);
    if (isAccepted && value === undefined) body.fail(`needs ${key} where treatment is accept`);
    if (!isAccepted) value?.fail('belongs to the treatment accept alone');
  }
}
