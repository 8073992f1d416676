import { execFileSync } from 'node:child_process';
import { packageName } from './lockfile.ts';
import type { Program } from './programs.ts';
import { shipped } from './shipped.ts';
import { root } from './targets.ts';

/** The part of CycloneDX that we touch. */
interface Bill {
  metadata: { timestamp: string; component: object; [other: string]: unknown };
  components: { 'bom-ref': string; name: string; version: string; scope?: string; properties?: unknown }[];
  dependencies: { ref: string; dependsOn: string[] }[];
}

/** What is in a binary, as CycloneDX (JSON): npm's own bill of the lockfile, without what only makes or tests it, and with Node. */
export async function billOfMaterials(program: Program, version: string, madeAt: string): Promise<string> {
  const npm = ['sbom', '--no-update-notifier', '--sbom-format=cyclonedx', '--package-lock-only'];
  const bill: Bill = JSON.parse(execFileSync('npm', npm, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }));
  const inside = new Set([...(await shipped(program))].map(([path, entry]) => `${packageName(path)}@${entry.version}`));
  const node = { 'bom-ref': `node@${process.versions.node}`, name: 'node', version: process.versions.node };
  const components = [
    { ...node, type: 'platform', purl: `pkg:generic/node@${node.version}` },
    // What npm calls optional or for development is here because it is in the binary.
    ...bill.components
      .filter((one) => inside.has(`${one.name}@${one.version}`))
      .map(({ scope, properties, ...one }) => ({ ...one, scope: 'required' })),
  ];
  const refs = new Set(components.map((one) => one['bom-ref']));
  const self = `${program.name}@${version}`;
  const dependencies = [
    { ref: self, dependsOn: [...refs] },
    ...bill.dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) })),
  ];
  const component = { 'bom-ref': self, type: 'application', name: program.name, version };
  const metadata = { ...bill.metadata, timestamp: madeAt, component };
  return `${JSON.stringify({ ...bill, metadata, components, dependencies }, null, 2)}\n`;
}
