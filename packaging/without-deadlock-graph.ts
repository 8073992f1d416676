/** What Abseil does about an order of locks that could end in a deadlock. Node sets it to 0, nothing, but only after the first lock. */
const setting = '_ZN4absl12_GLOBAL__N_124synch_deadlock_detectionE';

/** The word as it is compiled in: end the process. */
const abort = 2;

/** Of the ELF format, for 64 bits: where fields stand, and how long entries are. */
const header = { sections: 0x28, sectionBytes: 0x3a, sectionCount: 0x3c };
const section = { type: 0x04, address: 0x10, offset: 0x18, bytes: 0x20, link: 0x28 };
const symbol = { name: 0x00, section: 0x06, value: 0x08, bytes: 24 };
const symbolTable = 2;

/**
 * Node's program for Linux, where Abseil's check of locks is off from the first lock on. Node itself turns it off a few locks later, when its graph of a
 * MiB has been made and written to, which nobody looks at ever again and which no option keeps away. Changed in place: one word. A program of
 * another format, or without that setting, stays as it is. To be given the program with its symbols.
 */
export function withoutDeadlockGraph(program: Buffer): Buffer {
  const at = program.toString('latin1', 0, 6) === '\x7fELF\x02\x01' ? offsetOf(setting, program) : undefined;
  if (at === undefined) return program;
  const word = program.readUInt32LE(at);
  if (word !== abort)
    throw new Error(`Abseil's check of locks is ${word} in this Node, not ${abort}: is it the setting?`);
  program.writeUInt32LE(0, at);
  return program;
}

/** Where in the file the variable begins whose mangled name begins so. */
function offsetOf(name: string, program: Buffer): number | undefined {
  const number = (at: number): number => Number(program.readBigUInt64LE(at));
  const sectionAt = (index: number): number =>
    number(header.sections) + index * program.readUInt16LE(header.sectionBytes);
  const all = Array.from({ length: program.readUInt16LE(header.sectionCount) }, (_, index) => sectionAt(index));
  const table = all.find((at) => program.readUInt32LE(at + section.type) === symbolTable);
  if (table === undefined) return undefined;
  const names = number(sectionAt(program.readUInt32LE(table + section.link)) + section.offset);
  const nameAt = program.indexOf(name, names) - names;
  const from = number(table + section.offset);
  for (let at = from; at < from + number(table + section.bytes); at += symbol.bytes) {
    if (program.readUInt32LE(at + symbol.name) !== nameAt) continue;
    const home = sectionAt(program.readUInt16LE(at + symbol.section));
    return number(home + section.offset) + number(at + symbol.value) - number(home + section.address);
  }
  return undefined;
}
