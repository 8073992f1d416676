import { type Static, Type } from 'typebox';

export const TargetItem = Type.Object({
  id: Type.String({ description: 'host:ID, check:ID/NAME or the id of a service' }),
  kind: Type.Unsafe<'service' | 'host' | 'check'>(
    Type.Union(['service', 'host', 'check'].map((kind) => Type.Literal(kind))),
  ),
  name: Type.String(),
});
export type TargetItem = Static<typeof TargetItem>;

export const TargetItems = Type.Object({ targets: Type.Array(TargetItem) });
export type TargetItems = Static<typeof TargetItems>;
