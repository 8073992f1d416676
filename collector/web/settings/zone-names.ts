/** Every zone that the browser knows, to choose from. */
export function zoneNames(): { readonly id: string; readonly title: string }[] {
  return [...Intl.supportedValuesOf('timeZone'), 'UTC'].map((id) => ({ id, title: id }));
}
