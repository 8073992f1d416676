import { messageOr, reasonText, type Translate } from '../i18n/translate.ts';

/** Events whose detail is why an agent left. */
const farewells: ReadonlySet<string> = new Set(['agent-stopped', 'goodbye']);

/** What happened. An event that the page does not know is shown as it is. */
export function eventLabel(t: Translate, event: string): string {
  return messageOr(t, `event.${event}`, event);
}

/** What is told of it besides. The id of a boot says nothing to people. */
export function eventDetail(t: Translate, event: string, detail: string): string {
  if (event === 'host-shutdown') return '';
  if (event === 'evidence-lost') return reasonText(t, detail);
  return farewells.has(event) ? messageOr(t, `farewell.${detail}`, detail) : detail;
}
