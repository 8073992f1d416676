import { billOfMaterials } from './bill-of-materials.ts';
import type { Program } from './programs.ts';
import { thirdParty } from './third-party.ts';

/** What tells what is in a binary. */
export interface Documents {
  readonly billOfMaterials: string;
  readonly thirdParty: string;
}

export async function documentsOf(program: Program, version: string, madeSeconds: number): Promise<Documents> {
  const madeAt = new Date(madeSeconds * 1000).toISOString();
  return {
    billOfMaterials: await billOfMaterials(program, version, madeAt),
    thirdParty: await thirdParty(program),
  };
}
