import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { isRetroactive } from '../definitions/retroactive.ts';
import type { WindowWork } from '../definitions/windows.ts';
import type { DefinitionChange, DefinitionEntry } from '../store/store.ts';
import { instant } from './answers.ts';
import type { App } from './app.ts';
import { tellEntry } from './audit-trail.ts';
import { involved } from './involved.ts';
import type { ApiParts } from './parts.ts';
import type { Person } from './person.ts';
import { problemSchemas, refuse } from './problem.ts';
import { type Saved, writeChange } from './save-definition.ts';

const Params = Type.Object({ id: Type.String({ maxLength: 80 }) });
const Reason = Type.Optional(Type.String({ maxLength: 2000, description: 'why; asked where the past changes' }));
const Approval = Type.Object({ version: Type.Integer({ description: 'that was read' }), reason: Reason }, closed());
const Work = Type.Object(
  {
    version: Type.Integer({ description: 'that was read' }),
    date: Type.Optional(Type.String({ description: 'of the window, where it recurs' })),
    step: Type.Union([Type.Literal('start'), Type.Literal('end')]),
  },
  closed(),
);
const Done = Type.Object({ version: Type.Integer() });

function closed() {
  return { additionalProperties: false } as const;
}

/** `/api/v1/maintenance/{id}/approve` and `/work`: a plan is approved by another person; its work begins and ends when somebody says so. */
export function maintenanceStepRoutes(app: App, parts: ApiParts): void {
  const { store, now } = parts;
  const schema = {
    tags: ['maintenance'],
    params: Params,
    response: { 200: Done, ...problemSchemas(400, 404, 409, 412) },
  };

  app.post('/api/v1/maintenance/:id/approve', { schema: { ...schema, body: Approval } }, async (request, reply) => {
    const found = await open(parts, request.params.id, request.body.version, reply);
    if ('sent' in found) return reply;
    const { last, history } = found;
    const { name } = request.person;
    if (involved(history).has(name)) {
      return refuse(reply, 409, 'APPROVER_INVOLVED', `${name} planned it; somebody else who may approve has to`);
    }
    const { approvedBy: _, approvedAt: __, ...body } = last.body ?? {};
    const approved = { ...body, approvedBy: name, approvedAt: instant(now()) };
    const { reason = '' } = request.body;
    const change = changeOf(last, approved, request.person, reason, now());
    if (isRetroactive(change, last) && reason.trim() === '') {
      return refuse(reply, 400, 'REASON_MISSING', 'reason: its window began before now; say why it is approved now');
    }
    return answer(await writeChange(store, change, last, now()), reply);
  });

  app.post('/api/v1/maintenance/:id/work', { schema: { ...schema, body: Work } }, async (request, reply) => {
    const { date, step, version } = request.body;
    const found = await open(parts, request.params.id, version, reply);
    if ('sent' in found) return reply;
    const { last } = found;
    if ((last.body?.recurs !== undefined) !== (date !== undefined)) {
      return refuse(reply, 400, 'REQUEST_INVALID', 'date: names the window where it recurs, and only there');
    }
    const works = (last.body?.work ?? []) as readonly WindowWork[];
    const before = works.findLast((one) => one.date === date);
    const told = step === 'start' ? startOf(before, date, request.person, now()) : endOf(before, request.person, now());
    if (typeof told === 'string') return refuse(reply, 409, 'MAINTENANCE_STATE', told);
    const work = [...works.filter((one) => one !== before), told].slice(-worksMax);
    const change = changeOf(last, { ...last.body, work }, request.person, '', now());
    return answer(await writeChange(store, change, last, now()), reply);
  });
}

/** What a definition keeps; older windows were reported long ago. */
const worksMax = 1000;

async function open({ store, filed }: ApiParts, id: string, version: number, reply: FastifyReply) {
  const history = await store.definitions.history('maintenance', id);
  const last = history.at(-1);
  if (last?.body == null) return { sent: refuse(reply, 404, 'DEFINITION_UNKNOWN', `maintenance ${id}`) };
  if (filed.has(`maintenance ${id}`)) {
    return { sent: refuse(reply, 409, 'DEFINITION_IN_FILE', 'change it in the files of --config-dir') };
  }
  if (last.version !== version) {
    return { sent: refuse(reply, 412, 'DEFINITION_CHANGED', `it is at version ${last.version}`) };
  }
  return { history, last };
}

/** It stays in force since when it was: when work begins and ends is no change of the plan. */
function changeOf(
  last: DefinitionEntry,
  body: Readonly<Record<string, unknown>>,
  { name }: Person,
  reason: string,
  atMs: number,
): Omit<DefinitionChange, 'expectedVersion'> {
  const { kind, id, effectiveFromMs } = last;
  return { kind, id, effectiveFromMs, body, author: name, reason, atMs };
}

function startOf(before: WindowWork | undefined, date: string | undefined, { name }: Person, atMs: number) {
  if (before !== undefined) return `its work began at ${before.startedAt}`;
  return { ...(date !== undefined && { date }), startedAt: instant(atMs), startedBy: name };
}

function endOf(before: WindowWork | undefined, { name }: Person, atMs: number): WindowWork | string {
  if (before === undefined) return 'its work has not begun';
  if (before.endedAt !== undefined) return `its work ended at ${before.endedAt}`;
  return { ...before, endedAt: instant(atMs), endedBy: name };
}

function answer(saved: Saved, reply: FastifyReply) {
  if (!saved.ok) return refuse(reply, saved.status, saved.code, saved.detail);
  tellEntry(reply.request, saved.entry);
  return { version: saved.entry.version };
}
