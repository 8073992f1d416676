import { type Static, Type } from 'typebox';
import { OneOf } from '../../definitions/one-of.ts';

export const TargetItem = Type.Object({
  id: Type.String({ description: 'host:ID, check:ID/NAME or the id of a service' }),
  kind: OneOf(['service', 'host', 'check']),
  name: Type.String(),
});
export type TargetItem = Static<typeof TargetItem>;

export const TargetItems = Type.Object({ targets: Type.Array(TargetItem) });
export type TargetItems = Static<typeof TargetItems>;
