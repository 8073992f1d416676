import { Type } from 'typebox';
import { disorderOf, incidentSources, incidentStates, stateNeeds } from '../../incidents/incident.ts';
import { incidentIdPattern } from '../../incidents/incident-id.ts';
import { degrees, priorities } from '../../incidents/priority.ts';
import type { Json } from '../../ledger/json.ts';
import { closed, defineKind, Instant, idPattern, itemsMax, TargetName } from './kind.ts';
import { Impact, OneOf, OutageName, readResponse, responseParts, Text } from './response.ts';

const when = (description: string) => Type.Optional(Type.String({ description: `${description} RFC 3339.` }));

/** People's response to outages; see incidents/incident.ts. */
export const incident = defineKind({
  kind: 'incident',
  plural: 'incidents',
  schema: Type.Object(
    {
      title: Type.String({ minLength: 1, maxLength: 200, description: 'What happened, in a line.' }),
      state: OneOf(incidentStates, 'Where the response is.'),
      source: OneOf(incidentSources, 'How it came to be known.'),
      isPotential: Type.Optional(Type.Boolean({ description: 'Nothing was down, but might have been.' })),
      sla: Type.Optional(
        Type.String({ pattern: idPattern, description: 'Id of the agreement whose targets it is judged by.' }),
      ),
      outages: Type.Optional(
        Type.Array(OutageName, { maxItems: itemsMax, description: 'The outages that it is about.' }),
      ),
      targets: Type.Optional(
        Type.Array(TargetName, { maxItems: itemsMax, description: 'What is hit besides, or where nobody looked.' }),
      ),
      impact: Type.Optional(OneOf(degrees, 'How much is hit.')),
      urgency: Type.Optional(OneOf(degrees, 'How soon it must be mended.')),
      priority: Type.Optional(OneOf(priorities, 'Instead of what impact and urgency make of it.')),
      affected: Impact,
      owner: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'Who leads the response.' })),
      occurredAt: when('When it really began.'),
      detectedAt: Type.String({ description: 'When somebody could know of it. RFC 3339.' }),
      acknowledgedAt: when('When somebody took it.'),
      startedAt: when('When work on it began.'),
      restoredAt: when('When service was as agreed again.'),
      fixStartedAt: when('When work on the permanent action began.'),
      closedAt: when('When it was closed.'),
      ...responseParts,
      review: Type.Optional(
        Type.Object(
          {
            well: Type.Optional(Text('What went well.')),
            badly: Type.Optional(Text('What did not, and where we were only lucky.')),
            lessons: Type.Optional(Text('What is to be kept in mind.')),
          },
          { ...closed, description: 'What is learned from it once it is over.' },
        ),
      ),
      mergedInto: Type.Optional(
        Type.String({ pattern: incidentIdPattern, description: 'Id of the incident that it became part of.' }),
      ),
      note: Type.Optional(
        Type.Object(
          {
            at: Instant,
            text: Text('What happened or was done.'),
            corrects: Type.Optional(
              Type.Integer({ minimum: 1, description: 'The version whose note this one says anew; that one stays.' }),
            ),
          },
          { ...closed, description: 'What the timeline says besides the change itself.' },
        ),
      ),
    },
    closed,
  ),
  isRecord: true,
  withTargets: ({ outages, targets, ...body }, rename) => ({
    ...body,
    ...(outages && {
      outages: outages.map((one, index) => ({ ...one, target: rename(one.target, `outages[${index}].target`) })),
    }),
    ...(targets && { targets: targets.map((one, index) => rename(one, `targets[${index}]`)) }),
  }),
  read(body) {
    const members = new Map(body.entries());
    for (const one of members.get('outages')?.items() ?? []) one.members('target', 'at').at.time();
    members.get('note')?.members('at', 'text', 'corrects').at.time();
    readResponse(members);
    readTimes(members, body);
  },
});

/** A state without its time would stop no clock. */
function readTimes(members: ReadonlyMap<string, Json>, body: Json): void {
  const wrong = disorderOf((key) => members.get(key)?.time());
  if (wrong) members.get(wrong.later)?.fail(`must not be before ${wrong.earlier}`);
  const state = members.get('state')?.oneOf(...incidentStates);
  const missing = (state ? stateNeeds[state] : []).find((key) => !members.has(key));
  if (missing && !members.has('mergedInto')) body.fail(`${missing} is missing: the state is ${state}`);
}
