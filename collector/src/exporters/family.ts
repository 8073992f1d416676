/** A family of Prometheus' text format: its name, its help, and what stands behind the name in each line. A gauge where nothing else is said. */
export type Family = readonly [name: string, help: string, lines: readonly string[], type?: 'gauge' | 'counter'];

export function familyText([name, help, lines, type = 'gauge']: Family): string {
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.map((line) => `${name}${line}\n`).join('')}`;
}

/** A label's value. */
export function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
