import { CollectorError } from '../errors.ts';
import { agentFilesIn } from '../install/agent-files.ts';
import { installLine } from '../install/install-line.ts';
import { newToken, tokenId, tokenMinutes, tokenMinutesMax, tokenUsesMax } from '../new-token.ts';
import { readRanges } from '../store/address-range.ts';
import type { EnrolmentToken } from '../store/token-store.ts';
import { cliEvent } from './cli-event.ts';
import { type Command, optional, required, type Values } from './command.ts';
import { commandWords } from './command-words.ts';
import { openExisting } from './data.ts';
import { type Endpoint, readEndpoint } from './endpoint.ts';
import { readTags } from './tags-option.ts';

export const tokenCreate: Command = {
  name: 'token create',
  summary:
    'Prints an enrolment token for one agent, with --install a line that installs one; it works once, for 30 minutes, unless you say otherwise.',
  usage:
    '--data DIR [--install] [--label TEXT] [--uses N] [--minutes N] [--tags A,B] [--from RANGES] [--approval | --no-approval]',
  options: {
    data: { type: 'string' },
    install: { type: 'boolean' },
    label: { type: 'string' },
    uses: { type: 'string' },
    minutes: { type: 'string' },
    tags: { type: 'string' },
    from: { type: 'string' },
    approval: { type: 'boolean' },
    'no-approval': { type: 'boolean' },
  },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const uses = integerOption(optional(values, 'uses') ?? '1', 'uses', tokenUsesMax);
    const minutes = integerOption(optional(values, 'minutes') ?? String(tokenMinutes), 'minutes', tokenMinutesMax);
    const { data, store } = await openExisting(required(values, 'data'));
    await using _open = store;
    const endpoint = await readEndpoint(data);
    const isInstall = values.install === true;
    const reached = isInstall ? await handsOutAgents(endpoint) : endpoint;
    const needsApproval = approvalOf(values);
    const wish = {
      label: optional(values, 'label') ?? '',
      uses,
      minutes,
      tags: readTags((optional(values, 'tags') ?? '').split(',').filter((tag) => tag !== '')),
      ...(needsApproval !== undefined && { needsApproval }),
      ...fromOption(optional(values, 'from')),
    };
    const { secret, text, token } = newToken(wish, io.now(), endpoint, isInstall ? 'link' : 'token');
    await store.tokens.add(token);
    const after = { kind: token.kind, ...wish };
    await store.audit.append(cliEvent(io, 'token.add', `token:${tokenId(token)}`, { after }));
    io.out(isInstall && reached ? installLine(reached, secret) : text);
    return 0;
  },
};

/** The collector, when a script of it has something to install. */
async function handsOutAgents(endpoint: Endpoint | undefined): Promise<Endpoint> {
  if (!endpoint) throw new CollectorError('USAGE', ['neverServed']);
  if ((await agentFilesIn(endpoint.agentsDir)).length > 0) return endpoint;
  throw new CollectorError('AGENTS_MISSING', endpoint.agentsDir);
}

export const tokenList: Command = {
  name: 'token list',
  summary: 'Lists the enrolment tokens, each with the id that takes it back.',
  usage: '--data DIR',
  options: { data: { type: 'string' } },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const { store } = await openExisting(required(values, 'data'));
    await using _open = store;
    const words = commandWords[io.language];
    for (const token of await store.tokens.list()) {
      const { kind, uses, usesMax, expiresMs, label, tags = [], needsApproval, replaces, from } = token;
      const bound = [replaces ? words.replaces(replaces) : '', from ? words.comesFrom(from.join(' ')) : ''];
      const made = kind === 'link' ? words.installLink : kind === 'script' ? words.installScript : '';
      const terms = [made, needsApproval ? words.approval : '', ...bound, ...tags].filter((term) => term !== '');
      const until = Temporal.Instant.fromEpochMilliseconds(expiresMs).toString({ smallestUnit: 'second' });
      io.out([tokenId(token), `${uses}/${usesMax}`, until, terms.join(','), label].join('\t').trimEnd());
    }
    return 0;
  },
};

export const tokenRevoke: Command = {
  name: 'token revoke',
  summary: 'Makes an enrolment token useless at once; its hosts stay.',
  usage: '--data DIR ID',
  options: { data: { type: 'string' } },
  positionals: { min: 1, max: 1 },
  async run(values, [id = ''], io) {
    const { store } = await openExisting(required(values, 'data'));
    await using _open = store;
    const token = (await store.tokens.list()).find((one) => tokenId(one) === id);
    if (!token || !(await store.tokens.revoke(token.hash))) throw new CollectorError('TOKEN_UNKNOWN', id);
    await store.audit.append(cliEvent(io, 'token.revoke', `token:${id}`, { before: { label: token.label } }));
    io.out(commandWords[io.language].revoked(id));
    return 0;
  },
};

/** Where the token's hosts come from, when that is said. */
function fromOption(text: string | undefined): Pick<EnrolmentToken, 'from'> {
  if (text === undefined) return {};
  const ranges = readRanges(text.split(','));
  if ('problem' in ranges) throw new CollectorError('USAGE', `--from: ${ranges.problem}`);
  return ranges;
}

function approvalOf(values: Values): boolean | undefined {
  if (values.approval === true && values['no-approval'] === true) throw new CollectorError('USAGE', ['approvals']);
  if (values.approval === true) return true;
  return values['no-approval'] === true ? false : undefined;
}

function integerOption(text: string, option: string, max: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > max) {
    throw new CollectorError('USAGE', ['integer', option, text, max]);
  }
  return value;
}
