/** One component of an iCalendar object: its properties in order, and what is inside of it. */
export interface CalendarComponent {
  readonly name: string;
  readonly properties: readonly CalendarProperty[];
  readonly components: readonly CalendarComponent[];
}

export interface CalendarProperty {
  readonly name: string;
  readonly parameters: string;
  readonly value: string;
}

const contentLine =
  /^([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"\p{Cc}]*"|[^";:,\p{Cc}]*)(?:,[^";:,\p{Cc}]*)*)*):(.*)$/su;

/** Reads an iCalendar object as strictly as RFC 5545 is written, and throws at the first thing that it forbids. Written from the RFC alone. */
export function strictCalendar(bytes: Uint8Array): CalendarComponent {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  if (!text.endsWith('\r\n')) throw new Error('the last line has no end');
  const physical = text.slice(0, -2).split('\r\n');
  for (const line of physical) {
    if (Buffer.byteLength(line) > 75) throw new Error(`a line of ${Buffer.byteLength(line)} octets: ${line}`);
    if (/[\r\n]/.test(line)) throw new Error(`a bare line break: ${JSON.stringify(line)}`);
    if (/[^\P{Cc}\t]/u.test(line)) throw new Error(`a control character: ${JSON.stringify(line)}`);
  }
  const lines: string[] = [];
  for (const line of physical) {
    if (/^[ \t]/.test(line) && lines.length > 0) lines.push(`${lines.pop()}${line.slice(1)}`);
    else lines.push(line);
  }
  const properties = lines.map((line) => {
    const [, name, parameters, value] = contentLine.exec(line) ?? [];
    if (name === undefined || value === undefined) throw new Error(`no content line: ${line}`);
    return { name: name.toUpperCase(), parameters: parameters ?? '', value };
  });
  const [calendar, rest] = component(properties);
  if (calendar.name !== 'VCALENDAR' || rest.length > 0) throw new Error('not one VCALENDAR');
  once(calendar, 'VERSION', /^2\.0$/);
  once(calendar, 'PRODID', /./);
  for (const event of calendar.components) if (event.name === 'VEVENT') checkEvent(event);
  const ids = calendar.components.map((event) => onlyValue(event, 'UID'));
  if (new Set(ids).size !== ids.length) throw new Error('two events have one UID');
  return calendar;
}

/** The only value of a property. */
export function onlyValue({ name, properties }: CalendarComponent, wanted: string): string {
  const found = properties.filter((property) => property.name === wanted);
  if (found.length !== 1) throw new Error(`${name} has ${found.length} ${wanted}`);
  return found[0]?.value ?? '';
}

/** A TEXT as people read it. */
export function textOf(value: string): string {
  if (!/^(?:[^\\;,]|\\[\\;,nN])*$/u.test(value)) throw new Error(`no TEXT: ${value}`);
  return value.replace(/\\([\\;,nN])/g, (_, one: string) => (one.toLowerCase() === 'n' ? '\n' : one));
}

function component(properties: readonly CalendarProperty[]): [CalendarComponent, readonly CalendarProperty[]] {
  const [begin, ...inside] = properties;
  if (begin?.name !== 'BEGIN') throw new Error(`expected BEGIN, found ${begin?.name}`);
  const own: CalendarProperty[] = [];
  const components: CalendarComponent[] = [];
  let rest: readonly CalendarProperty[] = inside;
  for (;;) {
    const [next, ...after] = rest;
    if (next === undefined) throw new Error(`${begin.value} does not end`);
    if (next.name === 'END') {
      if (next.value !== begin.value) throw new Error(`${begin.value} ends as ${next.value}`);
      return [{ name: begin.value, properties: own, components }, after];
    }
    if (next.name === 'BEGIN') {
      const [child, left] = component(rest);
      components.push(child);
      rest = left;
    } else {
      if (components.length > 0) throw new Error(`${next.name} stands after a component`);
      own.push(next);
      rest = after;
    }
  }
}

function checkEvent(event: CalendarComponent): void {
  once(event, 'UID', /./);
  const utc = /^\d{8}T([01]\d|2[0-3])[0-5]\d[0-5]\dZ$/;
  for (const name of ['DTSTAMP', 'DTSTART', 'DTEND']) once(event, name, utc);
  if (onlyValue(event, 'DTEND') <= onlyValue(event, 'DTSTART')) throw new Error('an event ends before it begins');
  once(event, 'STATUS', /^(TENTATIVE|CONFIRMED|CANCELLED)$/);
  once(event, 'TRANSP', /^(OPAQUE|TRANSPARENT)$/);
  for (const name of ['UID', 'SUMMARY', 'DESCRIPTION']) textOf(onlyValue(event, name));
}

function once(of: CalendarComponent, name: string, form: RegExp): void {
  if (!form.test(onlyValue(of, name))) throw new Error(`${of.name} has a wrong ${name}: ${onlyValue(of, name)}`);
}
