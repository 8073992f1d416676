import { ruled } from '@kadoban/proto/own-rule';
import type { Static } from 'typebox';
import { checkRules } from './bounds/check-rules.ts';
import { defineCheck, type Look, type Outcome, type SchemaMaker } from './check.ts';
import { caFileKey, readTrust } from './network/certificates.ts';
import { networkFailure } from './network/failure.ts';
import { Phases } from './network/phases.ts';
import { type Answer, bodyBytesMax, request } from './network/request.ts';

const config = (make: SchemaMaker) =>
  make.Object({
    url: make.Refine(
      make.String({ maxLength: 2048, description: 'Address to ask, `http://` or `https://`.' }),
      ...ruled(checkRules, (url: string) => (isHttpUrl(url) ? undefined : ['httpUrl'])),
    ),
    method: make.Enum(['GET', 'HEAD', 'OPTIONS', 'POST'], {
      default: 'GET',
      description: 'Method of the request; it has no body.',
    }),
    headers: make.Record(
      make.String({ pattern: '^[A-Za-z0-9_-]{1,64}$' }),
      // Visible ASCII, spaces and tabs: what node:http sends as it is, and no line break that would begin another header.
      make.String({ maxLength: 4096, pattern: '^[\\t\\x20-\\x7e]*$' }),
      {
        default: {},
        maxProperties: 32,
        description:
          'Headers of the request. They go to the origin of `url` only, never along with a redirect elsewhere, and are never logged.',
      },
    ),
    status: make.Array(
      make.Union([make.Integer({ minimum: 200, maximum: 599 }), make.String({ pattern: '^[2-5]xx$' })]),
      {
        default: ['2xx'],
        minItems: 1,
        maxItems: 32,
        description:
          'Accepted status codes, or classes of them like `2xx`. A redirect that is listed here is the answer, others are followed.',
      },
    ),
    maxRedirects: make.Integer({
      default: 5,
      minimum: 0,
      maximum: 20,
      description: 'Redirects to follow. The answer after them is judged; one more is down.',
    }),
    allowDowngrade: make.Boolean({ default: false, description: 'Follow redirects from https to http.' }),
    bodyContains: make.Optional(
      make.String({ minLength: 1, maxLength: 1024, description: 'Text that the first MiB of the body must contain.' }),
    ),
    bodyNotContains: make.Optional(
      make.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Text that the first MiB of the body must not contain.',
      }),
    ),
    caFile: caFileKey(make),
    certificateMinDays: make.Optional(
      make.Number({
        minimum: 0,
        maximum: 3650,
        description: 'Degraded when a certificate on the way ends sooner than this many days.',
      }),
    ),
  });

type Config = Static<ReturnType<typeof config>>;

/** Up when the URL answers as expected, after redirects, before the deadline. */
export const http = defineCheck({
  kind: 'http',
  config,
  impossible: ({ method, bodyContains, bodyNotContains }) =>
    method === 'HEAD' && (bodyContains ?? bodyNotContains) !== undefined ? ['headBody'] : undefined,
  target: ({ url }) => shown(new URL(url)),
  host: ({ url }) => new URL(url).hostname,
  async run(config, look) {
    const trust = await readTrust(config.caFile);
    if ('status' in trust) return trust;
    const url = new URL(config.url);
    return visit({ url, method: config.method, redirects: 0, certificateEndsMs: Infinity }, config, trust.ca, look);
  },
});

/** Where a look has got to. */
interface Stop {
  readonly url: URL;
  readonly method: string;
  readonly redirects: number;
  /** The earliest end of the certificates met before. */
  readonly certificateEndsMs: number;
}

