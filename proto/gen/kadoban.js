/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["default"] || ($protobuf.roots["default"] = {});

export const kadoban = $root.kadoban = (() => {

    /**
     * Namespace kadoban.
     * @exports kadoban
     * @namespace
     */
    const kadoban = {};

    kadoban.v1 = (function() {

        /**
         * Namespace v1.
         * @memberof kadoban
         * @namespace
         */
        const v1 = {};

        v1.Frame = (function() {

            /**
             * Properties of a Frame.
             * @typedef {Object} kadoban.v1.Frame.$Properties
             * @property {kadoban.v1.Challenge.$Properties|null} [challenge] Frame challenge
             * @property {kadoban.v1.Hello.$Properties|null} [hello] Frame hello
             * @property {kadoban.v1.Welcome.$Properties|null} [welcome] Frame welcome
             * @property {kadoban.v1.Batch.$Properties|null} [batch] Frame batch
             * @property {kadoban.v1.Ack.$Properties|null} [ack] Frame ack
             * @property {kadoban.v1.Throttle.$Properties|null} [throttle] Frame throttle
             * @property {kadoban.v1.Goodbye.$Properties|null} [goodbye] Frame goodbye
             * @property {kadoban.v1.ClockAsk.$Properties|null} [clockAsk] Frame clockAsk
             * @property {kadoban.v1.ClockTold.$Properties|null} [clockTold] Frame clockTold
             * @property {kadoban.v1.Config.$Properties|null} [config] Frame config
             * @property {kadoban.v1.ConfigTold.$Properties|null} [configTold] Frame configTold
             * @property {kadoban.v1.KeyAsk.$Properties|null} [keyAsk] Frame keyAsk
             * @property {kadoban.v1.KeyChange.$Properties|null} [keyChange] Frame keyChange
             * @property {kadoban.v1.KeyChanged.$Properties|null} [keyChanged] Frame keyChanged
             * @property {kadoban.v1.NextBatch.$Properties|null} [nextBatch] Frame nextBatch
             * @property {kadoban.v1.SigningKeys.$Properties|null} [signingKeys] Frame signingKeys
             * @property {kadoban.v1.SigningKeysKept.$Properties|null} [signingKeysKept] Frame signingKeysKept
             * @property {"challenge"|"hello"|"welcome"|"batch"|"ack"|"throttle"|"goodbye"|"clockAsk"|"clockTold"|"config"|"configTold"|"keyAsk"|"keyChange"|"keyChanged"|"nextBatch"|"signingKeys"|"signingKeysKept"} [kind] Frame kind
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Frame.
             * @memberof kadoban.v1
             * @interface IFrame
             * @augments kadoban.v1.Frame.$Properties
             * @deprecated Use kadoban.v1.Frame.$Properties instead.
             */

            /**
             * Narrowed shape of a Frame.
             * @typedef {{
             *   challenge?: kadoban.v1.Challenge.$Shape|null;
             *   hello?: kadoban.v1.Hello.$Shape|null;
             *   welcome?: kadoban.v1.Welcome.$Shape|null;
             *   batch?: kadoban.v1.Batch.$Shape|null;
             *   ack?: kadoban.v1.Ack.$Shape|null;
             *   throttle?: kadoban.v1.Throttle.$Shape|null;
             *   goodbye?: kadoban.v1.Goodbye.$Shape|null;
             *   clockAsk?: kadoban.v1.ClockAsk.$Shape|null;
             *   clockTold?: kadoban.v1.ClockTold.$Shape|null;
             *   config?: kadoban.v1.Config.$Shape|null;
             *   configTold?: kadoban.v1.ConfigTold.$Shape|null;
             *   keyAsk?: kadoban.v1.KeyAsk.$Shape|null;
             *   keyChange?: kadoban.v1.KeyChange.$Shape|null;
             *   keyChanged?: kadoban.v1.KeyChanged.$Shape|null;
             *   nextBatch?: kadoban.v1.NextBatch.$Shape|null;
             *   signingKeys?: kadoban.v1.SigningKeys.$Shape|null;
             *   signingKeysKept?: kadoban.v1.SigningKeysKept.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ kind?: undefined; challenge?: null; hello?: null; welcome?: null; batch?: null; ack?: null; throttle?: null; goodbye?: null; clockAsk?: null; clockTold?: null; config?: null; configTold?: null; keyAsk?: null; keyChange?: null; keyChanged?: null; nextBatch?: null; signingKeys?: null; signingKeysKept?: null }|{ kind?: "challenge"; challenge: kadoban.v1.Challenge.$Shape; hello?: null; welcome?: null; batch?: null; ack?: null; throttle?: null; goodbye?: null; clockAsk?: null; clockTold?: null; config?: null; configTold?: null; keyAsk?: null; keyChange?: null; keyChanged?: null; nextBatch?: null; signingKeys?: null; signingKeysKept?: null }|{ kind?: "hello"; challenge?: null; hello: kadoban.v1.Hello.$Shape; welcome?: null; batch?: null; ack?: null; throttle?: null; goodbye?: null; clockAsk?: null; clockTold?: null; config?: null; configTold?: null; keyAsk?: null; keyChange?: null; keyChanged?: null; nextBatch?: null; signingKeys?: null; signingKeysKept?: null }|{ kind?: "welcome"; challenge?: null; hello?: null; welcome: kadoban.v1.Welcome.$Shape; batch?: null; ack?: null; throttle?: null; goodbye?: null; clockAsk?: null; clockTold?: null; config?: null; configTold?: null; keyAsk?: null; keyChange?: null; keyChanged?: null; nextBatch?: null; signingKeys?: null; signingKeysKept?: null }|{ kind?: "batch"; challenge?: null; hello?: null; welcome?: null; batch: kadoban.v1.Batch.$Shape; ack?: null; throttle?: null; goodbye?: null; clockAsk?: null; clockTold?: null; config?: null; configTold?: null; keyAsk?: null; keyChange?: null; keyChanged?: null; nextBatch?: null; signingKeys?: null; signingKeysKept?: null }|{ kind?: "ack"; challenge?: null; hello?: null; welcome?: null; batch?: null; ack: kadoban.v1.Ack.$Shape; throttle?: null; goodbye?: null; clockAsk?: null; clockTold?: null; config?: null; configTold?: null; keyAsk?: null; keyChange?: null; keyChanged?: null; nextBatch?: null; signingKeys?: null; signingKeysKept?: null }|{ kind?: "throttle"; challenge?: null; hello?: null; welcome?: null; batch?: null; ack?: null; throttle: kadoban.v1.Throttle.$Shape; goodbye?: null; clockAsk?: null; clockTold?: null; config?: null; configTold?: null; keyAsk?: null; keyChange?: null; keyChanged?: null; nextBatch?: null; signingKeys?: null; signingKeysKept?: null }|{ kind?: "goodbye"; challenge?: null; hello?: null; welcome?: null; batch?: null; ack?: null; throttle?: null; goodbye: kadoban.v1.Goodbye.$Shape; clockAsk?: null; clockTold?: null; config?: null; configTold?: null; keyAsk?: null; keyChange?: null; keyChanged?: null; nextBatch?: null; signingKeys?: null; signingKeysKept?: null }|{ kind?: "clockAsk"; challenge?: null; hello?: null; welcome?: null; batch?: null; ack?: null; throttle?: null; goodbye?: null; clockAsk: kadoban.v1.ClockAsk.$Shape; clockTold?: null; config?: null; configTold?: null; keyAsk?: null; keyChange?: null; keyChanged?: null; nextBatch?: null; signingKeys?: null; signingKeysKept?: null }|{ kind?: "clockTold"; challenge?: null; hello?: null; welcome?: null; batch?: null; ack?: null; throttle?: null; goodbye?: null; clockAsk?: null; clockTold: kadoban.v1.ClockTold.$Shape; config?: null; configTold?: null; keyAsk?: null; keyChange?: null; keyChanged?: null; nextBatch?: null; signingKeys?: null; signingKeysKept?: null }|{ kind?: "config"; challenge?: null; hello?: null; welcome?: null; batch?: null; ack?: null; throttle?: null; goodbye?: null; clockAsk?: null; clockTold?: null; config: kadoban.v1.Config.$Shape; configTold?: null; keyAsk?: null; keyChange?: null; keyChanged?: null; nextBatch?: null; signingKeys?: null; signingKeysKept?: null }|{ kind?: "configTold"; challenge?: null; hello?: null; welcome?: null; batch?: null; ack?: null; throttle?: null; goodbye?: null; clockAsk?: null; clockTold?: null; config?: null; configTold: kadoban.v1.ConfigTold.$Shape; keyAsk?: null; keyChange?: null; keyChanged?: null; nextBatch?: null; signingKeys?: null; signingKeysKept?: null }|{ kind?: "keyAsk"; challenge?: null; hello?: null; welcome?: null; batch?: null; ack?: null; throttle?: null; goodbye?: null; clockAsk?: null; clockTold?: null; config?: null; configTold?: null; keyAsk: kadoban.v1.KeyAsk.$Shape; keyChange?: null; keyChanged?: null; nextBatch?: null; signingKeys?: null; signingKeysKept?: null }|{ kind?: "keyChange"; challenge?: null; hello?: null; welcome?: null; batch?: null; ack?: null; throttle?: null; goodbye?: null; clockAsk?: null; clockTold?: null; config?: null; configTold?: null; keyAsk?: null; keyChange: kadoban.v1.KeyChange.$Shape; keyChanged?: null; nextBatch?: null; signingKeys?: null; signingKeysKept?: null }|{ kind?: "keyChanged"; challenge?: null; hello?: null; welcome?: null; batch?: null; ack?: null; throttle?: null; goodbye?: null; clockAsk?: null; clockTold?: null; config?: null; configTold?: null; keyAsk?: null; keyChange?: null; keyChanged: kadoban.v1.KeyChanged.$Shape; nextBatch?: null; signingKeys?: null; signingKeysKept?: null }|{ kind?: "nextBatch"; challenge?: null; hello?: null; welcome?: null; batch?: null; ack?: null; throttle?: null; goodbye?: null; clockAsk?: null; clockTold?: null; config?: null; configTold?: null; keyAsk?: null; keyChange?: null; keyChanged?: null; nextBatch: kadoban.v1.NextBatch.$Shape; signingKeys?: null; signingKeysKept?: null }|{ kind?: "signingKeys"; challenge?: null; hello?: null; welcome?: null; batch?: null; ack?: null; throttle?: null; goodbye?: null; clockAsk?: null; clockTold?: null; config?: null; configTold?: null; keyAsk?: null; keyChange?: null; keyChanged?: null; nextBatch?: null; signingKeys: kadoban.v1.SigningKeys.$Shape; signingKeysKept?: null }|{ kind?: "signingKeysKept"; challenge?: null; hello?: null; welcome?: null; batch?: null; ack?: null; throttle?: null; goodbye?: null; clockAsk?: null; clockTold?: null; config?: null; configTold?: null; keyAsk?: null; keyChange?: null; keyChanged?: null; nextBatch?: null; signingKeys?: null; signingKeysKept: kadoban.v1.SigningKeysKept.$Shape })
             * )} kadoban.v1.Frame.$Shape
             */

            /**
             * Constructs a new Frame.
             * @memberof kadoban.v1
             * @classdesc Represents a Frame.
             * @constructor
             * @param {kadoban.v1.Frame.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Frame = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Frame challenge.
             * @member {kadoban.v1.Challenge.$Properties|null|undefined} challenge
             * @memberof kadoban.v1.Frame
             * @instance
             */
            Frame.prototype.challenge = null;

            /**
             * Frame hello.
             * @member {kadoban.v1.Hello.$Properties|null|undefined} hello
             * @memberof kadoban.v1.Frame
             * @instance
             */
            Frame.prototype.hello = null;

            /**
             * Frame welcome.
             * @member {kadoban.v1.Welcome.$Properties|null|undefined} welcome
             * @memberof kadoban.v1.Frame
             * @instance
             */
            Frame.prototype.welcome = null;

            /**
             * Frame batch.
             * @member {kadoban.v1.Batch.$Properties|null|undefined} batch
             * @memberof kadoban.v1.Frame
             * @instance
             */
            Frame.prototype.batch = null;

            /**
             * Frame ack.
             * @member {kadoban.v1.Ack.$Properties|null|undefined} ack
             * @memberof kadoban.v1.Frame
             * @instance
             */
            Frame.prototype.ack = null;

            /**
             * Frame throttle.
             * @member {kadoban.v1.Throttle.$Properties|null|undefined} throttle
             * @memberof kadoban.v1.Frame
             * @instance
             */
            Frame.prototype.throttle = null;

            /**
             * Frame goodbye.
             * @member {kadoban.v1.Goodbye.$Properties|null|undefined} goodbye
             * @memberof kadoban.v1.Frame
             * @instance
             */
            Frame.prototype.goodbye = null;

            /**
             * Frame clockAsk.
             * @member {kadoban.v1.ClockAsk.$Properties|null|undefined} clockAsk
             * @memberof kadoban.v1.Frame
             * @instance
             */
            Frame.prototype.clockAsk = null;

            /**
             * Frame clockTold.
             * @member {kadoban.v1.ClockTold.$Properties|null|undefined} clockTold
             * @memberof kadoban.v1.Frame
             * @instance
             */
            Frame.prototype.clockTold = null;

            /**
             * Frame config.
             * @member {kadoban.v1.Config.$Properties|null|undefined} config
             * @memberof kadoban.v1.Frame
             * @instance
             */
            Frame.prototype.config = null;

            /**
             * Frame configTold.
             * @member {kadoban.v1.ConfigTold.$Properties|null|undefined} configTold
             * @memberof kadoban.v1.Frame
             * @instance
             */
            Frame.prototype.configTold = null;

            /**
             * Frame keyAsk.
             * @member {kadoban.v1.KeyAsk.$Properties|null|undefined} keyAsk
             * @memberof kadoban.v1.Frame
             * @instance
             */
            Frame.prototype.keyAsk = null;

            /**
             * Frame keyChange.
             * @member {kadoban.v1.KeyChange.$Properties|null|undefined} keyChange
             * @memberof kadoban.v1.Frame
             * @instance
             */
            Frame.prototype.keyChange = null;

            /**
             * Frame keyChanged.
             * @member {kadoban.v1.KeyChanged.$Properties|null|undefined} keyChanged
             * @memberof kadoban.v1.Frame
             * @instance
             */
            Frame.prototype.keyChanged = null;

            /**
             * Frame nextBatch.
             * @member {kadoban.v1.NextBatch.$Properties|null|undefined} nextBatch
             * @memberof kadoban.v1.Frame
             * @instance
             */
            Frame.prototype.nextBatch = null;

            /**
             * Frame signingKeys.
             * @member {kadoban.v1.SigningKeys.$Properties|null|undefined} signingKeys
             * @memberof kadoban.v1.Frame
             * @instance
             */
            Frame.prototype.signingKeys = null;

            /**
             * Frame signingKeysKept.
             * @member {kadoban.v1.SigningKeysKept.$Properties|null|undefined} signingKeysKept
             * @memberof kadoban.v1.Frame
             * @instance
             */
            Frame.prototype.signingKeysKept = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * Frame kind.
             * @member {"challenge"|"hello"|"welcome"|"batch"|"ack"|"throttle"|"goodbye"|"clockAsk"|"clockTold"|"config"|"configTold"|"keyAsk"|"keyChange"|"keyChanged"|"nextBatch"|"signingKeys"|"signingKeysKept"|undefined} kind
             * @memberof kadoban.v1.Frame
             * @instance
             */
            $Object.defineProperty(Frame.prototype, "kind", {
                get: $util.oneOfGetter($oneOfFields = ["challenge", "hello", "welcome", "batch", "ack", "throttle", "goodbye", "clockAsk", "clockTold", "config", "configTold", "keyAsk", "keyChange", "keyChanged", "nextBatch", "signingKeys", "signingKeysKept"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified Frame message. Does not implicitly {@link kadoban.v1.Frame.verify|verify} messages.
             * @function encode
             * @memberof kadoban.v1.Frame
             * @static
             * @param {kadoban.v1.Frame.$Properties} message Frame message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Frame.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.challenge != null && $Object.hasOwnProperty.call(message, "challenge"))
                    $root.kadoban.v1.Challenge.encode(message.challenge, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.hello != null && $Object.hasOwnProperty.call(message, "hello"))
                    $root.kadoban.v1.Hello.encode(message.hello, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.welcome != null && $Object.hasOwnProperty.call(message, "welcome"))
                    $root.kadoban.v1.Welcome.encode(message.welcome, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.batch != null && $Object.hasOwnProperty.call(message, "batch"))
                    $root.kadoban.v1.Batch.encode(message.batch, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.ack != null && $Object.hasOwnProperty.call(message, "ack"))
                    $root.kadoban.v1.Ack.encode(message.ack, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.throttle != null && $Object.hasOwnProperty.call(message, "throttle"))
                    $root.kadoban.v1.Throttle.encode(message.throttle, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.goodbye != null && $Object.hasOwnProperty.call(message, "goodbye"))
                    $root.kadoban.v1.Goodbye.encode(message.goodbye, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.clockAsk != null && $Object.hasOwnProperty.call(message, "clockAsk"))
                    $root.kadoban.v1.ClockAsk.encode(message.clockAsk, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.clockTold != null && $Object.hasOwnProperty.call(message, "clockTold"))
                    $root.kadoban.v1.ClockTold.encode(message.clockTold, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                if (message.config != null && $Object.hasOwnProperty.call(message, "config"))
                    $root.kadoban.v1.Config.encode(message.config, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.configTold != null && $Object.hasOwnProperty.call(message, "configTold"))
                    $root.kadoban.v1.ConfigTold.encode(message.configTold, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
                if (message.keyAsk != null && $Object.hasOwnProperty.call(message, "keyAsk"))
                    $root.kadoban.v1.KeyAsk.encode(message.keyAsk, writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
                if (message.keyChange != null && $Object.hasOwnProperty.call(message, "keyChange"))
                    $root.kadoban.v1.KeyChange.encode(message.keyChange, writer.uint32(/* id 13, wireType 2 =*/106).fork(), _depth + 1).ldelim();
                if (message.keyChanged != null && $Object.hasOwnProperty.call(message, "keyChanged"))
                    $root.kadoban.v1.KeyChanged.encode(message.keyChanged, writer.uint32(/* id 14, wireType 2 =*/114).fork(), _depth + 1).ldelim();
                if (message.nextBatch != null && $Object.hasOwnProperty.call(message, "nextBatch"))
                    $root.kadoban.v1.NextBatch.encode(message.nextBatch, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
                if (message.signingKeys != null && $Object.hasOwnProperty.call(message, "signingKeys"))
                    $root.kadoban.v1.SigningKeys.encode(message.signingKeys, writer.uint32(/* id 16, wireType 2 =*/130).fork(), _depth + 1).ldelim();
                if (message.signingKeysKept != null && $Object.hasOwnProperty.call(message, "signingKeysKept"))
                    $root.kadoban.v1.SigningKeysKept.encode(message.signingKeysKept, writer.uint32(/* id 17, wireType 2 =*/138).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Frame message from the specified reader or buffer.
             * @function decode
             * @memberof kadoban.v1.Frame
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {kadoban.v1.Frame & kadoban.v1.Frame.$Shape} Frame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Frame.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kadoban.v1.Frame();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.challenge = $root.kadoban.v1.Challenge.decode(reader, reader.size(), $undefined, _depth + 1, message.challenge);
                            message.kind = "challenge";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.hello = $root.kadoban.v1.Hello.decode(reader, reader.size(), $undefined, _depth + 1, message.hello);
                            message.kind = "hello";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.welcome = $root.kadoban.v1.Welcome.decode(reader, reader.size(), $undefined, _depth + 1, message.welcome);
                            message.kind = "welcome";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.batch = $root.kadoban.v1.Batch.decode(reader, reader.size(), $undefined, _depth + 1, message.batch);
                            message.kind = "batch";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.ack = $root.kadoban.v1.Ack.decode(reader, reader.size(), $undefined, _depth + 1, message.ack);
                            message.kind = "ack";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.throttle = $root.kadoban.v1.Throttle.decode(reader, reader.size(), $undefined, _depth + 1, message.throttle);
                            message.kind = "throttle";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.goodbye = $root.kadoban.v1.Goodbye.decode(reader, reader.size(), $undefined, _depth + 1, message.goodbye);
                            message.kind = "goodbye";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.clockAsk = $root.kadoban.v1.ClockAsk.decode(reader, reader.size(), $undefined, _depth + 1, message.clockAsk);
                            message.kind = "clockAsk";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.clockTold = $root.kadoban.v1.ClockTold.decode(reader, reader.size(), $undefined, _depth + 1, message.clockTold);
                            message.kind = "clockTold";
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.config = $root.kadoban.v1.Config.decode(reader, reader.size(), $undefined, _depth + 1, message.config);
                            message.kind = "config";
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.configTold = $root.kadoban.v1.ConfigTold.decode(reader, reader.size(), $undefined, _depth + 1, message.configTold);
                            message.kind = "configTold";
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            message.keyAsk = $root.kadoban.v1.KeyAsk.decode(reader, reader.size(), $undefined, _depth + 1, message.keyAsk);
                            message.kind = "keyAsk";
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            message.keyChange = $root.kadoban.v1.KeyChange.decode(reader, reader.size(), $undefined, _depth + 1, message.keyChange);
                            message.kind = "keyChange";
                            continue;
                        }
                    case 14: {
                            if (wireType !== 2)
                                break;
                            message.keyChanged = $root.kadoban.v1.KeyChanged.decode(reader, reader.size(), $undefined, _depth + 1, message.keyChanged);
                            message.kind = "keyChanged";
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            message.nextBatch = $root.kadoban.v1.NextBatch.decode(reader, reader.size(), $undefined, _depth + 1, message.nextBatch);
                            message.kind = "nextBatch";
                            continue;
                        }
                    case 16: {
                            if (wireType !== 2)
                                break;
                            message.signingKeys = $root.kadoban.v1.SigningKeys.decode(reader, reader.size(), $undefined, _depth + 1, message.signingKeys);
                            message.kind = "signingKeys";
                            continue;
                        }
                    case 17: {
                            if (wireType !== 2)
                                break;
                            message.signingKeysKept = $root.kadoban.v1.SigningKeysKept.decode(reader, reader.size(), $undefined, _depth + 1, message.signingKeysKept);
                            message.kind = "signingKeysKept";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Frame;
        })();

        v1.Challenge = (function() {

            /**
             * Properties of a Challenge.
             * @typedef {Object} kadoban.v1.Challenge.$Properties
             * @property {string|null} [collectorId] Challenge collectorId
             * @property {Uint8Array|null} [nonce] Challenge nonce
             * @property {number|null} [serverTimeMs] Challenge serverTimeMs
             * @property {boolean|null} [channelBound] Challenge channelBound
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Challenge.
             * @memberof kadoban.v1
             * @interface IChallenge
             * @augments kadoban.v1.Challenge.$Properties
             * @deprecated Use kadoban.v1.Challenge.$Properties instead.
             */

            /**
             * Shape of a Challenge.
             * @typedef {kadoban.v1.Challenge.$Properties} kadoban.v1.Challenge.$Shape
             */

            /**
             * Constructs a new Challenge.
             * @memberof kadoban.v1
             * @classdesc Represents a Challenge.
             * @constructor
             * @param {kadoban.v1.Challenge.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Challenge = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Challenge collectorId.
             * @member {string} collectorId
             * @memberof kadoban.v1.Challenge
             * @instance
             */
            Challenge.prototype.collectorId = "";

            /**
             * Challenge nonce.
             * @member {Uint8Array} nonce
             * @memberof kadoban.v1.Challenge
             * @instance
             */
            Challenge.prototype.nonce = $util.newBuffer([]);

            /**
             * Challenge serverTimeMs.
             * @member {number} serverTimeMs
             * @memberof kadoban.v1.Challenge
             * @instance
             */
            Challenge.prototype.serverTimeMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Challenge channelBound.
             * @member {boolean} channelBound
             * @memberof kadoban.v1.Challenge
             * @instance
             */
            Challenge.prototype.channelBound = false;

            /**
             * Encodes the specified Challenge message. Does not implicitly {@link kadoban.v1.Challenge.verify|verify} messages.
             * @function encode
             * @memberof kadoban.v1.Challenge
             * @static
             * @param {kadoban.v1.Challenge.$Properties} message Challenge message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Challenge.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.collectorId != null && $Object.hasOwnProperty.call(message, "collectorId") && message.collectorId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.collectorId);
                if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && message.nonce.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.nonce);
                if (message.serverTimeMs != null && $Object.hasOwnProperty.call(message, "serverTimeMs") && (typeof message.serverTimeMs === "object" ? message.serverTimeMs.low || message.serverTimeMs.high : message.serverTimeMs !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).int64(message.serverTimeMs);
                if (message.channelBound != null && $Object.hasOwnProperty.call(message, "channelBound") && message.channelBound !== false)
                    writer.uint32(/* id 4, wireType 0 =*/32).bool(message.channelBound);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Challenge message from the specified reader or buffer.
             * @function decode
             * @memberof kadoban.v1.Challenge
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {kadoban.v1.Challenge & kadoban.v1.Challenge.$Shape} Challenge
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Challenge.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kadoban.v1.Challenge();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.collectorId = value;
                            else
                                delete message.collectorId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.nonce = value;
                            else
                                delete message.nonce;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.serverTimeMs = value;
                            else
                                delete message.serverTimeMs;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.channelBound = value;
                            else
                                delete message.channelBound;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Challenge;
        })();

        v1.Hello = (function() {

            /**
             * Properties of a Hello.
             * @typedef {Object} kadoban.v1.Hello.$Properties
             * @property {number|null} [protocolMin] Hello protocolMin
             * @property {number|null} [protocolMax] Hello protocolMax
             * @property {string|null} [hostId] Hello hostId
             * @property {Uint8Array|null} [nonce] Hello nonce
             * @property {Uint8Array|null} [signature] Hello signature
             * @property {Uint8Array|null} [machineIdHash] Hello machineIdHash
             * @property {string|null} [boot] Hello boot
             * @property {number|null} [bootAtMs] Hello bootAtMs
             * @property {number|null} [agentStartedAtMs] Hello agentStartedAtMs
             * @property {number|null} [epoch] Hello epoch
             * @property {string|null} [version] Hello version
             * @property {number|null} [wallMs] Hello wallMs
             * @property {number|null} [monoMs] Hello monoMs
             * @property {string|null} [hostname] Hello hostname
             * @property {string|null} [os] Hello os
             * @property {string|null} [arch] Hello arch
             * @property {number|null} [sampleEveryMs] Hello sampleEveryMs
             * @property {string|null} [localAddress] Hello localAddress
             * @property {number|null} [wallAheadMs] Hello wallAheadMs
             * @property {number|null} [configRevision] Hello configRevision
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Hello.
             * @memberof kadoban.v1
             * @interface IHello
             * @augments kadoban.v1.Hello.$Properties
             * @deprecated Use kadoban.v1.Hello.$Properties instead.
             */

            /**
             * Shape of a Hello.
             * @typedef {kadoban.v1.Hello.$Properties} kadoban.v1.Hello.$Shape
             */

            /**
             * Constructs a new Hello.
             * @memberof kadoban.v1
             * @classdesc Represents a Hello.
             * @constructor
             * @param {kadoban.v1.Hello.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Hello = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Hello protocolMin.
             * @member {number} protocolMin
             * @memberof kadoban.v1.Hello
             * @instance
             */
            Hello.prototype.protocolMin = 0;

            /**
             * Hello protocolMax.
             * @member {number} protocolMax
             * @memberof kadoban.v1.Hello
             * @instance
             */
            Hello.prototype.protocolMax = 0;

            /**
             * Hello hostId.
             * @member {string} hostId
             * @memberof kadoban.v1.Hello
             * @instance
             */
            Hello.prototype.hostId = "";

            /**
             * Hello nonce.
             * @member {Uint8Array} nonce
             * @memberof kadoban.v1.Hello
             * @instance
             */
            Hello.prototype.nonce = $util.newBuffer([]);

            /**
             * Hello signature.
             * @member {Uint8Array} signature
             * @memberof kadoban.v1.Hello
             * @instance
             */
            Hello.prototype.signature = $util.newBuffer([]);

            /**
             * Hello machineIdHash.
             * @member {Uint8Array} machineIdHash
             * @memberof kadoban.v1.Hello
             * @instance
             */
            Hello.prototype.machineIdHash = $util.newBuffer([]);

            /**
             * Hello boot.
             * @member {string} boot
             * @memberof kadoban.v1.Hello
             * @instance
             */
            Hello.prototype.boot = "";

            /**
             * Hello bootAtMs.
             * @member {number} bootAtMs
             * @memberof kadoban.v1.Hello
             * @instance
             */
            Hello.prototype.bootAtMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Hello agentStartedAtMs.
             * @member {number} agentStartedAtMs
             * @memberof kadoban.v1.Hello
             * @instance
             */
            Hello.prototype.agentStartedAtMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Hello epoch.
             * @member {number} epoch
             * @memberof kadoban.v1.Hello
             * @instance
             */
            Hello.prototype.epoch = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Hello version.
             * @member {string} version
             * @memberof kadoban.v1.Hello
             * @instance
             */
            Hello.prototype.version = "";

            /**
             * Hello wallMs.
             * @member {number} wallMs
             * @memberof kadoban.v1.Hello
             * @instance
             */
            Hello.prototype.wallMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Hello monoMs.
             * @member {number} monoMs
             * @memberof kadoban.v1.Hello
             * @instance
             */
            Hello.prototype.monoMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Hello hostname.
             * @member {string} hostname
             * @memberof kadoban.v1.Hello
             * @instance
             */
            Hello.prototype.hostname = "";

            /**
             * Hello os.
             * @member {string} os
             * @memberof kadoban.v1.Hello
             * @instance
             */
            Hello.prototype.os = "";

            /**
             * Hello arch.
             * @member {string} arch
             * @memberof kadoban.v1.Hello
             * @instance
             */
            Hello.prototype.arch = "";

            /**
             * Hello sampleEveryMs.
             * @member {number} sampleEveryMs
             * @memberof kadoban.v1.Hello
             * @instance
             */
            Hello.prototype.sampleEveryMs = 0;

            /**
             * Hello localAddress.
             * @member {string} localAddress
             * @memberof kadoban.v1.Hello
             * @instance
             */
            Hello.prototype.localAddress = "";

            /**
             * Hello wallAheadMs.
             * @member {number|null|undefined} wallAheadMs
             * @memberof kadoban.v1.Hello
             * @instance
             */
            Hello.prototype.wallAheadMs = null;

            /**
             * Hello configRevision.
             * @member {number|null|undefined} configRevision
             * @memberof kadoban.v1.Hello
             * @instance
             */
            Hello.prototype.configRevision = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Hello.prototype, "_wallAheadMs", {
                get: $util.oneOfGetter($oneOfFields = ["wallAheadMs"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Hello.prototype, "_configRevision", {
                get: $util.oneOfGetter($oneOfFields = ["configRevision"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified Hello message. Does not implicitly {@link kadoban.v1.Hello.verify|verify} messages.
             * @function encode
             * @memberof kadoban.v1.Hello
             * @static
             * @param {kadoban.v1.Hello.$Properties} message Hello message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Hello.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.protocolMin != null && $Object.hasOwnProperty.call(message, "protocolMin") && message.protocolMin !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.protocolMin);
                if (message.protocolMax != null && $Object.hasOwnProperty.call(message, "protocolMax") && message.protocolMax !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.protocolMax);
                if (message.hostId != null && $Object.hasOwnProperty.call(message, "hostId") && message.hostId !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.hostId);
                if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && message.nonce.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.nonce);
                if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                    writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.signature);
                if (message.machineIdHash != null && $Object.hasOwnProperty.call(message, "machineIdHash") && message.machineIdHash.length)
                    writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.machineIdHash);
                if (message.boot != null && $Object.hasOwnProperty.call(message, "boot") && message.boot !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.boot);
                if (message.bootAtMs != null && $Object.hasOwnProperty.call(message, "bootAtMs") && (typeof message.bootAtMs === "object" ? message.bootAtMs.low || message.bootAtMs.high : message.bootAtMs !== 0))
                    writer.uint32(/* id 8, wireType 0 =*/64).int64(message.bootAtMs);
                if (message.agentStartedAtMs != null && $Object.hasOwnProperty.call(message, "agentStartedAtMs") && (typeof message.agentStartedAtMs === "object" ? message.agentStartedAtMs.low || message.agentStartedAtMs.high : message.agentStartedAtMs !== 0))
                    writer.uint32(/* id 9, wireType 0 =*/72).int64(message.agentStartedAtMs);
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && (typeof message.epoch === "object" ? message.epoch.low || message.epoch.high : message.epoch !== 0))
                    writer.uint32(/* id 10, wireType 0 =*/80).uint64(message.epoch);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                    writer.uint32(/* id 11, wireType 2 =*/90).string(message.version);
                if (message.wallMs != null && $Object.hasOwnProperty.call(message, "wallMs") && (typeof message.wallMs === "object" ? message.wallMs.low || message.wallMs.high : message.wallMs !== 0))
                    writer.uint32(/* id 12, wireType 0 =*/96).int64(message.wallMs);
                if (message.monoMs != null && $Object.hasOwnProperty.call(message, "monoMs") && (typeof message.monoMs === "object" ? message.monoMs.low || message.monoMs.high : message.monoMs !== 0))
                    writer.uint32(/* id 13, wireType 0 =*/104).int64(message.monoMs);
                if (message.hostname != null && $Object.hasOwnProperty.call(message, "hostname") && message.hostname !== "")
                    writer.uint32(/* id 14, wireType 2 =*/114).string(message.hostname);
                if (message.os != null && $Object.hasOwnProperty.call(message, "os") && message.os !== "")
                    writer.uint32(/* id 15, wireType 2 =*/122).string(message.os);
                if (message.arch != null && $Object.hasOwnProperty.call(message, "arch") && message.arch !== "")
                    writer.uint32(/* id 16, wireType 2 =*/130).string(message.arch);
                if (message.sampleEveryMs != null && $Object.hasOwnProperty.call(message, "sampleEveryMs") && message.sampleEveryMs !== 0)
                    writer.uint32(/* id 17, wireType 0 =*/136).uint32(message.sampleEveryMs);
                if (message.localAddress != null && $Object.hasOwnProperty.call(message, "localAddress") && message.localAddress !== "")
                    writer.uint32(/* id 18, wireType 2 =*/146).string(message.localAddress);
                if (message.wallAheadMs != null && $Object.hasOwnProperty.call(message, "wallAheadMs"))
                    writer.uint32(/* id 19, wireType 0 =*/152).sint64(message.wallAheadMs);
                if (message.configRevision != null && $Object.hasOwnProperty.call(message, "configRevision"))
                    writer.uint32(/* id 20, wireType 0 =*/160).uint64(message.configRevision);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Hello message from the specified reader or buffer.
             * @function decode
             * @memberof kadoban.v1.Hello
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {kadoban.v1.Hello & kadoban.v1.Hello.$Shape} Hello
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Hello.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kadoban.v1.Hello();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.protocolMin = value;
                            else
                                delete message.protocolMin;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.protocolMax = value;
                            else
                                delete message.protocolMax;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.hostId = value;
                            else
                                delete message.hostId;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.nonce = value;
                            else
                                delete message.nonce;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.signature = value;
                            else
                                delete message.signature;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.machineIdHash = value;
                            else
                                delete message.machineIdHash;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.boot = value;
                            else
                                delete message.boot;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.bootAtMs = value;
                            else
                                delete message.bootAtMs;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.agentStartedAtMs = value;
                            else
                                delete message.agentStartedAtMs;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.wallMs = value;
                            else
                                delete message.wallMs;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.monoMs = value;
                            else
                                delete message.monoMs;
                            continue;
                        }
                    case 14: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.hostname = value;
                            else
                                delete message.hostname;
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.os = value;
                            else
                                delete message.os;
                            continue;
                        }
                    case 16: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.arch = value;
                            else
                                delete message.arch;
                            continue;
                        }
                    case 17: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.sampleEveryMs = value;
                            else
                                delete message.sampleEveryMs;
                            continue;
                        }
                    case 18: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.localAddress = value;
                            else
                                delete message.localAddress;
                            continue;
                        }
                    case 19: {
                            if (wireType !== 0)
                                break;
                            message.wallAheadMs = reader.sint64();
                            message._wallAheadMs = "wallAheadMs";
                            continue;
                        }
                    case 20: {
                            if (wireType !== 0)
                                break;
                            message.configRevision = reader.uint64();
                            message._configRevision = "configRevision";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Hello;
        })();

        v1.Welcome = (function() {

            /**
             * Properties of a Welcome.
             * @typedef {Object} kadoban.v1.Welcome.$Properties
             * @property {number|null} [protocol] Welcome protocol
             * @property {Uint8Array|null} [signature] Welcome signature
             * @property {Array.<kadoban.v1.EpochAck.$Properties>|null} [acked] Welcome acked
             * @property {number|null} [inFlightMax] Welcome inFlightMax
             * @property {number|null} [serverTimeMs] Welcome serverTimeMs
             * @property {number|null} [configRevision] Welcome configRevision
             * @property {boolean|null} [takesNext] Welcome takesNext
             * @property {string|null} [version] Welcome version
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Welcome.
             * @memberof kadoban.v1
             * @interface IWelcome
             * @augments kadoban.v1.Welcome.$Properties
             * @deprecated Use kadoban.v1.Welcome.$Properties instead.
             */

            /**
             * Shape of a Welcome.
             * @typedef {kadoban.v1.Welcome.$Properties} kadoban.v1.Welcome.$Shape
             */

            /**
             * Constructs a new Welcome.
             * @memberof kadoban.v1
             * @classdesc Represents a Welcome.
             * @constructor
             * @param {kadoban.v1.Welcome.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Welcome = function (properties) {
                this.acked = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Welcome protocol.
             * @member {number} protocol
             * @memberof kadoban.v1.Welcome
             * @instance
             */
            Welcome.prototype.protocol = 0;

            /**
             * Welcome signature.
             * @member {Uint8Array} signature
             * @memberof kadoban.v1.Welcome
             * @instance
             */
            Welcome.prototype.signature = $util.newBuffer([]);

            /**
             * Welcome acked.
             * @member {Array.<kadoban.v1.EpochAck.$Properties>} acked
             * @memberof kadoban.v1.Welcome
             * @instance
             */
            Welcome.prototype.acked = $util.emptyArray;

            /**
             * Welcome inFlightMax.
             * @member {number} inFlightMax
             * @memberof kadoban.v1.Welcome
             * @instance
             */
            Welcome.prototype.inFlightMax = 0;

            /**
             * Welcome serverTimeMs.
             * @member {number} serverTimeMs
             * @memberof kadoban.v1.Welcome
             * @instance
             */
            Welcome.prototype.serverTimeMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Welcome configRevision.
             * @member {number} configRevision
             * @memberof kadoban.v1.Welcome
             * @instance
             */
            Welcome.prototype.configRevision = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Welcome takesNext.
             * @member {boolean} takesNext
             * @memberof kadoban.v1.Welcome
             * @instance
             */
            Welcome.prototype.takesNext = false;

            /**
             * Welcome version.
             * @member {string} version
             * @memberof kadoban.v1.Welcome
             * @instance
             */
            Welcome.prototype.version = "";

            /**
             * Encodes the specified Welcome message. Does not implicitly {@link kadoban.v1.Welcome.verify|verify} messages.
             * @function encode
             * @memberof kadoban.v1.Welcome
             * @static
             * @param {kadoban.v1.Welcome.$Properties} message Welcome message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Welcome.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.protocol != null && $Object.hasOwnProperty.call(message, "protocol") && message.protocol !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.protocol);
                if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.signature);
                if (message.acked != null && message.acked.length)
                    for (let i = 0; i < message.acked.length; ++i)
                        $root.kadoban.v1.EpochAck.encode(message.acked[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.inFlightMax != null && $Object.hasOwnProperty.call(message, "inFlightMax") && message.inFlightMax !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.inFlightMax);
                if (message.serverTimeMs != null && $Object.hasOwnProperty.call(message, "serverTimeMs") && (typeof message.serverTimeMs === "object" ? message.serverTimeMs.low || message.serverTimeMs.high : message.serverTimeMs !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).int64(message.serverTimeMs);
                if (message.configRevision != null && $Object.hasOwnProperty.call(message, "configRevision") && (typeof message.configRevision === "object" ? message.configRevision.low || message.configRevision.high : message.configRevision !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.configRevision);
                if (message.takesNext != null && $Object.hasOwnProperty.call(message, "takesNext") && message.takesNext !== false)
                    writer.uint32(/* id 7, wireType 0 =*/56).bool(message.takesNext);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                    writer.uint32(/* id 10, wireType 2 =*/82).string(message.version);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Welcome message from the specified reader or buffer.
             * @function decode
             * @memberof kadoban.v1.Welcome
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {kadoban.v1.Welcome & kadoban.v1.Welcome.$Shape} Welcome
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Welcome.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kadoban.v1.Welcome();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.protocol = value;
                            else
                                delete message.protocol;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.signature = value;
                            else
                                delete message.signature;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.acked && message.acked.length))
                                message.acked = [];
                            message.acked.push($root.kadoban.v1.EpochAck.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.inFlightMax = value;
                            else
                                delete message.inFlightMax;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.serverTimeMs = value;
                            else
                                delete message.serverTimeMs;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.configRevision = value;
                            else
                                delete message.configRevision;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.takesNext = value;
                            else
                                delete message.takesNext;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Welcome;
        })();

        v1.EpochAck = (function() {

            /**
             * Properties of an EpochAck.
             * @typedef {Object} kadoban.v1.EpochAck.$Properties
             * @property {number|null} [epoch] EpochAck epoch
             * @property {number|null} [seq] EpochAck seq
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an EpochAck.
             * @memberof kadoban.v1
             * @interface IEpochAck
             * @augments kadoban.v1.EpochAck.$Properties
             * @deprecated Use kadoban.v1.EpochAck.$Properties instead.
             */

            /**
             * Shape of an EpochAck.
             * @typedef {kadoban.v1.EpochAck.$Properties} kadoban.v1.EpochAck.$Shape
             */

            /**
             * Constructs a new EpochAck.
             * @memberof kadoban.v1
             * @classdesc Represents an EpochAck.
             * @constructor
             * @param {kadoban.v1.EpochAck.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const EpochAck = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * EpochAck epoch.
             * @member {number} epoch
             * @memberof kadoban.v1.EpochAck
             * @instance
             */
            EpochAck.prototype.epoch = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * EpochAck seq.
             * @member {number} seq
             * @memberof kadoban.v1.EpochAck
             * @instance
             */
            EpochAck.prototype.seq = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified EpochAck message. Does not implicitly {@link kadoban.v1.EpochAck.verify|verify} messages.
             * @function encode
             * @memberof kadoban.v1.EpochAck
             * @static
             * @param {kadoban.v1.EpochAck.$Properties} message EpochAck message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            EpochAck.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && (typeof message.epoch === "object" ? message.epoch.low || message.epoch.high : message.epoch !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.epoch);
                if (message.seq != null && $Object.hasOwnProperty.call(message, "seq") && (typeof message.seq === "object" ? message.seq.low || message.seq.high : message.seq !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.seq);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an EpochAck message from the specified reader or buffer.
             * @function decode
             * @memberof kadoban.v1.EpochAck
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {kadoban.v1.EpochAck & kadoban.v1.EpochAck.$Shape} EpochAck
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            EpochAck.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kadoban.v1.EpochAck();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.seq = value;
                            else
                                delete message.seq;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return EpochAck;
        })();

        v1.Batch = (function() {

            /**
             * Properties of a Batch.
             * @typedef {Object} kadoban.v1.Batch.$Properties
             * @property {number|null} [epoch] Batch epoch
             * @property {number|null} [firstSeq] Batch firstSeq
             * @property {Array.<kadoban.v1.SampleBlock.$Properties>|null} [samples] Batch samples
             * @property {Array.<kadoban.v1.Result.$Properties>|null} [results] Batch results
             * @property {Array.<kadoban.v1.Lifecycle.$Properties>|null} [lifecycle] Batch lifecycle
             * @property {kadoban.v1.Loss.$Properties|null} [lostBefore] Batch lostBefore
             * @property {number|null} [wallAheadMs] Batch wallAheadMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Batch.
             * @memberof kadoban.v1
             * @interface IBatch
             * @augments kadoban.v1.Batch.$Properties
             * @deprecated Use kadoban.v1.Batch.$Properties instead.
             */

            /**
             * Shape of a Batch.
             * @typedef {{
             *   epoch?: number|null;
             *   firstSeq?: number|null;
             *   samples?: Array.<kadoban.v1.SampleBlock.$Shape>|null;
             *   results?: Array.<kadoban.v1.Result.$Shape>|null;
             *   lifecycle?: Array.<kadoban.v1.Lifecycle.$Shape>|null;
             *   lostBefore?: kadoban.v1.Loss.$Shape|null;
             *   wallAheadMs?: number|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} kadoban.v1.Batch.$Shape
             */

            /**
             * Constructs a new Batch.
             * @memberof kadoban.v1
             * @classdesc Represents a Batch.
             * @constructor
             * @param {kadoban.v1.Batch.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Batch = function (properties) {
                this.samples = [];
                this.results = [];
                this.lifecycle = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Batch epoch.
             * @member {number} epoch
             * @memberof kadoban.v1.Batch
             * @instance
             */
            Batch.prototype.epoch = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Batch firstSeq.
             * @member {number} firstSeq
             * @memberof kadoban.v1.Batch
             * @instance
             */
            Batch.prototype.firstSeq = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Batch samples.
             * @member {Array.<kadoban.v1.SampleBlock.$Properties>} samples
             * @memberof kadoban.v1.Batch
             * @instance
             */
            Batch.prototype.samples = $util.emptyArray;

            /**
             * Batch results.
             * @member {Array.<kadoban.v1.Result.$Properties>} results
             * @memberof kadoban.v1.Batch
             * @instance
             */
            Batch.prototype.results = $util.emptyArray;

            /**
             * Batch lifecycle.
             * @member {Array.<kadoban.v1.Lifecycle.$Properties>} lifecycle
             * @memberof kadoban.v1.Batch
             * @instance
             */
            Batch.prototype.lifecycle = $util.emptyArray;

            /**
             * Batch lostBefore.
             * @member {kadoban.v1.Loss.$Properties|null|undefined} lostBefore
             * @memberof kadoban.v1.Batch
             * @instance
             */
            Batch.prototype.lostBefore = null;

            /**
             * Batch wallAheadMs.
             * @member {number} wallAheadMs
             * @memberof kadoban.v1.Batch
             * @instance
             */
            Batch.prototype.wallAheadMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Encodes the specified Batch message. Does not implicitly {@link kadoban.v1.Batch.verify|verify} messages.
             * @function encode
             * @memberof kadoban.v1.Batch
             * @static
             * @param {kadoban.v1.Batch.$Properties} message Batch message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Batch.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && (typeof message.epoch === "object" ? message.epoch.low || message.epoch.high : message.epoch !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.epoch);
                if (message.firstSeq != null && $Object.hasOwnProperty.call(message, "firstSeq") && (typeof message.firstSeq === "object" ? message.firstSeq.low || message.firstSeq.high : message.firstSeq !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.firstSeq);
                if (message.samples != null && message.samples.length)
                    for (let i = 0; i < message.samples.length; ++i)
                        $root.kadoban.v1.SampleBlock.encode(message.samples[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.results != null && message.results.length)
                    for (let i = 0; i < message.results.length; ++i)
                        $root.kadoban.v1.Result.encode(message.results[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.lifecycle != null && message.lifecycle.length)
                    for (let i = 0; i < message.lifecycle.length; ++i)
                        $root.kadoban.v1.Lifecycle.encode(message.lifecycle[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.lostBefore != null && $Object.hasOwnProperty.call(message, "lostBefore"))
                    $root.kadoban.v1.Loss.encode(message.lostBefore, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.wallAheadMs != null && $Object.hasOwnProperty.call(message, "wallAheadMs") && (typeof message.wallAheadMs === "object" ? message.wallAheadMs.low || message.wallAheadMs.high : message.wallAheadMs !== 0))
                    writer.uint32(/* id 7, wireType 0 =*/56).sint64(message.wallAheadMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Batch message from the specified reader or buffer.
             * @function decode
             * @memberof kadoban.v1.Batch
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {kadoban.v1.Batch & kadoban.v1.Batch.$Shape} Batch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Batch.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kadoban.v1.Batch();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.firstSeq = value;
                            else
                                delete message.firstSeq;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.samples && message.samples.length))
                                message.samples = [];
                            message.samples.push($root.kadoban.v1.SampleBlock.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.results && message.results.length))
                                message.results = [];
                            message.results.push($root.kadoban.v1.Result.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.lifecycle && message.lifecycle.length))
                                message.lifecycle = [];
                            message.lifecycle.push($root.kadoban.v1.Lifecycle.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.lostBefore = $root.kadoban.v1.Loss.decode(reader, reader.size(), $undefined, _depth + 1, message.lostBefore);
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.sint64()) === "object" ? value.low || value.high : value !== 0)
                                message.wallAheadMs = value;
                            else
                                delete message.wallAheadMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Batch;
        })();

        v1.NextBatch = (function() {

            /**
             * Properties of a NextBatch.
             * @typedef {Object} kadoban.v1.NextBatch.$Properties
             * @property {number|null} [laterMs] NextBatch laterMs
             * @property {number|null} [awakeMs] NextBatch awakeMs
             * @property {Array.<number>|null} [values] NextBatch values
             * @property {Array.<kadoban.v1.Result.$Properties>|null} [results] NextBatch results
             * @property {number|null} [wallAheadMs] NextBatch wallAheadMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a NextBatch.
             * @memberof kadoban.v1
             * @interface INextBatch
             * @augments kadoban.v1.NextBatch.$Properties
             * @deprecated Use kadoban.v1.NextBatch.$Properties instead.
             */

            /**
             * Shape of a NextBatch.
             * @typedef {kadoban.v1.NextBatch.$Properties} kadoban.v1.NextBatch.$Shape
             */

            /**
             * Constructs a new NextBatch.
             * @memberof kadoban.v1
             * @classdesc Represents a NextBatch.
             * @constructor
             * @param {kadoban.v1.NextBatch.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const NextBatch = function (properties) {
                this.values = [];
                this.results = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * NextBatch laterMs.
             * @member {number} laterMs
             * @memberof kadoban.v1.NextBatch
             * @instance
             */
            NextBatch.prototype.laterMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * NextBatch awakeMs.
             * @member {number} awakeMs
             * @memberof kadoban.v1.NextBatch
             * @instance
             */
            NextBatch.prototype.awakeMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * NextBatch values.
             * @member {Array.<number>} values
             * @memberof kadoban.v1.NextBatch
             * @instance
             */
            NextBatch.prototype.values = $util.emptyArray;

            /**
             * NextBatch results.
             * @member {Array.<kadoban.v1.Result.$Properties>} results
             * @memberof kadoban.v1.NextBatch
             * @instance
             */
            NextBatch.prototype.results = $util.emptyArray;

            /**
             * NextBatch wallAheadMs.
             * @member {number} wallAheadMs
             * @memberof kadoban.v1.NextBatch
             * @instance
             */
            NextBatch.prototype.wallAheadMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Encodes the specified NextBatch message. Does not implicitly {@link kadoban.v1.NextBatch.verify|verify} messages.
             * @function encode
             * @memberof kadoban.v1.NextBatch
             * @static
             * @param {kadoban.v1.NextBatch.$Properties} message NextBatch message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            NextBatch.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.laterMs != null && $Object.hasOwnProperty.call(message, "laterMs") && (typeof message.laterMs === "object" ? message.laterMs.low || message.laterMs.high : message.laterMs !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).sint64(message.laterMs);
                if (message.awakeMs != null && $Object.hasOwnProperty.call(message, "awakeMs") && (typeof message.awakeMs === "object" ? message.awakeMs.low || message.awakeMs.high : message.awakeMs !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).sint64(message.awakeMs);
                if (message.values != null && message.values.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).sint64s(message.values);
                if (message.results != null && message.results.length)
                    for (let i = 0; i < message.results.length; ++i)
                        $root.kadoban.v1.Result.encode(message.results[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.wallAheadMs != null && $Object.hasOwnProperty.call(message, "wallAheadMs") && (typeof message.wallAheadMs === "object" ? message.wallAheadMs.low || message.wallAheadMs.high : message.wallAheadMs !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).sint64(message.wallAheadMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a NextBatch message from the specified reader or buffer.
             * @function decode
             * @memberof kadoban.v1.NextBatch
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {kadoban.v1.NextBatch & kadoban.v1.NextBatch.$Shape} NextBatch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            NextBatch.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kadoban.v1.NextBatch();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.sint64()) === "object" ? value.low || value.high : value !== 0)
                                message.laterMs = value;
                            else
                                delete message.laterMs;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.sint64()) === "object" ? value.low || value.high : value !== 0)
                                message.awakeMs = value;
                            else
                                delete message.awakeMs;
                            continue;
                        }
                    case 3: {
                            if (wireType === 2) {
                                if (!(message.values && message.values.length))
                                    message.values = [];
                                reader.sint64s(message.values);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.values && message.values.length))
                                message.values = [];
                            message.values.push(reader.sint64());
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.results && message.results.length))
                                message.results = [];
                            message.results.push($root.kadoban.v1.Result.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.sint64()) === "object" ? value.low || value.high : value !== 0)
                                message.wallAheadMs = value;
                            else
                                delete message.wallAheadMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return NextBatch;
        })();

        v1.Loss = (function() {

            /**
             * Properties of a Loss.
             * @typedef {Object} kadoban.v1.Loss.$Properties
             * @property {number|null} [count] Loss count
             * @property {number|null} [fromMs] Loss fromMs
             * @property {number|null} [toMs] Loss toMs
             * @property {string|null} [reason] Loss reason
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Loss.
             * @memberof kadoban.v1
             * @interface ILoss
             * @augments kadoban.v1.Loss.$Properties
             * @deprecated Use kadoban.v1.Loss.$Properties instead.
             */

            /**
             * Shape of a Loss.
             * @typedef {kadoban.v1.Loss.$Properties} kadoban.v1.Loss.$Shape
             */

            /**
             * Constructs a new Loss.
             * @memberof kadoban.v1
             * @classdesc Represents a Loss.
             * @constructor
             * @param {kadoban.v1.Loss.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Loss = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Loss count.
             * @member {number} count
             * @memberof kadoban.v1.Loss
             * @instance
             */
            Loss.prototype.count = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Loss fromMs.
             * @member {number} fromMs
             * @memberof kadoban.v1.Loss
             * @instance
             */
            Loss.prototype.fromMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Loss toMs.
             * @member {number} toMs
             * @memberof kadoban.v1.Loss
             * @instance
             */
            Loss.prototype.toMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Loss reason.
             * @member {string} reason
             * @memberof kadoban.v1.Loss
             * @instance
             */
            Loss.prototype.reason = "";

            /**
             * Encodes the specified Loss message. Does not implicitly {@link kadoban.v1.Loss.verify|verify} messages.
             * @function encode
             * @memberof kadoban.v1.Loss
             * @static
             * @param {kadoban.v1.Loss.$Properties} message Loss message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Loss.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && (typeof message.count === "object" ? message.count.low || message.count.high : message.count !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.count);
                if (message.fromMs != null && $Object.hasOwnProperty.call(message, "fromMs") && (typeof message.fromMs === "object" ? message.fromMs.low || message.fromMs.high : message.fromMs !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).int64(message.fromMs);
                if (message.toMs != null && $Object.hasOwnProperty.call(message, "toMs") && (typeof message.toMs === "object" ? message.toMs.low || message.toMs.high : message.toMs !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).int64(message.toMs);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.reason);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Loss message from the specified reader or buffer.
             * @function decode
             * @memberof kadoban.v1.Loss
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {kadoban.v1.Loss & kadoban.v1.Loss.$Shape} Loss
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Loss.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kadoban.v1.Loss();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.fromMs = value;
                            else
                                delete message.fromMs;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.toMs = value;
                            else
                                delete message.toMs;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Loss;
        })();

        v1.SampleBlock = (function() {

            /**
             * Properties of a SampleBlock.
             * @typedef {Object} kadoban.v1.SampleBlock.$Properties
             * @property {string|null} [boot] SampleBlock boot
             * @property {Array.<number>|null} [atMs] SampleBlock atMs
             * @property {Array.<number>|null} [monoMs] SampleBlock monoMs
             * @property {Array.<kadoban.v1.Instance.$Properties>|null} [instances] SampleBlock instances
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SampleBlock.
             * @memberof kadoban.v1
             * @interface ISampleBlock
             * @augments kadoban.v1.SampleBlock.$Properties
             * @deprecated Use kadoban.v1.SampleBlock.$Properties instead.
             */

            /**
             * Shape of a SampleBlock.
             * @typedef {kadoban.v1.SampleBlock.$Properties} kadoban.v1.SampleBlock.$Shape
             */

            /**
             * Constructs a new SampleBlock.
             * @memberof kadoban.v1
             * @classdesc Represents a SampleBlock.
             * @constructor
             * @param {kadoban.v1.SampleBlock.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SampleBlock = function (properties) {
                this.atMs = [];
                this.monoMs = [];
                this.instances = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SampleBlock boot.
             * @member {string} boot
             * @memberof kadoban.v1.SampleBlock
             * @instance
             */
            SampleBlock.prototype.boot = "";

            /**
             * SampleBlock atMs.
             * @member {Array.<number>} atMs
             * @memberof kadoban.v1.SampleBlock
             * @instance
             */
            SampleBlock.prototype.atMs = $util.emptyArray;

            /**
             * SampleBlock monoMs.
             * @member {Array.<number>} monoMs
             * @memberof kadoban.v1.SampleBlock
             * @instance
             */
            SampleBlock.prototype.monoMs = $util.emptyArray;

            /**
             * SampleBlock instances.
             * @member {Array.<kadoban.v1.Instance.$Properties>} instances
             * @memberof kadoban.v1.SampleBlock
             * @instance
             */
            SampleBlock.prototype.instances = $util.emptyArray;

            /**
             * Encodes the specified SampleBlock message. Does not implicitly {@link kadoban.v1.SampleBlock.verify|verify} messages.
             * @function encode
             * @memberof kadoban.v1.SampleBlock
             * @static
             * @param {kadoban.v1.SampleBlock.$Properties} message SampleBlock message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SampleBlock.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.boot != null && $Object.hasOwnProperty.call(message, "boot") && message.boot !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.boot);
                if (message.atMs != null && message.atMs.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).sint64s(message.atMs);
                if (message.monoMs != null && message.monoMs.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).sint64s(message.monoMs);
                if (message.instances != null && message.instances.length)
                    for (let i = 0; i < message.instances.length; ++i)
                        $root.kadoban.v1.Instance.encode(message.instances[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SampleBlock message from the specified reader or buffer.
             * @function decode
             * @memberof kadoban.v1.SampleBlock
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {kadoban.v1.SampleBlock & kadoban.v1.SampleBlock.$Shape} SampleBlock
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SampleBlock.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kadoban.v1.SampleBlock();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.boot = value;
                            else
                                delete message.boot;
                            continue;
                        }
                    case 2: {
                            if (wireType === 2) {
                                if (!(message.atMs && message.atMs.length))
                                    message.atMs = [];
                                reader.sint64s(message.atMs);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.atMs && message.atMs.length))
                                message.atMs = [];
                            message.atMs.push(reader.sint64());
                            continue;
                        }
                    case 3: {
                            if (wireType === 2) {
                                if (!(message.monoMs && message.monoMs.length))
                                    message.monoMs = [];
                                reader.sint64s(message.monoMs);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.monoMs && message.monoMs.length))
                                message.monoMs = [];
                            message.monoMs.push(reader.sint64());
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.instances && message.instances.length))
                                message.instances = [];
                            message.instances.push($root.kadoban.v1.Instance.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SampleBlock;
        })();

        v1.Instance = (function() {

            /**
             * Properties of an Instance.
             * @typedef {Object} kadoban.v1.Instance.$Properties
             * @property {string|null} [name] Instance name
             * @property {Array.<number>|null} [metrics] Instance metrics
             * @property {Array.<number>|null} [values] Instance values
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Instance.
             * @memberof kadoban.v1
             * @interface IInstance
             * @augments kadoban.v1.Instance.$Properties
             * @deprecated Use kadoban.v1.Instance.$Properties instead.
             */

            /**
             * Shape of an Instance.
             * @typedef {kadoban.v1.Instance.$Properties} kadoban.v1.Instance.$Shape
             */

            /**
             * Constructs a new Instance.
             * @memberof kadoban.v1
             * @classdesc Represents an Instance.
             * @constructor
             * @param {kadoban.v1.Instance.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Instance = function (properties) {
                this.metrics = [];
                this.values = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Instance name.
             * @member {string} name
             * @memberof kadoban.v1.Instance
             * @instance
             */
            Instance.prototype.name = "";

            /**
             * Instance metrics.
             * @member {Array.<number>} metrics
             * @memberof kadoban.v1.Instance
             * @instance
             */
            Instance.prototype.metrics = $util.emptyArray;

            /**
             * Instance values.
             * @member {Array.<number>} values
             * @memberof kadoban.v1.Instance
             * @instance
             */
            Instance.prototype.values = $util.emptyArray;

            /**
             * Encodes the specified Instance message. Does not implicitly {@link kadoban.v1.Instance.verify|verify} messages.
             * @function encode
             * @memberof kadoban.v1.Instance
             * @static
             * @param {kadoban.v1.Instance.$Properties} message Instance message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Instance.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.metrics != null && message.metrics.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).uint32s(message.metrics);
                if (message.values != null && message.values.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).sint64s(message.values);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Instance message from the specified reader or buffer.
             * @function decode
             * @memberof kadoban.v1.Instance
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {kadoban.v1.Instance & kadoban.v1.Instance.$Shape} Instance
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Instance.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kadoban.v1.Instance();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType === 2) {
                                if (!(message.metrics && message.metrics.length))
                                    message.metrics = [];
                                reader.uint32s(message.metrics);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.metrics && message.metrics.length))
                                message.metrics = [];
                            message.metrics.push(reader.uint32());
                            continue;
                        }
                    case 3: {
                            if (wireType === 2) {
                                if (!(message.values && message.values.length))
                                    message.values = [];
                                reader.sint64s(message.values);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.values && message.values.length))
                                message.values = [];
                            message.values.push(reader.sint64());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Instance;
        })();

        /**
         * Status enum.
         * @name kadoban.v1.Status
         * @enum {number}
         * @property {number} STATUS_UNSPECIFIED=0 STATUS_UNSPECIFIED value
         * @property {number} UP=1 UP value
         * @property {number} DEGRADED=2 DEGRADED value
         * @property {number} DOWN=3 DOWN value
         * @property {number} UNKNOWN=4 UNKNOWN value
         */
        v1.Status = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "STATUS_UNSPECIFIED"] = 0;
            values[valuesById[1] = "UP"] = 1;
            values[valuesById[2] = "DEGRADED"] = 2;
            values[valuesById[3] = "DOWN"] = 3;
            values[valuesById[4] = "UNKNOWN"] = 4;
            return values;
        })();

        v1.Result = (function() {

            /**
             * Properties of a Result.
             * @typedef {Object} kadoban.v1.Result.$Properties
             * @property {string|null} [check] Result check
             * @property {number|null} [atMs] Result atMs
             * @property {kadoban.v1.Status|null} [status] Result status
             * @property {string|null} [reason] Result reason
             * @property {string|null} [output] Result output
             * @property {Array.<kadoban.v1.Timing.$Properties>|null} [timings] Result timings
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Result.
             * @memberof kadoban.v1
             * @interface IResult
             * @augments kadoban.v1.Result.$Properties
             * @deprecated Use kadoban.v1.Result.$Properties instead.
             */

            /**
             * Shape of a Result.
             * @typedef {kadoban.v1.Result.$Properties} kadoban.v1.Result.$Shape
             */

            /**
             * Constructs a new Result.
             * @memberof kadoban.v1
             * @classdesc Represents a Result.
             * @constructor
             * @param {kadoban.v1.Result.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Result = function (properties) {
                this.timings = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Result check.
             * @member {string} check
             * @memberof kadoban.v1.Result
             * @instance
             */
            Result.prototype.check = "";

            /**
             * Result atMs.
             * @member {number} atMs
             * @memberof kadoban.v1.Result
             * @instance
             */
            Result.prototype.atMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Result status.
             * @member {kadoban.v1.Status} status
             * @memberof kadoban.v1.Result
             * @instance
             */
            Result.prototype.status = 0;

            /**
             * Result reason.
             * @member {string} reason
             * @memberof kadoban.v1.Result
             * @instance
             */
            Result.prototype.reason = "";

            /**
             * Result output.
             * @member {string} output
             * @memberof kadoban.v1.Result
             * @instance
             */
            Result.prototype.output = "";

            /**
             * Result timings.
             * @member {Array.<kadoban.v1.Timing.$Properties>} timings
             * @memberof kadoban.v1.Result
             * @instance
             */
            Result.prototype.timings = $util.emptyArray;

            /**
             * Encodes the specified Result message. Does not implicitly {@link kadoban.v1.Result.verify|verify} messages.
             * @function encode
             * @memberof kadoban.v1.Result
             * @static
             * @param {kadoban.v1.Result.$Properties} message Result message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Result.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.check != null && $Object.hasOwnProperty.call(message, "check") && message.check !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.check);
                if (message.atMs != null && $Object.hasOwnProperty.call(message, "atMs") && (typeof message.atMs === "object" ? message.atMs.low || message.atMs.high : message.atMs !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).int64(message.atMs);
                if (message.status != null && $Object.hasOwnProperty.call(message, "status") && message.status !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.status);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.reason);
                if (message.output != null && $Object.hasOwnProperty.call(message, "output") && message.output !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.output);
                if (message.timings != null && message.timings.length)
                    for (let i = 0; i < message.timings.length; ++i)
                        $root.kadoban.v1.Timing.encode(message.timings[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Result message from the specified reader or buffer.
             * @function decode
             * @memberof kadoban.v1.Result
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {kadoban.v1.Result & kadoban.v1.Result.$Shape} Result
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Result.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kadoban.v1.Result();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.check = value;
                            else
                                delete message.check;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.atMs = value;
                            else
                                delete message.atMs;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.status = value;
                            else
                                delete message.status;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.output = value;
                            else
                                delete message.output;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.timings && message.timings.length))
                                message.timings = [];
                            message.timings.push($root.kadoban.v1.Timing.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Result;
        })();

        v1.Timing = (function() {

            /**
             * Properties of a Timing.
             * @typedef {Object} kadoban.v1.Timing.$Properties
             * @property {string|null} [name] Timing name
             * @property {number|null} [us] Timing us
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Timing.
             * @memberof kadoban.v1
             * @interface ITiming
             * @augments kadoban.v1.Timing.$Properties
             * @deprecated Use kadoban.v1.Timing.$Properties instead.
             */

            /**
             * Shape of a Timing.
             * @typedef {kadoban.v1.Timing.$Properties} kadoban.v1.Timing.$Shape
             */

            /**
             * Constructs a new Timing.
             * @memberof kadoban.v1
             * @classdesc Represents a Timing.
             * @constructor
             * @param {kadoban.v1.Timing.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Timing = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Timing name.
             * @member {string} name
             * @memberof kadoban.v1.Timing
             * @instance
             */
            Timing.prototype.name = "";

            /**
             * Timing us.
             * @member {number} us
             * @memberof kadoban.v1.Timing
             * @instance
             */
            Timing.prototype.us = 0;

            /**
             * Encodes the specified Timing message. Does not implicitly {@link kadoban.v1.Timing.verify|verify} messages.
             * @function encode
             * @memberof kadoban.v1.Timing
             * @static
             * @param {kadoban.v1.Timing.$Properties} message Timing message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Timing.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.us != null && $Object.hasOwnProperty.call(message, "us") && message.us !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.us);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Timing message from the specified reader or buffer.
             * @function decode
             * @memberof kadoban.v1.Timing
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {kadoban.v1.Timing & kadoban.v1.Timing.$Shape} Timing
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Timing.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kadoban.v1.Timing();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.us = value;
                            else
                                delete message.us;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Timing;
        })();

        v1.Lifecycle = (function() {

            /**
             * Properties of a Lifecycle.
             * @typedef {Object} kadoban.v1.Lifecycle.$Properties
             * @property {number|null} [atMs] Lifecycle atMs
             * @property {kadoban.v1.AgentStarted.$Properties|null} [agentStarted] Lifecycle agentStarted
             * @property {kadoban.v1.AgentStopped.$Properties|null} [agentStopped] Lifecycle agentStopped
             * @property {kadoban.v1.HostShutdown.$Properties|null} [hostShutdown] Lifecycle hostShutdown
             * @property {kadoban.v1.CheckSet.$Properties|null} [checkSet] Lifecycle checkSet
             * @property {kadoban.v1.Mark.$Properties|null} [mark] Lifecycle mark
             * @property {kadoban.v1.MaintenanceStarted.$Properties|null} [maintenanceStarted] Lifecycle maintenanceStarted
             * @property {kadoban.v1.MaintenanceEnded.$Properties|null} [maintenanceEnded] Lifecycle maintenanceEnded
             * @property {kadoban.v1.Inventory.$Properties|null} [inventory] Lifecycle inventory
             * @property {"agentStarted"|"agentStopped"|"hostShutdown"|"checkSet"|"mark"|"maintenanceStarted"|"maintenanceEnded"|"inventory"} [event] Lifecycle event
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Lifecycle.
             * @memberof kadoban.v1
             * @interface ILifecycle
             * @augments kadoban.v1.Lifecycle.$Properties
             * @deprecated Use kadoban.v1.Lifecycle.$Properties instead.
             */

            /**
             * Narrowed shape of a Lifecycle.
             * @typedef {{
             *   atMs?: number|null;
             *   agentStarted?: kadoban.v1.AgentStarted.$Shape|null;
             *   agentStopped?: kadoban.v1.AgentStopped.$Shape|null;
             *   hostShutdown?: kadoban.v1.HostShutdown.$Shape|null;
             *   checkSet?: kadoban.v1.CheckSet.$Shape|null;
             *   mark?: kadoban.v1.Mark.$Shape|null;
             *   maintenanceStarted?: kadoban.v1.MaintenanceStarted.$Shape|null;
             *   maintenanceEnded?: kadoban.v1.MaintenanceEnded.$Shape|null;
             *   inventory?: kadoban.v1.Inventory.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ event?: undefined; agentStarted?: null; agentStopped?: null; hostShutdown?: null; checkSet?: null; mark?: null; maintenanceStarted?: null; maintenanceEnded?: null; inventory?: null }|{ event?: "agentStarted"; agentStarted: kadoban.v1.AgentStarted.$Shape; agentStopped?: null; hostShutdown?: null; checkSet?: null; mark?: null; maintenanceStarted?: null; maintenanceEnded?: null; inventory?: null }|{ event?: "agentStopped"; agentStarted?: null; agentStopped: kadoban.v1.AgentStopped.$Shape; hostShutdown?: null; checkSet?: null; mark?: null; maintenanceStarted?: null; maintenanceEnded?: null; inventory?: null }|{ event?: "hostShutdown"; agentStarted?: null; agentStopped?: null; hostShutdown: kadoban.v1.HostShutdown.$Shape; checkSet?: null; mark?: null; maintenanceStarted?: null; maintenanceEnded?: null; inventory?: null }|{ event?: "checkSet"; agentStarted?: null; agentStopped?: null; hostShutdown?: null; checkSet: kadoban.v1.CheckSet.$Shape; mark?: null; maintenanceStarted?: null; maintenanceEnded?: null; inventory?: null }|{ event?: "mark"; agentStarted?: null; agentStopped?: null; hostShutdown?: null; checkSet?: null; mark: kadoban.v1.Mark.$Shape; maintenanceStarted?: null; maintenanceEnded?: null; inventory?: null }|{ event?: "maintenanceStarted"; agentStarted?: null; agentStopped?: null; hostShutdown?: null; checkSet?: null; mark?: null; maintenanceStarted: kadoban.v1.MaintenanceStarted.$Shape; maintenanceEnded?: null; inventory?: null }|{ event?: "maintenanceEnded"; agentStarted?: null; agentStopped?: null; hostShutdown?: null; checkSet?: null; mark?: null; maintenanceStarted?: null; maintenanceEnded: kadoban.v1.MaintenanceEnded.$Shape; inventory?: null }|{ event?: "inventory"; agentStarted?: null; agentStopped?: null; hostShutdown?: null; checkSet?: null; mark?: null; maintenanceStarted?: null; maintenanceEnded?: null; inventory: kadoban.v1.Inventory.$Shape })
             * )} kadoban.v1.Lifecycle.$Shape
             */

            /**
             * Constructs a new Lifecycle.
             * @memberof kadoban.v1
             * @classdesc Represents a Lifecycle.
             * @constructor
             * @param {kadoban.v1.Lifecycle.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Lifecycle = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Lifecycle atMs.
             * @member {number} atMs
             * @memberof kadoban.v1.Lifecycle
             * @instance
             */
            Lifecycle.prototype.atMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Lifecycle agentStarted.
             * @member {kadoban.v1.AgentStarted.$Properties|null|undefined} agentStarted
             * @memberof kadoban.v1.Lifecycle
             * @instance
             */
            Lifecycle.prototype.agentStarted = null;

            /**
             * Lifecycle agentStopped.
             * @member {kadoban.v1.AgentStopped.$Properties|null|undefined} agentStopped
             * @memberof kadoban.v1.Lifecycle
             * @instance
             */
            Lifecycle.prototype.agentStopped = null;

            /**
             * Lifecycle hostShutdown.
             * @member {kadoban.v1.HostShutdown.$Properties|null|undefined} hostShutdown
             * @memberof kadoban.v1.Lifecycle
             * @instance
             */
            Lifecycle.prototype.hostShutdown = null;

            /**
             * Lifecycle checkSet.
             * @member {kadoban.v1.CheckSet.$Properties|null|undefined} checkSet
             * @memberof kadoban.v1.Lifecycle
             * @instance
             */
            Lifecycle.prototype.checkSet = null;

            /**
             * Lifecycle mark.
             * @member {kadoban.v1.Mark.$Properties|null|undefined} mark
             * @memberof kadoban.v1.Lifecycle
             * @instance
             */
            Lifecycle.prototype.mark = null;

            /**
             * Lifecycle maintenanceStarted.
             * @member {kadoban.v1.MaintenanceStarted.$Properties|null|undefined} maintenanceStarted
             * @memberof kadoban.v1.Lifecycle
             * @instance
             */
            Lifecycle.prototype.maintenanceStarted = null;

            /**
             * Lifecycle maintenanceEnded.
             * @member {kadoban.v1.MaintenanceEnded.$Properties|null|undefined} maintenanceEnded
             * @memberof kadoban.v1.Lifecycle
             * @instance
             */
            Lifecycle.prototype.maintenanceEnded = null;

            /**
             * Lifecycle inventory.
             * @member {kadoban.v1.Inventory.$Properties|null|undefined} inventory
             * @memberof kadoban.v1.Lifecycle
             * @instance
             */
            Lifecycle.prototype.inventory = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * Lifecycle event.
             * @member {"agentStarted"|"agentStopped"|"hostShutdown"|"checkSet"|"mark"|"maintenanceStarted"|"maintenanceEnded"|"inventory"|undefined} event
             * @memberof kadoban.v1.Lifecycle
             * @instance
             */
            $Object.defineProperty(Lifecycle.prototype, "event", {
                get: $util.oneOfGetter($oneOfFields = ["agentStarted", "agentStopped", "hostShutdown", "checkSet", "mark", "maintenanceStarted", "maintenanceEnded", "inventory"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified Lifecycle message. Does not implicitly {@link kadoban.v1.Lifecycle.verify|verify} messages.
             * @function encode
             * @memberof kadoban.v1.Lifecycle
             * @static
             * @param {kadoban.v1.Lifecycle.$Properties} message Lifecycle message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Lifecycle.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.atMs != null && $Object.hasOwnProperty.call(message, "atMs") && (typeof message.atMs === "object" ? message.atMs.low || message.atMs.high : message.atMs !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.atMs);
                if (message.agentStarted != null && $Object.hasOwnProperty.call(message, "agentStarted"))
                    $root.kadoban.v1.AgentStarted.encode(message.agentStarted, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.agentStopped != null && $Object.hasOwnProperty.call(message, "agentStopped"))
                    $root.kadoban.v1.AgentStopped.encode(message.agentStopped, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.hostShutdown != null && $Object.hasOwnProperty.call(message, "hostShutdown"))
                    $root.kadoban.v1.HostShutdown.encode(message.hostShutdown, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.checkSet != null && $Object.hasOwnProperty.call(message, "checkSet"))
                    $root.kadoban.v1.CheckSet.encode(message.checkSet, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.mark != null && $Object.hasOwnProperty.call(message, "mark"))
                    $root.kadoban.v1.Mark.encode(message.mark, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.maintenanceStarted != null && $Object.hasOwnProperty.call(message, "maintenanceStarted"))
                    $root.kadoban.v1.MaintenanceStarted.encode(message.maintenanceStarted, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
                if (message.maintenanceEnded != null && $Object.hasOwnProperty.call(message, "maintenanceEnded"))
                    $root.kadoban.v1.MaintenanceEnded.encode(message.maintenanceEnded, writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
                if (message.inventory != null && $Object.hasOwnProperty.call(message, "inventory"))
                    $root.kadoban.v1.Inventory.encode(message.inventory, writer.uint32(/* id 13, wireType 2 =*/106).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Lifecycle message from the specified reader or buffer.
             * @function decode
             * @memberof kadoban.v1.Lifecycle
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {kadoban.v1.Lifecycle & kadoban.v1.Lifecycle.$Shape} Lifecycle
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Lifecycle.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kadoban.v1.Lifecycle();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.atMs = value;
                            else
                                delete message.atMs;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.agentStarted = $root.kadoban.v1.AgentStarted.decode(reader, reader.size(), $undefined, _depth + 1, message.agentStarted);
                            message.event = "agentStarted";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.agentStopped = $root.kadoban.v1.AgentStopped.decode(reader, reader.size(), $undefined, _depth + 1, message.agentStopped);
                            message.event = "agentStopped";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.hostShutdown = $root.kadoban.v1.HostShutdown.decode(reader, reader.size(), $undefined, _depth + 1, message.hostShutdown);
                            message.event = "hostShutdown";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.checkSet = $root.kadoban.v1.CheckSet.decode(reader, reader.size(), $undefined, _depth + 1, message.checkSet);
                            message.event = "checkSet";
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.mark = $root.kadoban.v1.Mark.decode(reader, reader.size(), $undefined, _depth + 1, message.mark);
                            message.event = "mark";
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.maintenanceStarted = $root.kadoban.v1.MaintenanceStarted.decode(reader, reader.size(), $undefined, _depth + 1, message.maintenanceStarted);
                            message.event = "maintenanceStarted";
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            message.maintenanceEnded = $root.kadoban.v1.MaintenanceEnded.decode(reader, reader.size(), $undefined, _depth + 1, message.maintenanceEnded);
                            message.event = "maintenanceEnded";
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            message.inventory = $root.kadoban.v1.Inventory.decode(reader, reader.size(), $undefined, _depth + 1, message.inventory);
                            message.event = "inventory";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Lifecycle;
        })();

        v1.AgentStarted = (function() {

            /**
             * Properties of an AgentStarted.
             * @typedef {Object} kadoban.v1.AgentStarted.$Properties
             * @property {string|null} [boot] AgentStarted boot
             * @property {number|null} [bootAtMs] AgentStarted bootAtMs
             * @property {string|null} [version] AgentStarted version
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AgentStarted.
             * @memberof kadoban.v1
             * @interface IAgentStarted
             * @augments kadoban.v1.AgentStarted.$Properties
             * @deprecated Use kadoban.v1.AgentStarted.$Properties instead.
             */

            /**
             * Shape of an AgentStarted.
             * @typedef {kadoban.v1.AgentStarted.$Properties} kadoban.v1.AgentStarted.$Shape
             */

            /**
             * Constructs a new AgentStarted.
             * @memberof kadoban.v1
             * @classdesc Represents an AgentStarted.
             * @constructor
             * @param {kadoban.v1.AgentStarted.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AgentStarted = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AgentStarted boot.
             * @member {string} boot
             * @memberof kadoban.v1.AgentStarted
             * @instance
             */
            AgentStarted.prototype.boot = "";

            /**
             * AgentStarted bootAtMs.
             * @member {number} bootAtMs
             * @memberof kadoban.v1.AgentStarted
             * @instance
             */
            AgentStarted.prototype.bootAtMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * AgentStarted version.
             * @member {string} version
             * @memberof kadoban.v1.AgentStarted
             * @instance
             */
            AgentStarted.prototype.version = "";

            /**
             * Encodes the specified AgentStarted message. Does not implicitly {@link kadoban.v1.AgentStarted.verify|verify} messages.
             * @function encode
             * @memberof kadoban.v1.AgentStarted
             * @static
             * @param {kadoban.v1.AgentStarted.$Properties} message AgentStarted message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AgentStarted.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.boot != null && $Object.hasOwnProperty.call(message, "boot") && message.boot !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.boot);
                if (message.bootAtMs != null && $Object.hasOwnProperty.call(message, "bootAtMs") && (typeof message.bootAtMs === "object" ? message.bootAtMs.low || message.bootAtMs.high : message.bootAtMs !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).int64(message.bootAtMs);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.version);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AgentStarted message from the specified reader or buffer.
             * @function decode
             * @memberof kadoban.v1.AgentStarted
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {kadoban.v1.AgentStarted & kadoban.v1.AgentStarted.$Shape} AgentStarted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AgentStarted.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kadoban.v1.AgentStarted();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.boot = value;
                            else
                                delete message.boot;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.bootAtMs = value;
                            else
                                delete message.bootAtMs;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return AgentStarted;
        })();

        v1.AgentStopped = (function() {

            /**
             * Properties of an AgentStopped.
             * @typedef {Object} kadoban.v1.AgentStopped.$Properties
             * @property {string|null} [reason] AgentStopped reason
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AgentStopped.
             * @memberof kadoban.v1
             * @interface IAgentStopped
             * @augments kadoban.v1.AgentStopped.$Properties
             * @deprecated Use kadoban.v1.AgentStopped.$Properties instead.
             */

            /**
             * Shape of an AgentStopped.
             * @typedef {kadoban.v1.AgentStopped.$Properties} kadoban.v1.AgentStopped.$Shape
             */

            /**
             * Constructs a new AgentStopped.
             * @memberof kadoban.v1
             * @classdesc Represents an AgentStopped.
             * @constructor
             * @param {kadoban.v1.AgentStopped.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AgentStopped = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AgentStopped reason.
             * @member {string} reason
             * @memberof kadoban.v1.AgentStopped
             * @instance
             */
            AgentStopped.prototype.reason = "";

            /**
             * Encodes the specified AgentStopped message. Does not implicitly {@link kadoban.v1.AgentStopped.verify|verify} messages.
             * @function encode
             * @memberof kadoban.v1.AgentStopped
             * @static
             * @param {kadoban.v1.AgentStopped.$Properties} message AgentStopped message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AgentStopped.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.reason);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AgentStopped message from the specified reader or buffer.
             * @function decode
             * @memberof kadoban.v1.AgentStopped
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {kadoban.v1.AgentStopped & kadoban.v1.AgentStopped.$Shape} AgentStopped
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AgentStopped.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kadoban.v1.AgentStopped();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return AgentStopped;
        })();

        v1.HostShutdown = (function() {

            /**
             * Properties of a HostShutdown.
             * @typedef {Object} kadoban.v1.HostShutdown.$Properties
             * @property {string|null} [boot] HostShutdown boot
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a HostShutdown.
             * @memberof kadoban.v1
             * @interface IHostShutdown
             * @augments kadoban.v1.HostShutdown.$Properties
             * @deprecated Use kadoban.v1.HostShutdown.$Properties instead.
             */

            /**
             * Shape of a HostShutdown.
             * @typedef {kadoban.v1.HostShutdown.$Properties} kadoban.v1.HostShutdown.$Shape
             */

            /**
             * Constructs a new HostShutdown.
             * @memberof kadoban.v1
             * @classdesc Represents a HostShutdown.
             * @constructor
             * @param {kadoban.v1.HostShutdown.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const HostShutdown = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * HostShutdown boot.
             * @member {string} boot
             * @memberof kadoban.v1.HostShutdown
             * @instance
             */
            HostShutdown.prototype.boot = "";

            /**
             * Encodes the specified HostShutdown message. Does not implicitly {@link kadoban.v1.HostShutdown.verify|verify} messages.
             * @function encode
             * @memberof kadoban.v1.HostShutdown
             * @static
             * @param {kadoban.v1.HostShutdown.$Properties} message HostShutdown message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            HostShutdown.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.boot != null && $Object.hasOwnProperty.call(message, "boot") && message.boot !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.boot);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a HostShutdown message from the specified reader or buffer.
             * @function decode
             * @memberof kadoban.v1.HostShutdown
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {kadoban.v1.HostShutdown & kadoban.v1.HostShutdown.$Shape} HostShutdown
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            HostShutdown.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kadoban.v1.HostShutdown();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.boot = value;
                            else
                                delete message.boot;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return HostShutdown;
        })();

        v1.CheckSet = (function() {

            /**
             * Properties of a CheckSet.
             * @typedef {Object} kadoban.v1.CheckSet.$Properties
             * @property {Array.<kadoban.v1.CheckRule.$Properties>|null} [checks] CheckSet checks
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CheckSet.
             * @memberof kadoban.v1
             * @interface ICheckSet
             * @augments kadoban.v1.CheckSet.$Properties
             * @deprecated Use kadoban.v1.CheckSet.$Properties instead.
             */

            /**
             * Shape of a CheckSet.
             * @typedef {kadoban.v1.CheckSet.$Properties} kadoban.v1.CheckSet.$Shape
             */

            /**
             * Constructs a new CheckSet.
             * @memberof kadoban.v1
             * @classdesc Represents a CheckSet.
             * @constructor
             * @param {kadoban.v1.CheckSet.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CheckSet = function (properties) {
                this.checks = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * CheckSet checks.
             * @member {Array.<kadoban.v1.CheckRule.$Properties>} checks
             * @memberof kadoban.v1.CheckSet
             * @instance
             */
            CheckSet.prototype.checks = $util.emptyArray;

            /**
             * Encodes the specified CheckSet message. Does not implicitly {@link kadoban.v1.CheckSet.verify|verify} messages.
             * @function encode
             * @memberof kadoban.v1.CheckSet
             * @static
             * @param {kadoban.v1.CheckSet.$Properties} message CheckSet message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CheckSet.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.checks != null && message.checks.length)
                    for (let i = 0; i < message.checks.length; ++i)
                        $root.kadoban.v1.CheckRule.encode(message.checks[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CheckSet message from the specified reader or buffer.
             * @function decode
             * @memberof kadoban.v1.CheckSet
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {kadoban.v1.CheckSet & kadoban.v1.CheckSet.$Shape} CheckSet
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CheckSet.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kadoban.v1.CheckSet();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.checks && message.checks.length))
                                message.checks = [];
                            message.checks.push($root.kadoban.v1.CheckRule.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return CheckSet;
        })();

        v1.Mark = (function() {

            /**
             * Properties of a Mark.
             * @typedef {Object} kadoban.v1.Mark.$Properties
             * @property {string|null} [text] Mark text
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Mark.
             * @memberof kadoban.v1
             * @interface IMark
             * @augments kadoban.v1.Mark.$Properties
             * @deprecated Use kadoban.v1.Mark.$Properties instead.
             */

            /**
             * Shape of a Mark.
             * @typedef {kadoban.v1.Mark.$Properties} kadoban.v1.Mark.$Shape
             */

            /**
             * Constructs a new Mark.
             * @memberof kadoban.v1
             * @classdesc Represents a Mark.
             * @constructor
             * @param {kadoban.v1.Mark.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Mark = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Mark text.
             * @member {string} text
             * @memberof kadoban.v1.Mark
             * @instance
             */
            Mark.prototype.text = "";

            /**
             * Encodes the specified Mark message. Does not implicitly {@link kadoban.v1.Mark.verify|verify} messages.
             * @function encode
             * @memberof kadoban.v1.Mark
             * @static
             * @param {kadoban.v1.Mark.$Properties} message Mark message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Mark.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.text != null && $Object.hasOwnProperty.call(message, "text") && message.text !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.text);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Mark message from the specified reader or buffer.
             * @function decode
             * @memberof kadoban.v1.Mark
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {kadoban.v1.Mark & kadoban.v1.Mark.$Shape} Mark
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Mark.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kadoban.v1.Mark();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.text = value;
                            else
                                delete message.text;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Mark;
        })();

        v1.MaintenanceStarted = (function() {

            /**
             * Properties of a MaintenanceStarted.
             * @typedef {Object} kadoban.v1.MaintenanceStarted.$Properties
             * @property {number|null} [forMs] MaintenanceStarted forMs
             * @property {string|null} [reason] MaintenanceStarted reason
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a MaintenanceStarted.
             * @memberof kadoban.v1
             * @interface IMaintenanceStarted
             * @augments kadoban.v1.MaintenanceStarted.$Properties
             * @deprecated Use kadoban.v1.MaintenanceStarted.$Properties instead.
             */

            /**
             * Shape of a MaintenanceStarted.
             * @typedef {kadoban.v1.MaintenanceStarted.$Properties} kadoban.v1.MaintenanceStarted.$Shape
             */

            /**
             * Constructs a new MaintenanceStarted.
             * @memberof kadoban.v1
             * @classdesc Represents a MaintenanceStarted.
             * @constructor
             * @param {kadoban.v1.MaintenanceStarted.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const MaintenanceStarted = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * MaintenanceStarted forMs.
             * @member {number} forMs
             * @memberof kadoban.v1.MaintenanceStarted
             * @instance
             */
            MaintenanceStarted.prototype.forMs = 0;

            /**
             * MaintenanceStarted reason.
             * @member {string} reason
             * @memberof kadoban.v1.MaintenanceStarted
             * @instance
             */
            MaintenanceStarted.prototype.reason = "";

            /**
             * Encodes the specified MaintenanceStarted message. Does not implicitly {@link kadoban.v1.MaintenanceStarted.verify|verify} messages.
             * @function encode
             * @memberof kadoban.v1.MaintenanceStarted
             * @static
             * @param {kadoban.v1.MaintenanceStarted.$Properties} message MaintenanceStarted message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            MaintenanceStarted.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.forMs != null && $Object.hasOwnProperty.call(message, "forMs") && message.forMs !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.forMs);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.reason);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a MaintenanceStarted message from the specified reader or buffer.
             * @function decode
             * @memberof kadoban.v1.MaintenanceStarted
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {kadoban.v1.MaintenanceStarted & kadoban.v1.MaintenanceStarted.$Shape} MaintenanceStarted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            MaintenanceStarted.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kadoban.v1.MaintenanceStarted();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.forMs = value;
                            else
                                delete message.forMs;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return MaintenanceStarted;
        })();

        v1.MaintenanceEnded = (function() {

            /**
             * Properties of a MaintenanceEnded.
             * @typedef {Object} kadoban.v1.MaintenanceEnded.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a MaintenanceEnded.
             * @memberof kadoban.v1
             * @interface IMaintenanceEnded
             * @augments kadoban.v1.MaintenanceEnded.$Properties
             * @deprecated Use kadoban.v1.MaintenanceEnded.$Properties instead.
             */

            /**
             * Shape of a MaintenanceEnded.
             * @typedef {kadoban.v1.MaintenanceEnded.$Properties} kadoban.v1.MaintenanceEnded.$Shape
             */

            /**
             * Constructs a new MaintenanceEnded.
             * @memberof kadoban.v1
             * @classdesc Represents a MaintenanceEnded.
             * @constructor
             * @param {kadoban.v1.MaintenanceEnded.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const MaintenanceEnded = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Encodes the specified MaintenanceEnded message. Does not implicitly {@link kadoban.v1.MaintenanceEnded.verify|verify} messages.
             * @function encode
             * @memberof kadoban.v1.MaintenanceEnded
             * @static
             * @param {kadoban.v1.MaintenanceEnded.$Properties} message MaintenanceEnded message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            MaintenanceEnded.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a MaintenanceEnded message from the specified reader or buffer.
             * @function decode
             * @memberof kadoban.v1.MaintenanceEnded
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {kadoban.v1.MaintenanceEnded & kadoban.v1.MaintenanceEnded.$Shape} MaintenanceEnded
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            MaintenanceEnded.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kadoban.v1.MaintenanceEnded();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return MaintenanceEnded;
        })();

        v1.Inventory = (function() {

            /**
             * Properties of an Inventory.
             * @typedef {Object} kadoban.v1.Inventory.$Properties
             * @property {Array.<kadoban.v1.InventoryFact.$Properties>|null} [facts] Inventory facts
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Inventory.
             * @memberof kadoban.v1
             * @interface IInventory
             * @augments kadoban.v1.Inventory.$Properties
             * @deprecated Use kadoban.v1.Inventory.$Properties instead.
             */

            /**
             * Shape of an Inventory.
             * @typedef {kadoban.v1.Inventory.$Properties} kadoban.v1.Inventory.$Shape
             */

            /**
             * Constructs a new Inventory.
             * @memberof kadoban.v1
             * @classdesc Represents an Inventory.
             * @constructor
             * @param {kadoban.v1.Inventory.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Inventory = function (properties) {
                this.facts = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Inventory facts.
             * @member {Array.<kadoban.v1.InventoryFact.$Properties>} facts
             * @memberof kadoban.v1.Inventory
             * @instance
             */
            Inventory.prototype.facts = $util.emptyArray;

            /**
             * Encodes the specified Inventory message. Does not implicitly {@link kadoban.v1.Inventory.verify|verify} messages.
             * @function encode
             * @memberof kadoban.v1.Inventory
             * @static
             * @param {kadoban.v1.Inventory.$Properties} message Inventory message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Inventory.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.facts != null && message.facts.length)
                    for (let i = 0; i < message.facts.length; ++i)
                        $root.kadoban.v1.InventoryFact.encode(message.facts[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Inventory message from the specified reader or buffer.
             * @function decode
             * @memberof kadoban.v1.Inventory
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {kadoban.v1.Inventory & kadoban.v1.Inventory.$Shape} Inventory
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Inventory.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kadoban.v1.Inventory();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.facts && message.facts.length))
                                message.facts = [];
                            message.facts.push($root.kadoban.v1.InventoryFact.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Inventory;
        })();

        v1.InventoryFact = (function() {

            /**
             * Properties of an InventoryFact.
             * @typedef {Object} kadoban.v1.InventoryFact.$Properties
             * @property {string|null} [name] InventoryFact name
             * @property {string|null} [instance] InventoryFact instance
             * @property {string|null} [value] InventoryFact value
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an InventoryFact.
             * @memberof kadoban.v1
             * @interface IInventoryFact
             * @augments kadoban.v1.InventoryFact.$Properties
             * @deprecated Use kadoban.v1.InventoryFact.$Properties instead.
             */

            /**
             * Shape of an InventoryFact.
             * @typedef {kadoban.v1.InventoryFact.$Properties} kadoban.v1.InventoryFact.$Shape
             */

            /**
             * Constructs a new InventoryFact.
             * @memberof kadoban.v1
             * @classdesc Represents an InventoryFact.
             * @constructor
             * @param {kadoban.v1.InventoryFact.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const InventoryFact = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * InventoryFact name.
             * @member {string} name
             * @memberof kadoban.v1.InventoryFact
             * @instance
             */
            InventoryFact.prototype.name = "";

            /**
             * InventoryFact instance.
             * @member {string} instance
             * @memberof kadoban.v1.InventoryFact
             * @instance
             */
            InventoryFact.prototype.instance = "";

            /**
             * InventoryFact value.
             * @member {string} value
             * @memberof kadoban.v1.InventoryFact
             * @instance
             */
            InventoryFact.prototype.value = "";

            /**
             * Encodes the specified InventoryFact message. Does not implicitly {@link kadoban.v1.InventoryFact.verify|verify} messages.
             * @function encode
             * @memberof kadoban.v1.InventoryFact
             * @static
             * @param {kadoban.v1.InventoryFact.$Properties} message InventoryFact message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            InventoryFact.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.instance != null && $Object.hasOwnProperty.call(message, "instance") && message.instance !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.instance);
                if (message.value != null && $Object.hasOwnProperty.call(message, "value") && message.value !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.value);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an InventoryFact message from the specified reader or buffer.
             * @function decode
             * @memberof kadoban.v1.InventoryFact
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {kadoban.v1.InventoryFact & kadoban.v1.InventoryFact.$Shape} InventoryFact
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            InventoryFact.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kadoban.v1.InventoryFact();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.instance = value;
                            else
                                delete message.instance;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.value = value;
                            else
                                delete message.value;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return InventoryFact;
        })();

        v1.CheckRule = (function() {

            /**
             * Properties of a CheckRule.
             * @typedef {Object} kadoban.v1.CheckRule.$Properties
             * @property {string|null} [name] CheckRule name
             * @property {string|null} [kind] CheckRule kind
             * @property {string|null} [target] CheckRule target
             * @property {number|null} [intervalMs] CheckRule intervalMs
             * @property {number|null} [failures] CheckRule failures
             * @property {number|null} [recoveries] CheckRule recoveries
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CheckRule.
             * @memberof kadoban.v1
             * @interface ICheckRule
             * @augments kadoban.v1.CheckRule.$Properties
             * @deprecated Use kadoban.v1.CheckRule.$Properties instead.
             */

            /**
             * Shape of a CheckRule.
             * @typedef {kadoban.v1.CheckRule.$Properties} kadoban.v1.CheckRule.$Shape
             */

            /**
             * Constructs a new CheckRule.
             * @memberof kadoban.v1
             * @classdesc Represents a CheckRule.
             * @constructor
             * @param {kadoban.v1.CheckRule.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CheckRule = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * CheckRule name.
             * @member {string} name
             * @memberof kadoban.v1.CheckRule
             * @instance
             */
            CheckRule.prototype.name = "";

            /**
             * CheckRule kind.
             * @member {string} kind
             * @memberof kadoban.v1.CheckRule
             * @instance
             */
            CheckRule.prototype.kind = "";

            /**
             * CheckRule target.
             * @member {string} target
             * @memberof kadoban.v1.CheckRule
             * @instance
             */
            CheckRule.prototype.target = "";

            /**
             * CheckRule intervalMs.
             * @member {number} intervalMs
             * @memberof kadoban.v1.CheckRule
             * @instance
             */
            CheckRule.prototype.intervalMs = 0;

            /**
             * CheckRule failures.
             * @member {number} failures
             * @memberof kadoban.v1.CheckRule
             * @instance
             */
            CheckRule.prototype.failures = 0;

            /**
             * CheckRule recoveries.
             * @member {number} recoveries
             * @memberof kadoban.v1.CheckRule
             * @instance
             */
            CheckRule.prototype.recoveries = 0;

            /**
             * Encodes the specified CheckRule message. Does not implicitly {@link kadoban.v1.CheckRule.verify|verify} messages.
             * @function encode
             * @memberof kadoban.v1.CheckRule
             * @static
             * @param {kadoban.v1.CheckRule.$Properties} message CheckRule message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CheckRule.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.kind);
                if (message.target != null && $Object.hasOwnProperty.call(message, "target") && message.target !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.target);
                if (message.intervalMs != null && $Object.hasOwnProperty.call(message, "intervalMs") && message.intervalMs !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.intervalMs);
                if (message.failures != null && $Object.hasOwnProperty.call(message, "failures") && message.failures !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.failures);
                if (message.recoveries != null && $Object.hasOwnProperty.call(message, "recoveries") && message.recoveries !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.recoveries);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CheckRule message from the specified reader or buffer.
             * @function decode
             * @memberof kadoban.v1.CheckRule
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {kadoban.v1.CheckRule & kadoban.v1.CheckRule.$Shape} CheckRule
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CheckRule.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kadoban.v1.CheckRule();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.kind = value;
                            else
                                delete message.kind;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.target = value;
                            else
                                delete message.target;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.intervalMs = value;
                            else
                                delete message.intervalMs;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.failures = value;
                            else
                                delete message.failures;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.recoveries = value;
                            else
                                delete message.recoveries;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return CheckRule;
        })();

        v1.Ack = (function() {

            /**
             * Properties of an Ack.
             * @typedef {Object} kadoban.v1.Ack.$Properties
             * @property {number|null} [epoch] Ack epoch
             * @property {number|null} [seq] Ack seq
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Ack.
             * @memberof kadoban.v1
             * @interface IAck
             * @augments kadoban.v1.Ack.$Properties
             * @deprecated Use kadoban.v1.Ack.$Properties instead.
             */

            /**
             * Shape of an Ack.
             * @typedef {kadoban.v1.Ack.$Properties} kadoban.v1.Ack.$Shape
             */

            /**
             * Constructs a new Ack.
             * @memberof kadoban.v1
             * @classdesc Represents an Ack.
             * @constructor
             * @param {kadoban.v1.Ack.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Ack = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Ack epoch.
             * @member {number} epoch
             * @memberof kadoban.v1.Ack
             * @instance
             */
            Ack.prototype.epoch = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Ack seq.
             * @member {number} seq
             * @memberof kadoban.v1.Ack
             * @instance
             */
            Ack.prototype.seq = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified Ack message. Does not implicitly {@link kadoban.v1.Ack.verify|verify} messages.
             * @function encode
             * @memberof kadoban.v1.Ack
             * @static
             * @param {kadoban.v1.Ack.$Properties} message Ack message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Ack.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && (typeof message.epoch === "object" ? message.epoch.low || message.epoch.high : message.epoch !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.epoch);
                if (message.seq != null && $Object.hasOwnProperty.call(message, "seq") && (typeof message.seq === "object" ? message.seq.low || message.seq.high : message.seq !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.seq);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Ack message from the specified reader or buffer.
             * @function decode
             * @memberof kadoban.v1.Ack
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {kadoban.v1.Ack & kadoban.v1.Ack.$Shape} Ack
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Ack.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kadoban.v1.Ack();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.seq = value;
                            else
                                delete message.seq;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Ack;
        })();

        v1.Throttle = (function() {

            /**
             * Properties of a Throttle.
             * @typedef {Object} kadoban.v1.Throttle.$Properties
             * @property {number|null} [pauseMs] Throttle pauseMs
             * @property {number|null} [inFlightMax] Throttle inFlightMax
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Throttle.
             * @memberof kadoban.v1
             * @interface IThrottle
             * @augments kadoban.v1.Throttle.$Properties
             * @deprecated Use kadoban.v1.Throttle.$Properties instead.
             */

            /**
             * Shape of a Throttle.
             * @typedef {kadoban.v1.Throttle.$Properties} kadoban.v1.Throttle.$Shape
             */

            /**
             * Constructs a new Throttle.
             * @memberof kadoban.v1
             * @classdesc Represents a Throttle.
             * @constructor
             * @param {kadoban.v1.Throttle.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Throttle = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Throttle pauseMs.
             * @member {number} pauseMs
             * @memberof kadoban.v1.Throttle
             * @instance
             */
            Throttle.prototype.pauseMs = 0;

            /**
             * Throttle inFlightMax.
             * @member {number} inFlightMax
             * @memberof kadoban.v1.Throttle
             * @instance
             */
            Throttle.prototype.inFlightMax = 0;

            /**
             * Encodes the specified Throttle message. Does not implicitly {@link kadoban.v1.Throttle.verify|verify} messages.
             * @function encode
             * @memberof kadoban.v1.Throttle
             * @static
             * @param {kadoban.v1.Throttle.$Properties} message Throttle message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Throttle.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.pauseMs != null && $Object.hasOwnProperty.call(message, "pauseMs") && message.pauseMs !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.pauseMs);
                if (message.inFlightMax != null && $Object.hasOwnProperty.call(message, "inFlightMax") && message.inFlightMax !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.inFlightMax);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Throttle message from the specified reader or buffer.
             * @function decode
             * @memberof kadoban.v1.Throttle
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {kadoban.v1.Throttle & kadoban.v1.Throttle.$Shape} Throttle
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Throttle.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kadoban.v1.Throttle();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.pauseMs = value;
                            else
                                delete message.pauseMs;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.inFlightMax = value;
                            else
                                delete message.inFlightMax;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Throttle;
        })();

        v1.Goodbye = (function() {

            /**
             * Properties of a Goodbye.
             * @typedef {Object} kadoban.v1.Goodbye.$Properties
             * @property {string|null} [reason] Goodbye reason
             * @property {number|null} [ttlMs] Goodbye ttlMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Goodbye.
             * @memberof kadoban.v1
             * @interface IGoodbye
             * @augments kadoban.v1.Goodbye.$Properties
             * @deprecated Use kadoban.v1.Goodbye.$Properties instead.
             */

            /**
             * Shape of a Goodbye.
             * @typedef {kadoban.v1.Goodbye.$Properties} kadoban.v1.Goodbye.$Shape
             */

            /**
             * Constructs a new Goodbye.
             * @memberof kadoban.v1
             * @classdesc Represents a Goodbye.
             * @constructor
             * @param {kadoban.v1.Goodbye.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Goodbye = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Goodbye reason.
             * @member {string} reason
             * @memberof kadoban.v1.Goodbye
             * @instance
             */
            Goodbye.prototype.reason = "";

            /**
             * Goodbye ttlMs.
             * @member {number} ttlMs
             * @memberof kadoban.v1.Goodbye
             * @instance
             */
            Goodbye.prototype.ttlMs = 0;

            /**
             * Encodes the specified Goodbye message. Does not implicitly {@link kadoban.v1.Goodbye.verify|verify} messages.
             * @function encode
             * @memberof kadoban.v1.Goodbye
             * @static
             * @param {kadoban.v1.Goodbye.$Properties} message Goodbye message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Goodbye.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.reason);
                if (message.ttlMs != null && $Object.hasOwnProperty.call(message, "ttlMs") && message.ttlMs !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.ttlMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Goodbye message from the specified reader or buffer.
             * @function decode
             * @memberof kadoban.v1.Goodbye
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {kadoban.v1.Goodbye & kadoban.v1.Goodbye.$Shape} Goodbye
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Goodbye.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kadoban.v1.Goodbye();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.ttlMs = value;
                            else
                                delete message.ttlMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Goodbye;
        })();

        v1.ClockAsk = (function() {

            /**
             * Properties of a ClockAsk.
             * @typedef {Object} kadoban.v1.ClockAsk.$Properties
             * @property {number|null} [ask] ClockAsk ask
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ClockAsk.
             * @memberof kadoban.v1
             * @interface IClockAsk
             * @augments kadoban.v1.ClockAsk.$Properties
             * @deprecated Use kadoban.v1.ClockAsk.$Properties instead.
             */

            /**
             * Shape of a ClockAsk.
             * @typedef {kadoban.v1.ClockAsk.$Properties} kadoban.v1.ClockAsk.$Shape
             */

            /**
             * Constructs a new ClockAsk.
             * @memberof kadoban.v1
             * @classdesc Represents a ClockAsk.
             * @constructor
             * @param {kadoban.v1.ClockAsk.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ClockAsk = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ClockAsk ask.
             * @member {number} ask
             * @memberof kadoban.v1.ClockAsk
             * @instance
             */
            ClockAsk.prototype.ask = 0;

            /**
             * Encodes the specified ClockAsk message. Does not implicitly {@link kadoban.v1.ClockAsk.verify|verify} messages.
             * @function encode
             * @memberof kadoban.v1.ClockAsk
             * @static
             * @param {kadoban.v1.ClockAsk.$Properties} message ClockAsk message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ClockAsk.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.ask != null && $Object.hasOwnProperty.call(message, "ask") && message.ask !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.ask);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ClockAsk message from the specified reader or buffer.
             * @function decode
             * @memberof kadoban.v1.ClockAsk
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {kadoban.v1.ClockAsk & kadoban.v1.ClockAsk.$Shape} ClockAsk
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ClockAsk.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kadoban.v1.ClockAsk();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.ask = value;
                            else
                                delete message.ask;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ClockAsk;
        })();

        v1.ClockTold = (function() {

            /**
             * Properties of a ClockTold.
             * @typedef {Object} kadoban.v1.ClockTold.$Properties
             * @property {number|null} [ask] ClockTold ask
             * @property {number|null} [wallMs] ClockTold wallMs
             * @property {number|null} [wallAheadMs] ClockTold wallAheadMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ClockTold.
             * @memberof kadoban.v1
             * @interface IClockTold
             * @augments kadoban.v1.ClockTold.$Properties
             * @deprecated Use kadoban.v1.ClockTold.$Properties instead.
             */

            /**
             * Shape of a ClockTold.
             * @typedef {kadoban.v1.ClockTold.$Properties} kadoban.v1.ClockTold.$Shape
             */

            /**
             * Constructs a new ClockTold.
             * @memberof kadoban.v1
             * @classdesc Represents a ClockTold.
             * @constructor
             * @param {kadoban.v1.ClockTold.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ClockTold = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ClockTold ask.
             * @member {number} ask
             * @memberof kadoban.v1.ClockTold
             * @instance
             */
            ClockTold.prototype.ask = 0;

            /**
             * ClockTold wallMs.
             * @member {number} wallMs
             * @memberof kadoban.v1.ClockTold
             * @instance
             */
            ClockTold.prototype.wallMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * ClockTold wallAheadMs.
             * @member {number} wallAheadMs
             * @memberof kadoban.v1.ClockTold
             * @instance
             */
            ClockTold.prototype.wallAheadMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Encodes the specified ClockTold message. Does not implicitly {@link kadoban.v1.ClockTold.verify|verify} messages.
             * @function encode
             * @memberof kadoban.v1.ClockTold
             * @static
             * @param {kadoban.v1.ClockTold.$Properties} message ClockTold message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ClockTold.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.ask != null && $Object.hasOwnProperty.call(message, "ask") && message.ask !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.ask);
                if (message.wallMs != null && $Object.hasOwnProperty.call(message, "wallMs") && (typeof message.wallMs === "object" ? message.wallMs.low || message.wallMs.high : message.wallMs !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).int64(message.wallMs);
                if (message.wallAheadMs != null && $Object.hasOwnProperty.call(message, "wallAheadMs") && (typeof message.wallAheadMs === "object" ? message.wallAheadMs.low || message.wallAheadMs.high : message.wallAheadMs !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).sint64(message.wallAheadMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ClockTold message from the specified reader or buffer.
             * @function decode
             * @memberof kadoban.v1.ClockTold
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {kadoban.v1.ClockTold & kadoban.v1.ClockTold.$Shape} ClockTold
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ClockTold.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kadoban.v1.ClockTold();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.ask = value;
                            else
                                delete message.ask;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.wallMs = value;
                            else
                                delete message.wallMs;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.sint64()) === "object" ? value.low || value.high : value !== 0)
                                message.wallAheadMs = value;
                            else
                                delete message.wallAheadMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ClockTold;
        })();

        v1.Config = (function() {

            /**
             * Properties of a Config.
             * @typedef {Object} kadoban.v1.Config.$Properties
             * @property {number|null} [revision] Config revision
             * @property {Uint8Array|null} [document] Config document
             * @property {Uint8Array|null} [signature] Config signature
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Config.
             * @memberof kadoban.v1
             * @interface IConfig
             * @augments kadoban.v1.Config.$Properties
             * @deprecated Use kadoban.v1.Config.$Properties instead.
             */

            /**
             * Shape of a Config.
             * @typedef {kadoban.v1.Config.$Properties} kadoban.v1.Config.$Shape
             */

            /**
             * Constructs a new Config.
             * @memberof kadoban.v1
             * @classdesc Represents a Config.
             * @constructor
             * @param {kadoban.v1.Config.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Config = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Config revision.
             * @member {number} revision
             * @memberof kadoban.v1.Config
             * @instance
             */
            Config.prototype.revision = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Config document.
             * @member {Uint8Array} document
             * @memberof kadoban.v1.Config
             * @instance
             */
            Config.prototype.document = $util.newBuffer([]);

            /**
             * Config signature.
             * @member {Uint8Array} signature
             * @memberof kadoban.v1.Config
             * @instance
             */
            Config.prototype.signature = $util.newBuffer([]);

            /**
             * Encodes the specified Config message. Does not implicitly {@link kadoban.v1.Config.verify|verify} messages.
             * @function encode
             * @memberof kadoban.v1.Config
             * @static
             * @param {kadoban.v1.Config.$Properties} message Config message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Config.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.revision != null && $Object.hasOwnProperty.call(message, "revision") && (typeof message.revision === "object" ? message.revision.low || message.revision.high : message.revision !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.revision);
                if (message.document != null && $Object.hasOwnProperty.call(message, "document") && message.document.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.document);
                if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.signature);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Config message from the specified reader or buffer.
             * @function decode
             * @memberof kadoban.v1.Config
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {kadoban.v1.Config & kadoban.v1.Config.$Shape} Config
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Config.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kadoban.v1.Config();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.revision = value;
                            else
                                delete message.revision;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.document = value;
                            else
                                delete message.document;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.signature = value;
                            else
                                delete message.signature;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Config;
        })();

        v1.ConfigTold = (function() {

            /**
             * Properties of a ConfigTold.
             * @typedef {Object} kadoban.v1.ConfigTold.$Properties
             * @property {number|null} [revision] ConfigTold revision
             * @property {string|null} [refusal] ConfigTold refusal
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ConfigTold.
             * @memberof kadoban.v1
             * @interface IConfigTold
             * @augments kadoban.v1.ConfigTold.$Properties
             * @deprecated Use kadoban.v1.ConfigTold.$Properties instead.
             */

            /**
             * Shape of a ConfigTold.
             * @typedef {kadoban.v1.ConfigTold.$Properties} kadoban.v1.ConfigTold.$Shape
             */

            /**
             * Constructs a new ConfigTold.
             * @memberof kadoban.v1
             * @classdesc Represents a ConfigTold.
             * @constructor
             * @param {kadoban.v1.ConfigTold.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ConfigTold = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ConfigTold revision.
             * @member {number} revision
             * @memberof kadoban.v1.ConfigTold
             * @instance
             */
            ConfigTold.prototype.revision = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * ConfigTold refusal.
             * @member {string} refusal
             * @memberof kadoban.v1.ConfigTold
             * @instance
             */
            ConfigTold.prototype.refusal = "";

            /**
             * Encodes the specified ConfigTold message. Does not implicitly {@link kadoban.v1.ConfigTold.verify|verify} messages.
             * @function encode
             * @memberof kadoban.v1.ConfigTold
             * @static
             * @param {kadoban.v1.ConfigTold.$Properties} message ConfigTold message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ConfigTold.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.revision != null && $Object.hasOwnProperty.call(message, "revision") && (typeof message.revision === "object" ? message.revision.low || message.revision.high : message.revision !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.revision);
                if (message.refusal != null && $Object.hasOwnProperty.call(message, "refusal") && message.refusal !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.refusal);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ConfigTold message from the specified reader or buffer.
             * @function decode
             * @memberof kadoban.v1.ConfigTold
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {kadoban.v1.ConfigTold & kadoban.v1.ConfigTold.$Shape} ConfigTold
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ConfigTold.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kadoban.v1.ConfigTold();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.revision = value;
                            else
                                delete message.revision;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.refusal = value;
                            else
                                delete message.refusal;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ConfigTold;
        })();

        v1.KeyAsk = (function() {

            /**
             * Properties of a KeyAsk.
             * @typedef {Object} kadoban.v1.KeyAsk.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a KeyAsk.
             * @memberof kadoban.v1
             * @interface IKeyAsk
             * @augments kadoban.v1.KeyAsk.$Properties
             * @deprecated Use kadoban.v1.KeyAsk.$Properties instead.
             */

            /**
             * Shape of a KeyAsk.
             * @typedef {kadoban.v1.KeyAsk.$Properties} kadoban.v1.KeyAsk.$Shape
             */

            /**
             * Constructs a new KeyAsk.
             * @memberof kadoban.v1
             * @classdesc Represents a KeyAsk.
             * @constructor
             * @param {kadoban.v1.KeyAsk.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const KeyAsk = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Encodes the specified KeyAsk message. Does not implicitly {@link kadoban.v1.KeyAsk.verify|verify} messages.
             * @function encode
             * @memberof kadoban.v1.KeyAsk
             * @static
             * @param {kadoban.v1.KeyAsk.$Properties} message KeyAsk message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            KeyAsk.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a KeyAsk message from the specified reader or buffer.
             * @function decode
             * @memberof kadoban.v1.KeyAsk
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {kadoban.v1.KeyAsk & kadoban.v1.KeyAsk.$Shape} KeyAsk
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            KeyAsk.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kadoban.v1.KeyAsk();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return KeyAsk;
        })();

        v1.KeyChange = (function() {

            /**
             * Properties of a KeyChange.
             * @typedef {Object} kadoban.v1.KeyChange.$Properties
             * @property {Uint8Array|null} [publicKey] KeyChange publicKey
             * @property {Uint8Array|null} [signatureByOld] KeyChange signatureByOld
             * @property {Uint8Array|null} [signatureByNew] KeyChange signatureByNew
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a KeyChange.
             * @memberof kadoban.v1
             * @interface IKeyChange
             * @augments kadoban.v1.KeyChange.$Properties
             * @deprecated Use kadoban.v1.KeyChange.$Properties instead.
             */

            /**
             * Shape of a KeyChange.
             * @typedef {kadoban.v1.KeyChange.$Properties} kadoban.v1.KeyChange.$Shape
             */

            /**
             * Constructs a new KeyChange.
             * @memberof kadoban.v1
             * @classdesc Represents a KeyChange.
             * @constructor
             * @param {kadoban.v1.KeyChange.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const KeyChange = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * KeyChange publicKey.
             * @member {Uint8Array} publicKey
             * @memberof kadoban.v1.KeyChange
             * @instance
             */
            KeyChange.prototype.publicKey = $util.newBuffer([]);

            /**
             * KeyChange signatureByOld.
             * @member {Uint8Array} signatureByOld
             * @memberof kadoban.v1.KeyChange
             * @instance
             */
            KeyChange.prototype.signatureByOld = $util.newBuffer([]);

            /**
             * KeyChange signatureByNew.
             * @member {Uint8Array} signatureByNew
             * @memberof kadoban.v1.KeyChange
             * @instance
             */
            KeyChange.prototype.signatureByNew = $util.newBuffer([]);

            /**
             * Encodes the specified KeyChange message. Does not implicitly {@link kadoban.v1.KeyChange.verify|verify} messages.
             * @function encode
             * @memberof kadoban.v1.KeyChange
             * @static
             * @param {kadoban.v1.KeyChange.$Properties} message KeyChange message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            KeyChange.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.publicKey != null && $Object.hasOwnProperty.call(message, "publicKey") && message.publicKey.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.publicKey);
                if (message.signatureByOld != null && $Object.hasOwnProperty.call(message, "signatureByOld") && message.signatureByOld.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.signatureByOld);
                if (message.signatureByNew != null && $Object.hasOwnProperty.call(message, "signatureByNew") && message.signatureByNew.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.signatureByNew);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a KeyChange message from the specified reader or buffer.
             * @function decode
             * @memberof kadoban.v1.KeyChange
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {kadoban.v1.KeyChange & kadoban.v1.KeyChange.$Shape} KeyChange
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            KeyChange.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kadoban.v1.KeyChange();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.publicKey = value;
                            else
                                delete message.publicKey;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.signatureByOld = value;
                            else
                                delete message.signatureByOld;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.signatureByNew = value;
                            else
                                delete message.signatureByNew;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return KeyChange;
        })();

        v1.KeyChanged = (function() {

            /**
             * Properties of a KeyChanged.
             * @typedef {Object} kadoban.v1.KeyChanged.$Properties
             * @property {Uint8Array|null} [publicKey] KeyChanged publicKey
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a KeyChanged.
             * @memberof kadoban.v1
             * @interface IKeyChanged
             * @augments kadoban.v1.KeyChanged.$Properties
             * @deprecated Use kadoban.v1.KeyChanged.$Properties instead.
             */

            /**
             * Shape of a KeyChanged.
             * @typedef {kadoban.v1.KeyChanged.$Properties} kadoban.v1.KeyChanged.$Shape
             */

            /**
             * Constructs a new KeyChanged.
             * @memberof kadoban.v1
             * @classdesc Represents a KeyChanged.
             * @constructor
             * @param {kadoban.v1.KeyChanged.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const KeyChanged = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * KeyChanged publicKey.
             * @member {Uint8Array} publicKey
             * @memberof kadoban.v1.KeyChanged
             * @instance
             */
            KeyChanged.prototype.publicKey = $util.newBuffer([]);

            /**
             * Encodes the specified KeyChanged message. Does not implicitly {@link kadoban.v1.KeyChanged.verify|verify} messages.
             * @function encode
             * @memberof kadoban.v1.KeyChanged
             * @static
             * @param {kadoban.v1.KeyChanged.$Properties} message KeyChanged message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            KeyChanged.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.publicKey != null && $Object.hasOwnProperty.call(message, "publicKey") && message.publicKey.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.publicKey);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a KeyChanged message from the specified reader or buffer.
             * @function decode
             * @memberof kadoban.v1.KeyChanged
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {kadoban.v1.KeyChanged & kadoban.v1.KeyChanged.$Shape} KeyChanged
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            KeyChanged.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kadoban.v1.KeyChanged();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.publicKey = value;
                            else
                                delete message.publicKey;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return KeyChanged;
        })();

        v1.SigningKeys = (function() {

            /**
             * Properties of a SigningKeys.
             * @typedef {Object} kadoban.v1.SigningKeys.$Properties
             * @property {Array.<Uint8Array>|null} [publicKeys] SigningKeys publicKeys
             * @property {Uint8Array|null} [signature] SigningKeys signature
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SigningKeys.
             * @memberof kadoban.v1
             * @interface ISigningKeys
             * @augments kadoban.v1.SigningKeys.$Properties
             * @deprecated Use kadoban.v1.SigningKeys.$Properties instead.
             */

            /**
             * Shape of a SigningKeys.
             * @typedef {kadoban.v1.SigningKeys.$Properties} kadoban.v1.SigningKeys.$Shape
             */

            /**
             * Constructs a new SigningKeys.
             * @memberof kadoban.v1
             * @classdesc Represents a SigningKeys.
             * @constructor
             * @param {kadoban.v1.SigningKeys.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SigningKeys = function (properties) {
                this.publicKeys = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SigningKeys publicKeys.
             * @member {Array.<Uint8Array>} publicKeys
             * @memberof kadoban.v1.SigningKeys
             * @instance
             */
            SigningKeys.prototype.publicKeys = $util.emptyArray;

            /**
             * SigningKeys signature.
             * @member {Uint8Array} signature
             * @memberof kadoban.v1.SigningKeys
             * @instance
             */
            SigningKeys.prototype.signature = $util.newBuffer([]);

            /**
             * Encodes the specified SigningKeys message. Does not implicitly {@link kadoban.v1.SigningKeys.verify|verify} messages.
             * @function encode
             * @memberof kadoban.v1.SigningKeys
             * @static
             * @param {kadoban.v1.SigningKeys.$Properties} message SigningKeys message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SigningKeys.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.publicKeys != null && message.publicKeys.length)
                    for (let i = 0; i < message.publicKeys.length; ++i)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.publicKeys[i]);
                if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.signature);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SigningKeys message from the specified reader or buffer.
             * @function decode
             * @memberof kadoban.v1.SigningKeys
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {kadoban.v1.SigningKeys & kadoban.v1.SigningKeys.$Shape} SigningKeys
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SigningKeys.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kadoban.v1.SigningKeys();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.publicKeys && message.publicKeys.length))
                                message.publicKeys = [];
                            message.publicKeys.push(reader.bytes());
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.signature = value;
                            else
                                delete message.signature;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SigningKeys;
        })();

        v1.SigningKeysKept = (function() {

            /**
             * Properties of a SigningKeysKept.
             * @typedef {Object} kadoban.v1.SigningKeysKept.$Properties
             * @property {Array.<Uint8Array>|null} [publicKeys] SigningKeysKept publicKeys
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SigningKeysKept.
             * @memberof kadoban.v1
             * @interface ISigningKeysKept
             * @augments kadoban.v1.SigningKeysKept.$Properties
             * @deprecated Use kadoban.v1.SigningKeysKept.$Properties instead.
             */

            /**
             * Shape of a SigningKeysKept.
             * @typedef {kadoban.v1.SigningKeysKept.$Properties} kadoban.v1.SigningKeysKept.$Shape
             */

            /**
             * Constructs a new SigningKeysKept.
             * @memberof kadoban.v1
             * @classdesc Represents a SigningKeysKept.
             * @constructor
             * @param {kadoban.v1.SigningKeysKept.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SigningKeysKept = function (properties) {
                this.publicKeys = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SigningKeysKept publicKeys.
             * @member {Array.<Uint8Array>} publicKeys
             * @memberof kadoban.v1.SigningKeysKept
             * @instance
             */
            SigningKeysKept.prototype.publicKeys = $util.emptyArray;

            /**
             * Encodes the specified SigningKeysKept message. Does not implicitly {@link kadoban.v1.SigningKeysKept.verify|verify} messages.
             * @function encode
             * @memberof kadoban.v1.SigningKeysKept
             * @static
             * @param {kadoban.v1.SigningKeysKept.$Properties} message SigningKeysKept message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SigningKeysKept.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.publicKeys != null && message.publicKeys.length)
                    for (let i = 0; i < message.publicKeys.length; ++i)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.publicKeys[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SigningKeysKept message from the specified reader or buffer.
             * @function decode
             * @memberof kadoban.v1.SigningKeysKept
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {kadoban.v1.SigningKeysKept & kadoban.v1.SigningKeysKept.$Shape} SigningKeysKept
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SigningKeysKept.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.kadoban.v1.SigningKeysKept();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.publicKeys && message.publicKeys.length))
                                message.publicKeys = [];
                            message.publicKeys.push(reader.bytes());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SigningKeysKept;
        })();

        return v1;
    })();

    return kadoban;
})();

export {
  $root as default
};
