import './plain-numbers.ts';
import { kadoban } from '../gen/kadoban.js';
import { batchFromWire, batchToWire, nextBatchFromWire, nextBatchToWire } from './batch.ts';
import * as check from './check.ts';
import * as limits from './limits.ts';
import type { Frame } from './messages.ts';
import { ProtocolError } from './protocol-error.ts';

const wire = kadoban.v1;
type WireFrame = kadoban.v1.Frame;

/** A frame's bytes, ready for one binary WebSocket message. Bugs throw; a frame over the limit is a bug of the caller. */
export function encodeFrame(frame: Frame): Uint8Array {
  const { type, ...fields } = frame;
  if (type === 'unknown') throw new RangeError('a frame of no kind that is known');
  const bytes = wire.Frame.encode({ [type]: bodyOf(frame) ?? fields }).finish();
  if (bytes.length > limits.frameBytesMax) throw new RangeError(`a ${type} frame of ${bytes.length} bytes`);
  return bytes;
}

/** Undefined where the fields are those of the wire. */
function bodyOf(frame: Frame): unknown {
  if (frame.type === 'batch') return batchToWire(frame);
  return frame.type === 'nextBatch' ? nextBatchToWire(frame) : undefined;
}

/** Bytes from the network in, a checked frame or a `ProtocolError` out. Nothing else escapes. */
export function decodeFrame(bytes: Uint8Array): Frame {
  if (bytes.length > limits.frameBytesMax) {
    throw new ProtocolError(`a frame of ${bytes.length} bytes, more than ${limits.frameBytesMax}`);
  }
  // They would decode to a frame without anything in it, as if it came from a newer program.
  if (bytes.length === 0) throw new ProtocolError('an empty frame');
  return fromWire(decodeWire(bytes));
}

function decodeWire(bytes: Uint8Array): WireFrame {
  try {
    return wire.Frame.decode(bytes);
  } catch (error) {
    // protobufjs throws RangeError, plain Error and ProtocolError of its own for truncated or malformed bytes.
    throw new ProtocolError('not a frame of kadoban.v1', { cause: error });
  }
}

function fromWire(frame: WireFrame): Frame {
  if (frame.challenge) return challenge(frame.challenge);
  if (frame.hello) return hello(frame.hello);
  if (frame.welcome) return welcome(frame.welcome);
  if (frame.batch) return { type: 'batch', ...batchFromWire(frame.batch) };
  if (frame.nextBatch) return { type: 'nextBatch', ...nextBatchFromWire(frame.nextBatch) };
  if (frame.ack) return { type: 'ack', ...epochAck(frame.ack) };
  if (frame.throttle) return throttle(frame.throttle);
  if (frame.goodbye) return goodbye(frame.goodbye);
  if (frame.clockAsk)
    return { type: 'clockAsk', ask: check.integer(frame.clockAsk.ask, 'clockAsk.ask', 0, 0xffff_ffff) };
  if (frame.clockTold) return clockTold(frame.clockTold);
  return governing(frame);
}

/** What rules an agent, rather than what one tells. */
function governing(frame: WireFrame): Frame {
  if (frame.config) return config(frame.config);
  if (frame.configTold) return configTold(frame.configTold);
  if (frame.keyAsk) return { type: 'keyAsk' };
  if (frame.keyChange) return keyChange(frame.keyChange);
  if (frame.keyChanged) {
    return { type: 'keyChanged', publicKey: check.bytes(frame.keyChanged.publicKey, 'keyChanged.publicKey', 32) };
  }
  if (frame.signingKeys) return signingKeys(frame.signingKeys);
  if (frame.signingKeysKept) return { type: 'signingKeysKept', publicKeys: publicKeys(frame.signingKeysKept) };
  return { type: 'unknown' };
}

function challenge(frame: kadoban.v1.Challenge.$Properties): Frame {
  return {
    type: 'challenge',
    collectorId: check.name(frame.collectorId, 'challenge.collectorId'),
    nonce: check.bytes(frame.nonce, 'challenge.nonce', limits.nonceBytes),
    serverTimeMs: check.timeMs(frame.serverTimeMs, 'challenge.serverTimeMs'),
    channelBound: frame.channelBound ?? false,
  };
}

function hello(frame: kadoban.v1.Hello.$Properties): Frame {
  const { nameCharsMax } = limits;
  const localAddress = check.text(frame.localAddress, 'hello.localAddress', nameCharsMax);
  return {
    type: 'hello',
    protocolMin: check.integer(frame.protocolMin, 'hello.protocolMin', 1, 1000),
    protocolMax: check.integer(frame.protocolMax, 'hello.protocolMax', 1, 1000),
    hostId: check.name(frame.hostId, 'hello.hostId'),
    nonce: check.bytes(frame.nonce, 'hello.nonce', limits.nonceBytes),
    signature: check.bytes(frame.signature, 'hello.signature', 64),
    machineIdHash: check.bytes(frame.machineIdHash, 'hello.machineIdHash', 32),
    boot: check.name(frame.boot, 'hello.boot'),
    bootAtMs: check.timeMs(frame.bootAtMs, 'hello.bootAtMs'),
    agentStartedAtMs: check.timeMs(frame.agentStartedAtMs, 'hello.agentStartedAtMs'),
    epoch: check.integer(frame.epoch, 'hello.epoch', 1, Number.MAX_SAFE_INTEGER),
    version: check.name(frame.version, 'hello.version'),
    wallMs: check.timeMs(frame.wallMs, 'hello.wallMs'),
    monoMs: check.integer(frame.monoMs, 'hello.monoMs', 0, Number.MAX_SAFE_INTEGER),
    hostname: check.name(frame.hostname, 'hello.hostname'),
    os: check.text(frame.os, 'hello.os', nameCharsMax),
    arch: check.text(frame.arch, 'hello.arch', nameCharsMax),
    sampleEveryMs: check.integer(frame.sampleEveryMs, 'hello.sampleEveryMs', 1000, limits.pauseMsMax),
    ...(localAddress !== '' && { localAddress }),
    ...(typeof frame.wallAheadMs === 'number' && {
      wallAheadMs: check.aheadMs(frame.wallAheadMs, 'hello.wallAheadMs'),
    }),
    ...(typeof frame.configRevision === 'number' && {
      configRevision: check.integer(frame.configRevision, 'hello.configRevision', 0, Number.MAX_SAFE_INTEGER),
    }),
  };
}