/** Asks at `stop`, then where that redirects to. The timings are those of the last connection. */
async function visit(stop: Stop, config: Config, ca: string | undefined, look: Look): Promise<Outcome> {
  const phases = new Phases(stop.url.hostname, look.clock);
  const headers = stop.url.origin === new URL(config.url).origin ? config.headers : {};
  let answer: Answer;
  try {
    answer = await request({ url: stop.url, method: stop.method, headers, ca, signal: look.signal }, phases);
  } catch (error) {
    const failure = networkFailure(error, phases, look.signal);
    return { ...failure, output: `${shown(stop.url)}: ${failure.output}` };
  }
  const certificateEndsMs = Math.min(stop.certificateEndsMs, answer.certificateEndsMs ?? Infinity);
  const next = redirected({ ...stop, certificateEndsMs }, answer, config);
  if (next && 'url' in next) return visit(next, config, ca, look);
  const daysLeft = (certificateEndsMs - look.clock.wallMs()) / 86_400_000;
  const outcome = next ?? judge(answer, daysLeft, config);
  return { ...outcome, output: `${shown(stop.url)}: ${outcome.output}`, timings: phases.timings };
}

/** Where `answer` sends us, why we do not go there, or undefined when it is the last answer. */
function redirected(stop: Stop, { status, headers }: Answer, config: Config): Stop | Outcome | undefined {
  const isRedirect = [301, 302, 303, 307, 308].includes(status) && headers.location !== undefined;
  if (!isRedirect || accepts(config.status, status)) return undefined;
  if (stop.redirects >= config.maxRedirects) {
    const output = `redirects once more after ${config.maxRedirects} redirects`;
    return { status: 'down', reason: 'too-many-redirects', output };
  }
  const url = URL.parse(headers.location ?? '', stop.url);
  if (!url || !isHttpUrl(url.href)) {
    return { status: 'down', reason: 'redirect', output: 'redirects to something that is no http:// or https:// URL' };
  }
  if (stop.url.protocol === 'https:' && url.protocol === 'http:' && !config.allowDowngrade) {
    return { status: 'down', reason: 'redirect-downgrade', output: `redirects from https to ${shown(url)}` };
  }
  // As browsers do it, and RFC 9110 section 15.4 allows: only 307 and 308 keep a POST a POST.
  const becomesGet = stop.method === 'POST' && status <= 303;
  return { ...stop, url, method: becomesGet ? 'GET' : stop.method, redirects: stop.redirects + 1 };
}

function judge(answer: Answer, daysLeft: number, config: Config): Outcome {
  const said = `HTTP ${answer.status} ${answer.statusText}`.trim();
  if (!accepts(config.status, answer.status)) {
    return { status: 'down', reason: 'status', output: `${said}, not ${config.status.join(', ')}` };
  }
  const complaint = bodyComplaint(answer, config);
  if (complaint !== undefined) return { status: 'down', reason: 'body', output: `${said}, but ${complaint}` };
  if (config.certificateMinDays !== undefined && daysLeft < config.certificateMinDays) {
    const output = `${said}, but a certificate ends in ${Math.floor(daysLeft)} days`;
    return { status: 'degraded', reason: 'certificate-ends-soon', output };
  }
  return { status: 'up', output: said };
}

function accepts(statuses: Config['status'], status: number): boolean {
  return statuses.some((each) => each === status || each === `${Math.floor(status / 100)}xx`);
}

function bodyComplaint(answer: Answer, { bodyContains, bodyNotContains }: Config): string | undefined {
  if (bodyContains === undefined && bodyNotContains === undefined) return undefined;
  const encoding = answer.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') return `the body is encoded (${encoding}), although the request refused that`;
  const text = bodyText(answer);
  if (bodyContains !== undefined && !text.includes(bodyContains)) {
    return `the body${answer.bodyCut ? `'s first ${bodyBytesMax} bytes do` : ' does'} not contain the expected text`;
  }
  if (bodyNotContains !== undefined && text.includes(bodyNotContains)) return 'the body contains the forbidden text';
  return undefined;
}

/** The body in the character set that its header names; UTF-8 when it names none, or one that nobody knows. */
function bodyText({ headers, body }: Answer): string {
  const [, charset = 'utf-8'] = /charset\s*=\s*"?([^\s;"]+)/i.exec(headers['content-type'] ?? '') ?? [];
  try {
    return new TextDecoder(charset).decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}

function isHttpUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}

/** Without query and fragment: these are where secrets are. */
function shown(url: URL): string {
  return `${url.origin}${url.pathname}`;
}
