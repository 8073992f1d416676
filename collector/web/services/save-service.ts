import type { Answer, Client } from '../data/client.ts';
import { saveDefinition, type Told } from '../data/definitions.ts';
import { office, officeCalendar, type ServiceForm, serviceBody, sloBody } from './service-form.ts';
import type { SaidExpression, SaidSlo } from './terms.ts';

export type ToldService = Told<SaidExpression & { readonly title?: string }>;
export type ToldSlo = Told<SaidSlo>;

/** What a save builds on, null where it is new. A save that ended half way is taken up from what it had written. */
export interface Written {
  readonly hasOffice: boolean;
  readonly service: ToldService | null;
  readonly slo: ToldSlo | null;
}

/** Writes the calendar of a template where it is missing, then the service, then its promise: each needs the one before. */
export async function saveService(
  client: Pick<Client, 'send'>,
  form: ServiceForm,
  before: Written,
  { timeZone, officeTitle }: { readonly timeZone: string; readonly officeTitle: string },
): Promise<{ readonly answer: Answer<unknown>; readonly written: Written }> {
  let written = before;
  if (form.hours === office && !written.hasOffice) {
    const answer = await saveDefinition(
      client,
      'calendars',
      office,
      { ...officeCalendar(timeZone, officeTitle) },
      null,
    );
    if (!answer.ok) return { answer, written };
    written = { ...written, hasOffice: true };
  }
  const body = serviceBody(form, { ...written.service?.definition });
  const service = await saveDefinition<ToldService['definition']>(client, 'services', form.id, body, written.service);
  if (!service.ok) return { answer: service, written };
  written = { ...written, service: service.data };
  const promise = sloBody(form, { ...written.slo?.definition }, timeZone);
  const answer = await saveDefinition(client, 'slos', written.slo?.definition.id ?? form.id, promise, written.slo);
  return { answer, written };
}
