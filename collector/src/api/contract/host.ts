import { type Static, type TSchema, Type } from 'typebox';

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Instant = Type.String({ format: 'date-time', description: 'RFC 3339, UTC, milliseconds' });
const Percents = Type.Array(nullable(Type.Number({ minimum: 0, maximum: 100 })), {
  description: 'percent, one for each step; null where nothing was measured',
});

export const HostCourses = Type.Object({
  first: Type.String({ format: 'date-time', description: 'start of the first step' }),
  stepMs: Type.Integer(),
  hosts: Type.Array(Type.Object({ id: Type.String(), cpu: Percents, memory: Percents, disk: Percents }), {
    description: 'by name',
  }),
  next: nullable(Type.String({ description: '`after` of the next page; null: this is the last' })),
});
export type HostCourses = Static<typeof HostCourses>;

export const HostOverlays = Type.Object({
  maintenance: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      from: Instant,
      to: Type.String({ format: 'date-time', description: 'of one that was called off: when it was' }),
      approved: Type.Boolean({ description: 'without it it is only a plan, and counts for nothing' }),
    }),
    { description: 'that name the host or one of its checks' },
  ),
  closed: Type.Array(Type.Object({ from: Instant, to: Instant }), {
    description:
      'outside of the service hours of every objective that stands on the host; none where one is round the clock',
  }),
});
export type HostOverlays = Static<typeof HostOverlays>;
