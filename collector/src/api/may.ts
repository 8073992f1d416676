/** What people and API keys are here. */
export const roles = ['viewer', 'operator', 'approver', 'auditor', 'admin'] as const;

export type Role = (typeof roles)[number];

/** Everybody who sees all of it; a viewer sees only the services he is named for. */
const insiders: readonly Role[] = ['operator', 'approver', 'auditor', 'admin'];

/** What a route takes, and who has it. */
const rights = {
  /** His own session and account. */
  self: roles,
  /** To read what viewers may see too: the route itself leaves out of its answer what is not of their services. */
  see: roles,
  /** To read anything else but the audit log. */
  look: insiders,
  /** To record what happened: causes, incidents, notes, drills. */
  operate: ['operator', 'admin'],
  /** To write what another one approves of: maintenance, adjustments, reports. */
  plan: ['operator', 'approver', 'admin'],
  approve: ['approver', 'admin'],
  /** To read who changed what. */
  audit: ['auditor', 'admin'],
  /** To set up what is watched, promised and counted, and who may come in. */
  administer: ['admin'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Right = keyof typeof rights;

const dated: readonly Right[] = ['operate', 'plan', 'approve', 'administer'];
const entrance = ['/api/v1/people', '/api/v1/keys', '/api/v1/tokens'];

/** The five routes of a kind of definition. */
function definitions(plural: string, read: Right, write: Right): Readonly<Record<string, Right>> {
  return {
    [`GET /api/v1/${plural}`]: read,
    [`GET /api/v1/${plural}/:id`]: read,
    [`GET /api/v1/${plural}/:id/history`]: read === 'see' ? 'look' : read,
    [`PUT /api/v1/${plural}/:id`]: write,
    [`DELETE /api/v1/${plural}/:id`]: write,
  };
}

/**
 * Who may use which route whose door is for people. To add a route: its line here; without one it is refused to everybody. HEAD is what GET
 * is. docs/people.md tells it to people.
 */
export const may: Readonly<Record<string, Right>> = {
  'GET /api/v1/session': 'self',
  'GET /api/v1/account': 'self',
  'PUT /api/v1/account/password': 'self',
  'POST /api/v1/account/second-factor': 'self',
  'PUT /api/v1/account/second-factor': 'self',
  'DELETE /api/v1/account/second-factor': 'self',
  'DELETE /api/v1/account/sessions/:id': 'self',
  'GET /api/v1/openapi.json': 'self',

  'GET /api/v1/overview': 'see',
  'GET /api/v1/targets': 'look',
  'GET /api/v1/hosts': 'look',
  'GET /api/v1/hosts/courses': 'look',
  'GET /api/v1/hosts/days': 'look',
  'GET /api/v1/hosts/:id': 'look',
  'GET /api/v1/hosts/:id/overlays': 'look',
  'GET /api/v1/hosts/:id/spans': 'look',
  'GET /api/v1/hosts/:id/availability': 'look',
  'GET /api/v1/hosts/:id/metrics': 'look',
  'GET /api/v1/hosts/:id/inventory': 'look',
  'GET /api/v1/hosts/:id/events': 'look',
  'POST /api/v1/hosts/:id/rename': 'operate',
  'POST /api/v1/hosts/:id/tag': 'operate',
  'POST /api/v1/hosts/:id/rotate': 'operate',
  'POST /api/v1/hosts/:id/approve': 'administer',
  'POST /api/v1/hosts/:id/release': 'administer',
  'POST /api/v1/hosts/:id/revoke': 'administer',
  'POST /api/v1/hosts/:id/decommission': 'administer',
  'GET /api/v1/tokens': 'administer',
  'POST /api/v1/tokens': 'administer',
  'DELETE /api/v1/tokens/:id': 'administer',

  ...definitions('services', 'see', 'administer'),
  ...definitions('slos', 'see', 'administer'),
  ...definitions('slas', 'look', 'administer'),
  ...definitions('calendars', 'look', 'administer'),
  ...definitions('checks', 'look', 'administer'),
  ...definitions('maintenance', 'look', 'plan'),
  'GET /api/v1/maintenance-windows': 'look',
  'POST /api/v1/maintenance-windows/preview': 'plan',
  'POST /api/v1/maintenance/:id/approve': 'approve',
  'POST /api/v1/maintenance/:id/work': 'plan',
  'GET /api/v1/calendar-feed': 'self',
  'POST /api/v1/calendar-feed': 'self',
  'DELETE /api/v1/calendar-feed': 'self',
  ...definitions('adjustments', 'look', 'plan'),
  'GET /api/v1/adjustment-requests': 'look',
  'GET /api/v1/adjustment-preview': 'look',
  'POST /api/v1/adjustments/:id/approve': 'approve',
  'POST /api/v1/adjustments/:id/reject': 'approve',
  ...definitions('drills', 'look', 'operate'),
  ...definitions('suppliers', 'look', 'operate'),
  ...definitions('capacities', 'look', 'operate'),
  ...definitions('improvements', 'look', 'operate'),
  ...definitions('invocations', 'look', 'operate'),
  ...definitions('risks', 'look', 'operate'),
  ...definitions('distributions', 'look', 'operate'),
  'GET /api/v1/slos/:id/evaluation': 'see',
  'GET /api/v1/slos/:id/burn': 'see',
  'GET /api/v1/slos/:id/month': 'see',
  'GET /api/v1/slos/:id/map': 'look',
  'GET /api/v1/slos/:id/what-if': 'see',
  'GET /api/v1/slos/:id/warnings': 'look',
  'GET /api/v1/slos/:id/periods/:period/revisions': 'look',
  'GET /api/v1/slos/:id/periods/:period/revisions/:n': 'look',
  'GET /api/v1/slos/:id/periods/:period/revisions/:n/difference': 'look',
  'POST /api/v1/slos/:id/periods/:period/revisions': 'plan',

  'GET /api/v1/outages': 'see',
  'GET /api/v1/outages/csv': 'see',
  'GET /api/v1/outages/lanes': 'see',
  'GET /api/v1/outages/note': 'look',
  'GET /api/v1/outages/note/history': 'look',
  'PUT /api/v1/outages/note': 'operate',
  'GET /api/v1/incidents': 'look',
  'GET /api/v1/incidents/proposals': 'look',
  'GET /api/v1/incidents/:id': 'look',
  'GET /api/v1/incidents/:id/history': 'look',
  'GET /api/v1/incidents/:id/impact': 'look',
  'GET /api/v1/incidents/:id/evidence': 'look',
  'POST /api/v1/incidents': 'operate',
  'PATCH /api/v1/incidents/:id': 'operate',
  'POST /api/v1/incidents/:id/move': 'operate',
  'POST /api/v1/incidents/:id/notes': 'operate',
  'POST /api/v1/incidents/:id/outages': 'operate',
  'POST /api/v1/incidents/:id/merge': 'operate',

  'GET /api/v1/reports': 'see',
  'GET /api/v1/reports/months': 'see',
  'POST /api/v1/reports/verify': 'look',
  'GET /api/v1/reports/:sla/:month': 'see',
  'GET /api/v1/reports/:sla/:month/files/:format': 'see',
  'GET /api/v1/reports/:sla/:month/preview': 'see',
  'POST /api/v1/reports/:sla/:month/deliver': 'plan',
  'POST /api/v1/reports/:sla/:month/prepare': 'plan',
  'POST /api/v1/reports/:sla/:month/check': 'plan',
  'POST /api/v1/reports/:sla/:month/approve': 'approve',
  'POST /api/v1/reports/:sla/:month/finalize': 'approve',
  'POST /api/v1/reports/:sla/:month/send': 'plan',
  // Who begins an edition cannot approve of it: it must not take the right that its only approver has.
  'POST /api/v1/reports/:sla/:month/revise': 'plan',

  'GET /api/v1/people': 'audit',
  'POST /api/v1/people': 'administer',
  'PATCH /api/v1/people/:name': 'administer',
  'POST /api/v1/people/:name/reset': 'administer',
  'GET /api/v1/keys': 'audit',
  'POST /api/v1/keys': 'administer',
  'DELETE /api/v1/keys/:name': 'administer',
  'GET /api/v1/audit': 'audit',
  'GET /api/v1/audit/export': 'audit',

  'GET /api/v1/system': 'look',
  'GET /api/v1/schemas/:plural': 'look',
  'POST /api/v1/calendar-preview': 'look',
  'GET /api/v1/roots': 'look',
  'GET /api/v1/roots/:day': 'look',
  'GET /api/v1/events': 'see',
  'GET /metrics': 'look',
};

export function isRole(word: string): word is Role {
  return (roles as readonly string[]).includes(word);
}

/** Whether a role may use a route, such as `GET` and `/api/v1/hosts/:id`. */
export function mayUse(role: Role, method: string, pattern: string): boolean {
  const right = may[`${method === 'HEAD' ? 'GET' : method} ${pattern}`];
  return right !== undefined && (rights[right] as readonly Role[]).includes(role);
}

/** Whether a route changes something, as a mere question does not, that is dated by when it was said; not who may come in, which can be taken back at any time. */
export function isDated(method: string, pattern: string, isQuestion = false): boolean {
  const right = may[`${method} ${pattern}`];
  return (
    method !== 'GET' &&
    !isQuestion &&
    right !== undefined &&
    dated.includes(right) &&
    !entrance.some((path) => pattern.startsWith(path))
  );
}

/** What a role has; the page hides the rest. */
export function rightsOf(role: Role): Right[] {
  return (Object.keys(rights) as Right[]).filter((right) => (rights[right] as readonly Role[]).includes(role));
}
