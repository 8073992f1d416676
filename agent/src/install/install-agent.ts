import { idOf, lookAtMachine, type Machine } from '@kadoban/proto/install/machine';
import { perform } from '@kadoban/proto/install/perform';
import {
  configPath,
  installSteps,
  programPath,
  type Service,
  startSteps,
  unitSteps,
} from '@kadoban/proto/install/service';
import { leftByPackage, type Wish } from '@kadoban/proto/install/wish';
import type { Language } from '@kadoban/proto/language';
import { collectorAddress } from '../collector-address.ts';
import { type Io, optional, tokenText, type Values } from '../commands/command.ts';
import { addressIn, invitation } from '../enroll.ts';
import { AgentError } from '../errors.ts';
import { languageIn } from '../language.ts';
import { collectorUrl } from '../uplink/collector-url.ts';
import { enrollAs } from './enroll-as.ts';
import { type InstallWords, installWords } from './install-words.ts';
import { installFailure, wishOf } from './refusals.ts';
import { agentService } from './service.ts';

/** Makes the program that runs a service, enrolled when a token is given. Done again it is an upgrade. */
export async function installAgent(values: Values, io: Io): Promise<void> {
  const wish = wishOf(values);
  const left = leftByPackage(agentService, wish);
  if (left !== undefined) throw new AgentError('INSTALL_REFUSED', ['refused', left]);
  const invited = await invitedBy(values, wish, io);
  if (io.program === undefined) throw new AgentError('INSTALL_REFUSED', ['nothingToInstall']);
  const language = languageIn(values, io.env);
  const words = installWords[language];
  const machine = await lookAtMachine(wish.root);
  const doAll = (steps: Parameters<typeof perform>[0]) =>
    perform(steps, machine, wish.isDryRun, { words: words.steps, say: io.out });
  try {
    const proxy = invited && proxyTo(invited, io);
    await doAll(installSteps(serviceBehind(proxy), { program: io.program, prefix: wish.prefix, extras: [] }));
    if (invited) await enrol({ ...invited, proxy }, wish, language, io);
    if (machine.hasSystemd) await doAll(unitSteps(agentService, wish.prefix));
    if (machine.isSystemdUp && values['no-start'] !== true) await doAll(startSteps(agentService));
  } catch (error) {
    throw installFailure(error);
  }
  if (!wish.isDryRun) io.out(closingWords(machine, wish, values, words));
}

interface Invited {
  readonly url: string;
  readonly token: string;
}

/** Looks at the token before anything is done. */
async function invitedBy(values: Values, wish: Wish, io: Io): Promise<Invited | undefined> {
  const file = optional(values, 'token-file');
  if (file === undefined) {
    if (values.collector === undefined) return undefined;
    throw new AgentError('USAGE', ['noTokenFile']);
  }
  if (wish.root !== '/') throw new AgentError('USAGE', ['tokenForTree']);
  const token = await tokenText(file, io);
  const url = optional(values, 'collector') ?? addressIn(token);
  if (url === undefined) throw new AgentError('USAGE', ['collectorUnsaid']);
  const address = collectorUrl(url);
  if ('problem' in address) throw new AgentError('USAGE', ['collectorOption', url, address.problem]);
  invitation(address.url, token);
  return { url: address.url, token };
}

/** The proxy that the environment of whoever installs names, as it is written there. The service will not have that environment. */
function proxyTo({ url }: Invited, { env }: Io): string | undefined {
  const { proxy, proxySaidBy: saidBy } = collectorAddress({ collector: url }, undefined, env);
  return proxy && saidBy !== undefined ? env[saidBy] : undefined;
}

/** What is written where there is no configuration yet; people's own stays as it is. */
function serviceBehind(proxy: string | undefined): Service {
  if (proxy === undefined) return agentService;
  return { ...agentService, configText: `${agentService.configText}\nproxy: ${JSON.stringify(proxy)}\n` };
}

/** Of a host that has an identity; an agent that runs has one. */
const saysEnrolled = /^(ALREADY_ENROLLED|ALREADY_RUNNING): /;

async function enrol(
  { url, token, proxy }: Invited & { readonly proxy: string | undefined },
  { prefix, isDryRun }: Wish,
  language: Language,
  io: Io,
): Promise<void> {
  const { steps, ...words } = installWords[language];
  if (isDryRun) return io.out(steps.would(words.enrolling(url)));
  const { name } = agentService;
  const [uid = -1, gid = -1] = [await idOf('/', 'passwd', name), await idOf('/', 'group', name)];
  const args = ['--lang', language, '--collector', url, '--config', configPath(agentService)];
  const { code, out, err } = await enrollAs(programPath(agentService, prefix), args, { uid, gid, token, proxy });
  if (code === 0) {
    // What is not as it should be, and kept nothing from being done, such as a clock that is off a little.
    for (const line of err.split('\n').filter((text) => text !== '')) io.err(`!          ${line}`);
    return io.out(steps.done(out));
  }
  if (saysEnrolled.test(err)) return io.out(steps.asItWas(words.enrolledBefore));
  throw new AgentError('INSTALL_FAILED', ['notEnrolled', err]);
}

function closingWords(
  { isSystemdUp, hasSystemd }: Machine,
  { prefix }: Wish,
  values: Values,
  words: InstallWords,
): string {
  const { name } = agentService;
  const command = `${programPath(agentService, prefix)} run --config ${configPath(agentService)}`;
  if (!hasSystemd) return words.unmanaged(name, command);
  // Who gave a token would have been told that it did not enrol.
  const isEnrolled = values['token-file'] !== undefined;
  if (!isSystemdUp || values['no-start'] === true) return isEnrolled ? words.startsAtBoot : words.startsOnceEnrolled;
  return isEnrolled ? words.runs(name) : words.runsOnceEnrolled(name);
}
