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
import { collectorAddress } from '../collector-address.ts';
import { type Io, optional, tokenText, type Values } from '../commands/command.ts';
import { addressIn, invitation } from '../enroll.ts';
import { AgentError } from '../errors.ts';
import { languageIn } from '../language.ts';
import { collectorUrl } from '../uplink/collector-url.ts';
import { enrollAs } from './enroll-as.ts';
import { installFailure, wishOf } from './refusals.ts';
import { agentService } from './service.ts';

/** Makes the program that runs a service, enrolled when a token is given. Done again it is an upgrade. */
export async function installAgent(values: Values, io: Io): Promise<void> {
  const wish = wishOf(values);
  const left = leftByPackage(agentService, wish);
  if (left !== undefined) throw new AgentError('INSTALL_REFUSED', left);
  const invited = await invitedBy(values, wish, io);
  if (io.program === undefined)
    throw new AgentError('INSTALL_REFUSED', 'this runs from source; `npm run package` makes the program to install');
  const machine = await lookAtMachine(wish.root);
  const doAll = (steps: Parameters<typeof perform>[0]) => perform(steps, machine, wish.isDryRun, io.out);
  try {
    const proxy = invited && proxyTo(invited, io);
    await doAll(installSteps(serviceBehind(proxy), { program: io.program, prefix: wish.prefix, extras: [] }));
    if (invited) await enrol({ ...invited, proxy }, wish, io);
    if (machine.hasSystemd) await doAll(unitSteps(agentService, wish.prefix));
    if (machine.isSystemdUp && values['no-start'] !== true) await doAll(startSteps(agentService));
  } catch (error) {
    throw installFailure(error);
  }
  if (!wish.isDryRun) io.out(closingWords(machine, wish, values));
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
    throw new AgentError('USAGE', '--token-file is missing; --collector goes with a token');
  }
  if (wish.root !== '/') throw new AgentError('USAGE', 'a host enrols itself: leave --token-file out with --root');
  const token = await tokenText(file, io);
  const url = optional(values, 'collector') ?? addressIn(token);
  if (url === undefined) throw new AgentError('USAGE', '--collector is missing, and the token does not tell it');
  const address = collectorUrl(url);
  if ('problem' in address) throw new AgentError('USAGE', `--collector ${url} ${address.problem}`);
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
  io: Io,
): Promise<void> {
  if (isDryRun) return io.out(`would enrol with ${url}, unless this host is enrolled`);
  const { name } = agentService;
  const [uid = -1, gid = -1] = [await idOf('/', 'passwd', name), await idOf('/', 'group', name)];
  const language = languageIn({}, io.env);
  const args = ['--lang', language, '--collector', url, '--config', configPath(agentService)];
  const { code, out, err } = await enrollAs(programPath(agentService, prefix), args, { uid, gid, token, proxy });
  if (code === 0) {
    // What is not as it should be, and kept nothing from being done, such as a clock that is off a little.
    for (const line of err.split('\n').filter((text) => text !== '')) io.err(`!          ${line}`);
    return io.out(`done       ${out}`);
  }
  if (saysEnrolled.test(err))
    return io.out('as it was  this host is enrolled and keeps its identity; the token was not used');
  throw new AgentError('INSTALL_FAILED', `the program is in place, but could not enrol: ${err}`);
}

function closingWords({ isSystemdUp, hasSystemd }: Machine, { prefix }: Wish, values: Values): string {
  const program = programPath(agentService, prefix);
  const runs = `${program} run --config ${configPath(agentService)}`;
  if (!hasSystemd) {
    return `There is no systemd here, so nothing starts the agent. Let what starts services here run:
  su -s /bin/sh -c 'exec ${runs}' ${agentService.name}`;
  }
  // Who gave a token would have been told that it did not enrol.
  const isEnrolled = values['token-file'] !== undefined;
  if (!isSystemdUp || values['no-start'] === true)
    return `The agent starts with the next boot${isEnrolled ? '' : ', once this host is enrolled'}.`;
  return isEnrolled
    ? `The agent runs. \`${agentService.name} status\` tells how it is doing, \`${agentService.name} doctor\` what is broken and what to do.`
    : `The agent runs once this host is enrolled (\`${agentService.name} enroll\`). \`journalctl -u ${agentService.name}\` shows what it says.`;
}
