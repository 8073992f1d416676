import { notProtocol } from '../network/server-fault.ts';

/** An answer of SMTP: its code, and its lines without it. */
export interface SmtpReply {
  readonly code: number;
  readonly lines: readonly string[];
}

/** RFC 5321 section 4.2: every line but the last has `-` behind the code. */
export function parseSmtpReply(bytes: Buffer): { value: SmtpReply; length: number } | undefined {
  const lines: string[] = [];
  for (let at = 0; ; ) {
    const end = bytes.indexOf('\n', at);
    if (end < 0) return undefined;
    const line = bytes.toString('latin1', at, end).replace(/\r$/, '');
    const [, code, more, text = ''] = /^([2-5]\d\d)(?:([ -])(.*))?$/.exec(line) ?? [];
    if (code === undefined) throw notProtocol('SMTP', `it begins with ${line.slice(0, 40)}`);
    lines.push(text);
    at = end + 1;
    if (more !== '-') return { value: { code: Number(code), lines }, length: at };
  }
}