function welcome(frame: kadoban.v1.Welcome.$Properties): Frame {
  const version = check.text(frame.version, 'welcome.version', limits.nameCharsMax);
  const configRevision = check.integer(frame.configRevision, 'welcome.configRevision', 0, Number.MAX_SAFE_INTEGER);
  return {
    type: 'welcome',
    protocol: check.integer(frame.protocol, 'welcome.protocol', 1, 1000),
    signature: check.bytes(frame.signature, 'welcome.signature', 64),
    acked: check.list(frame.acked, 'welcome.acked', limits.epochAcksMax).map(epochAck),
    inFlightMax: check.integer(frame.inFlightMax, 'welcome.inFlightMax', 1, limits.inFlightMax),
    serverTimeMs: check.timeMs(frame.serverTimeMs, 'welcome.serverTimeMs'),
    ...(configRevision > 0 && { configRevision }),
    ...(frame.takesNext && { takesNext: true }),
    ...(version !== '' && { version }),
  };
}

function epochAck(frame: kadoban.v1.EpochAck.$Properties) {
  return {
    epoch: check.integer(frame.epoch, 'ack.epoch', 1, Number.MAX_SAFE_INTEGER),
    seq: check.integer(frame.seq, 'ack.seq', 0, Number.MAX_SAFE_INTEGER),
  };
}

function throttle(frame: kadoban.v1.Throttle.$Properties): Frame {
  return {
    type: 'throttle',
    pauseMs: check.integer(frame.pauseMs, 'throttle.pauseMs', 0, limits.pauseMsMax),
    inFlightMax: check.integer(frame.inFlightMax, 'throttle.inFlightMax', 1, limits.inFlightMax),
  };
}

function goodbye(frame: kadoban.v1.Goodbye.$Properties): Frame {
  return {
    type: 'goodbye',
    reason: check.reason(frame.reason, 'goodbye.reason'),
    ttlMs: check.integer(frame.ttlMs, 'goodbye.ttlMs', 0, 0xffff_ffff),
  };
}

function clockTold(frame: kadoban.v1.ClockTold.$Properties): Frame {
  return {
    type: 'clockTold',
    ask: check.integer(frame.ask, 'clockTold.ask', 0, 0xffff_ffff),
    wallMs: check.timeMs(frame.wallMs, 'clockTold.wallMs'),
    wallAheadMs: check.aheadMs(frame.wallAheadMs, 'clockTold.wallAheadMs'),
  };
}

function config(frame: kadoban.v1.Config.$Properties): Frame {
  return {
    type: 'config',
    revision: check.integer(frame.revision, 'config.revision', 1, Number.MAX_SAFE_INTEGER),
    document: check.bytesUpTo(frame.document, 'config.document', limits.configBytesMax),
    signature: check.bytes(frame.signature, 'config.signature', 64),
  };
}

function configTold(frame: kadoban.v1.ConfigTold.$Properties): Frame {
  return {
    type: 'configTold',
    revision: check.integer(frame.revision, 'configTold.revision', 1, Number.MAX_SAFE_INTEGER),
    refusal: check.text(frame.refusal, 'configTold.refusal', limits.refusalCharsMax),
  };
}

function keyChange(frame: kadoban.v1.KeyChange.$Properties): Frame {
  return {
    type: 'keyChange',
    publicKey: check.bytes(frame.publicKey, 'keyChange.publicKey', 32),
    signatureByOld: check.bytes(frame.signatureByOld, 'keyChange.signatureByOld', 64),
    signatureByNew: check.bytes(frame.signatureByNew, 'keyChange.signatureByNew', 64),
  };
}

function signingKeys(frame: kadoban.v1.SigningKeys.$Properties): Frame {
  const signature = check.bytes(frame.signature, 'signingKeys.signature', 64);
  return { type: 'signingKeys', publicKeys: publicKeys(frame), signature };
}

function publicKeys(frame: { publicKeys?: Uint8Array[] | null }): Uint8Array[] {
  const keys = check.list(frame.publicKeys, 'signingKeys.publicKeys', limits.signingKeysMax);
  if (keys.length === 0) throw new ProtocolError('signingKeys.publicKeys is empty');
  return keys.map((key) => check.bytes(key, 'signingKeys.publicKeys', 32));
}
