import { type TSchema, Type } from 'typebox';
import { causeCategories, certainties } from '../../incidents/causes.ts';
import { impactDegrees } from '../../incidents/outage-note.ts';
import type { Json } from '../../ledger/json.ts';
import { closed, Day, Instant, TargetName } from './kind.ts';

/*
 * What notes of outages and incidents have in common: what was the cause, whom it hit, and what is done about it.
 */

export const OneOf = (choices: readonly string[], description: string) =>
  Type.Union(
    choices.map((choice) => Type.Literal(choice)),
    { description },
  );

const textCharsMax = 4000;

export const Text = (description: string) => Type.String({ minLength: 1, maxLength: textCharsMax, description });
const Name = (description: string) => Type.String({ minLength: 1, maxLength: 200, description });

/** More is no longer read by anybody in a report. */
const linesMax = 50;

const list = (item: TSchema, description: string) =>
  Type.Optional(Type.Array(item, { maxItems: linesMax, description }));

const Action = (description: string) =>
  Type.Optional(
    Type.Object(
      {
        text: Text('What is done.'),
        owner: Type.Optional(Name('Who sees to it.')),
        dueOn: Type.Optional(Day('When it is to be done.')),
        doneOn: Type.Optional(Day('When it was done.')),
      },
      { ...closed, description },
    ),
  );

export const Impact = Type.Optional(
  Type.Object(
    {
      text: Type.Optional(Text('What did not work, and for whom.')),
      usersAffected: Type.Optional(Type.Integer({ minimum: 0, description: 'How many people.' })),
      degree: Type.Optional(OneOf(impactDegrees, 'How much of the service it took away.')),
    },
    { ...closed, description: 'Whom it hit, and how.' },
  ),
);

/** Of both kinds. */
export const responseParts = {
  cause: Type.Optional(
    Type.Object(
      {
        category: OneOf(causeCategories, 'What it is counted under.'),
        text: Text('What happened.'),
        certainty: OneOf(certainties, 'Whether that is known or only likely.'),
      },
      { ...closed, description: 'Why it happened.' },
    ),
  ),
  interim: Action('What brought the service back.'),
  permanent: Action('What keeps it from happening again.'),
  waived: Type.Optional(Text('Why nothing permanent is done.')),
  decisions: list(Text('What was decided.'), 'What was decided about it, in order.'),
  links: list(
    Type.Object(
      {
        title: Name('What it is, such as the number of a ticket.'),
        // A page follows them: nothing but addresses of the web.
        url: Type.String({ maxLength: 2000, pattern: '^https?://', description: 'Where it is.' }),
      },
      closed,
    ),
    'Tickets and documents elsewhere.',
  ),
};

export const OutageName = Type.Object(
  { target: TargetName, at: Instant },
  { ...closed, description: 'A target, and an instant within its outage.' },
);

/** Refuses days that there are not. */
export function readResponse(members: ReadonlyMap<string, Json>): void {
  for (const key of ['interim', 'permanent']) {
    for (const [name, value] of members.get(key)?.entries() ?? []) if (name.endsWith('On')) value.date();
  }
}
