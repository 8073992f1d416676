import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace kadoban. */
export namespace kadoban {

    /** Namespace v1. */
    namespace v1 {

        /**
         * Properties of a Frame.
         * @deprecated Use kadoban.v1.Frame.$Properties instead.
         */
        interface IFrame extends kadoban.v1.Frame.$Properties {
        }

        /** Represents a Frame. */
        class Frame {

            /**
             * Constructs a new Frame.
             * @param [properties] Properties to set
             */
            constructor(properties?: kadoban.v1.Frame.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Frame challenge. */
            challenge?: (kadoban.v1.Challenge.$Properties|null);

            /** Frame hello. */
            hello?: (kadoban.v1.Hello.$Properties|null);

            /** Frame welcome. */
            welcome?: (kadoban.v1.Welcome.$Properties|null);

            /** Frame batch. */
            batch?: (kadoban.v1.Batch.$Properties|null);

            /** Frame ack. */
            ack?: (kadoban.v1.Ack.$Properties|null);

            /** Frame throttle. */
            throttle?: (kadoban.v1.Throttle.$Properties|null);

            /** Frame goodbye. */
            goodbye?: (kadoban.v1.Goodbye.$Properties|null);

            /** Frame clockAsk. */
            clockAsk?: (kadoban.v1.ClockAsk.$Properties|null);

            /** Frame clockTold. */
            clockTold?: (kadoban.v1.ClockTold.$Properties|null);

            /** Frame config. */
            config?: (kadoban.v1.Config.$Properties|null);

            /** Frame configTold. */
            configTold?: (kadoban.v1.ConfigTold.$Properties|null);

            /** Frame keyAsk. */
            keyAsk?: (kadoban.v1.KeyAsk.$Properties|null);

            /** Frame keyChange. */
            keyChange?: (kadoban.v1.KeyChange.$Properties|null);

            /** Frame keyChanged. */
            keyChanged?: (kadoban.v1.KeyChanged.$Properties|null);

            /** Frame nextBatch. */
            nextBatch?: (kadoban.v1.NextBatch.$Properties|null);

            /** Frame signingKeys. */
            signingKeys?: (kadoban.v1.SigningKeys.$Properties|null);

            /** Frame signingKeysKept. */
            signingKeysKept?: (kadoban.v1.SigningKeysKept.$Properties|null);

            /** Frame kind. */
            kind?: ("challenge"|"hello"|"welcome"|"batch"|"ack"|"throttle"|"goodbye"|"clockAsk"|"clockTold"|"config"|"configTold"|"keyAsk"|"keyChange"|"keyChanged"|"nextBatch"|"signingKeys"|"signingKeysKept");

            /**
             * Encodes the specified Frame message. Does not implicitly {@link kadoban.v1.Frame.verify|verify} messages.
             * @param message Frame message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kadoban.v1.Frame.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Frame message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kadoban.v1.Frame & kadoban.v1.Frame.$Shape} Frame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kadoban.v1.Frame & kadoban.v1.Frame.$Shape;
        }

        namespace Frame {

            /** Properties of a Frame. */
            interface $Properties {

                /** Frame challenge */
                challenge?: (kadoban.v1.Challenge.$Properties|null);

                /** Frame hello */
                hello?: (kadoban.v1.Hello.$Properties|null);

                /** Frame welcome */
                welcome?: (kadoban.v1.Welcome.$Properties|null);

                /** Frame batch */
                batch?: (kadoban.v1.Batch.$Properties|null);

                /** Frame ack */
                ack?: (kadoban.v1.Ack.$Properties|null);

                /** Frame throttle */
                throttle?: (kadoban.v1.Throttle.$Properties|null);

                /** Frame goodbye */
                goodbye?: (kadoban.v1.Goodbye.$Properties|null);

                /** Frame clockAsk */
                clockAsk?: (kadoban.v1.ClockAsk.$Properties|null);

                /** Frame clockTold */
                clockTold?: (kadoban.v1.ClockTold.$Properties|null);

                /** Frame config */
                config?: (kadoban.v1.Config.$Properties|null);

                /** Frame configTold */
                configTold?: (kadoban.v1.ConfigTold.$Properties|null);

                /** Frame keyAsk */
                keyAsk?: (kadoban.v1.KeyAsk.$Properties|null);

                /** Frame keyChange */
                keyChange?: (kadoban.v1.KeyChange.$Properties|null);

                /** Frame keyChanged */
                keyChanged?: (kadoban.v1.KeyChanged.$Properties|null);

                /** Frame nextBatch */
                nextBatch?: (kadoban.v1.NextBatch.$Properties|null);

                /** Frame signingKeys */
                signingKeys?: (kadoban.v1.SigningKeys.$Properties|null);

                /** Frame signingKeysKept */
                signingKeysKept?: (kadoban.v1.SigningKeysKept.$Properties|null);

                /** Frame kind */
                kind?: ("challenge"|"hello"|"welcome"|"batch"|"ack"|"throttle"|"goodbye"|"clockAsk"|"clockTold"|"config"|"configTold"|"keyAsk"|"keyChange"|"keyChanged"|"nextBatch"|"signingKeys"|"signingKeysKept");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a Frame. */
            type $Shape = {
              challenge?: kadoban.v1.Challenge.$Shape|null;
              hello?: kadoban.v1.Hello.$Shape|null;
              welcome?: kadoban.v1.Welcome.$Shape|null;
              batch?: kadoban.v1.Batch.$Shape|null;
              ack?: kadoban.v1.Ack.$Shape|null;
              throttle?: kadoban.v1.Throttle.$Shape|null;
              goodbye?: kadoban.v1.Goodbye.$Shape|null;
              clockAsk?: kadoban.v1.ClockAsk.$Shape|null;
              clockTold?: kadoban.v1.ClockTold.$Shape|null;
              config?: kadoban.v1.Config.$Shape|null;
              configTold?: kadoban.v1.ConfigTold.$Shape|null;
              keyAsk?: kadoban.v1.KeyAsk.$Shape|null;
              keyChange?: kadoban.v1.KeyChange.$Shape|null;
              keyChanged?: kadoban.v1.KeyChanged.$Shape|null;
              nextBatch?: kadoban.v1.NextBatch.$Shape|null;
              signingKeys?: kadoban.v1.SigningKeys.$Shape|null;
              signingKeysKept?: kadoban.v1.SigningKeysKept.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ kind?: undefined; challenge?: null; hello?: null; welcome?: null; batch?: null; ack?: null; throttle?: null; goodbye?: null; clockAsk?: null; clockTold?: null; config?: null; configTold?: null; keyAsk?: null; keyChange?: null; keyChanged?: null; nextBatch?: null; signingKeys?: null; signingKeysKept?: null }|{ kind?: "challenge"; challenge: kadoban.v1.Challenge.$Shape; hello?: null; welcome?: null; batch?: null; ack?: null; throttle?: null; goodbye?: null; clockAsk?: null; clockTold?: null; config?: null; configTold?: null; keyAsk?: null; keyChange?: null; keyChanged?: null; nextBatch?: null; signingKeys?: null; signingKeysKept?: null }|{ kind?: "hello"; challenge?: null; hello: kadoban.v1.Hello.$Shape; welcome?: null; batch?: null; ack?: null; throttle?: null; goodbye?: null; clockAsk?: null; clockTold?: null; config?: null; configTold?: null; keyAsk?: null; keyChange?: null; keyChanged?: null; nextBatch?: null; signingKeys?: null; signingKeysKept?: null }|{ kind?: "welcome"; challenge?: null; hello?: null; welcome: kadoban.v1.Welcome.$Shape; batch?: null; ack?: null; throttle?: null; goodbye?: null; clockAsk?: null; clockTold?: null; config?: null; configTold?: null; keyAsk?: null; keyChange?: null; keyChanged?: null; nextBatch?: null; signingKeys?: null; signingKeysKept?: null }|{ kind?: "batch"; challenge?: null; hello?: null; welcome?: null; batch: kadoban.v1.Batch.$Shape; ack?: null; throttle?: null; goodbye?: null; clockAsk?: null; clockTold?: null; config?: null; configTold?: null; keyAsk?: null; keyChange?: null; keyChanged?: null; nextBatch?: null; signingKeys?: null; signingKeysKept?: null }|{ kind?: "ack"; challenge?: null; hello?: null; welcome?: null; batch?: null; ack: kadoban.v1.Ack.$Shape; throttle?: null; goodbye?: null; clockAsk?: null; clockTold?: null; config?: null; configTold?: null; keyAsk?: null; keyChange?: null; keyChanged?: null; nextBatch?: null; signingKeys?: null; signingKeysKept?: null }|{ kind?: "throttle"; challenge?: null; hello?: null; welcome?: null; batch?: null; ack?: null; throttle: kadoban.v1.Throttle.$Shape; goodbye?: null; clockAsk?: null; clockTold?: null; config?: null; configTold?: null; keyAsk?: null; keyChange?: null; keyChanged?: null; nextBatch?: null; signingKeys?: null; signingKeysKept?: null }|{ kind?: "goodbye"; challenge?: null; hello?: null; welcome?: null; batch?: null; ack?: null; throttle?: null; goodbye: kadoban.v1.Goodbye.$Shape; clockAsk?: null; clockTold?: null; config?: null; configTold?: null; keyAsk?: null; keyChange?: null; keyChanged?: null; nextBatch?: null; signingKeys?: null; signingKeysKept?: null }|{ kind?: "clockAsk"; challenge?: null; hello?: null; welcome?: null; batch?: null; ack?: null; throttle?: null; goodbye?: null; clockAsk: kadoban.v1.ClockAsk.$Shape; clockTold?: null; config?: null; configTold?: null; keyAsk?: null; keyChange?: null; keyChanged?: null; nextBatch?: null; signingKeys?: null; signingKeysKept?: null }|{ kind?: "clockTold"; challenge?: null; hello?: null; welcome?: null; batch?: null; ack?: null; throttle?: null; goodbye?: null; clockAsk?: null; clockTold: kadoban.v1.ClockTold.$Shape; config?: null; configTold?: null; keyAsk?: null; keyChange?: null; keyChanged?: null; nextBatch?: null; signingKeys?: null; signingKeysKept?: null }|{ kind?: "config"; challenge?: null; hello?: null; welcome?: null; batch?: null; ack?: null; throttle?: null; goodbye?: null; clockAsk?: null; clockTold?: null; config: kadoban.v1.Config.$Shape; configTold?: null; keyAsk?: null; keyChange?: null; keyChanged?: null; nextBatch?: null; signingKeys?: null; signingKeysKept?: null }|{ kind?: "configTold"; challenge?: null; hello?: null; welcome?: null; batch?: null; ack?: null; throttle?: null; goodbye?: null; clockAsk?: null; clockTold?: null; config?: null; configTold: kadoban.v1.ConfigTold.$Shape; keyAsk?: null; keyChange?: null; keyChanged?: null; nextBatch?: null; signingKeys?: null; signingKeysKept?: null }|{ kind?: "keyAsk"; challenge?: null; hello?: null; welcome?: null; batch?: null; ack?: null; throttle?: null; goodbye?: null; clockAsk?: null; clockTold?: null; config?: null; configTold?: null; keyAsk: kadoban.v1.KeyAsk.$Shape; keyChange?: null; keyChanged?: null; nextBatch?: null; signingKeys?: null; signingKeysKept?: null }|{ kind?: "keyChange"; challenge?: null; hello?: null; welcome?: null; batch?: null; ack?: null; throttle?: null; goodbye?: null; clockAsk?: null; clockTold?: null; config?: null; configTold?: null; keyAsk?: null; keyChange: kadoban.v1.KeyChange.$Shape; keyChanged?: null; nextBatch?: null; signingKeys?: null; signingKeysKept?: null }|{ kind?: "keyChanged"; challenge?: null; hello?: null; welcome?: null; batch?: null; ack?: null; throttle?: null; goodbye?: null; clockAsk?: null; clockTold?: null; config?: null; configTold?: null; keyAsk?: null; keyChange?: null; keyChanged: kadoban.v1.KeyChanged.$Shape; nextBatch?: null; signingKeys?: null; signingKeysKept?: null }|{ kind?: "nextBatch"; challenge?: null; hello?: null; welcome?: null; batch?: null; ack?: null; throttle?: null; goodbye?: null; clockAsk?: null; clockTold?: null; config?: null; configTold?: null; keyAsk?: null; keyChange?: null; keyChanged?: null; nextBatch: kadoban.v1.NextBatch.$Shape; signingKeys?: null; signingKeysKept?: null }|{ kind?: "signingKeys"; challenge?: null; hello?: null; welcome?: null; batch?: null; ack?: null; throttle?: null; goodbye?: null; clockAsk?: null; clockTold?: null; config?: null; configTold?: null; keyAsk?: null; keyChange?: null; keyChanged?: null; nextBatch?: null; signingKeys: kadoban.v1.SigningKeys.$Shape; signingKeysKept?: null }|{ kind?: "signingKeysKept"; challenge?: null; hello?: null; welcome?: null; batch?: null; ack?: null; throttle?: null; goodbye?: null; clockAsk?: null; clockTold?: null; config?: null; configTold?: null; keyAsk?: null; keyChange?: null; keyChanged?: null; nextBatch?: null; signingKeys?: null; signingKeysKept: kadoban.v1.SigningKeysKept.$Shape })
            );
        }

        /**
         * Properties of a Challenge.
         * @deprecated Use kadoban.v1.Challenge.$Properties instead.
         */
        interface IChallenge extends kadoban.v1.Challenge.$Properties {
        }

        /** Represents a Challenge. */
        class Challenge {

            /**
             * Constructs a new Challenge.
             * @param [properties] Properties to set
             */
            constructor(properties?: kadoban.v1.Challenge.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Challenge collectorId. */
            collectorId: string;

            /** Challenge nonce. */
            nonce: Uint8Array;

            /** Challenge serverTimeMs. */
            serverTimeMs: number;

            /** Challenge channelBound. */
            channelBound: boolean;

            /**
             * Encodes the specified Challenge message. Does not implicitly {@link kadoban.v1.Challenge.verify|verify} messages.
             * @param message Challenge message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kadoban.v1.Challenge.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Challenge message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kadoban.v1.Challenge & kadoban.v1.Challenge.$Shape} Challenge
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kadoban.v1.Challenge & kadoban.v1.Challenge.$Shape;
        }

        namespace Challenge {

            /** Properties of a Challenge. */
            interface $Properties {

                /** Challenge collectorId */
                collectorId?: (string|null);

                /** Challenge nonce */
                nonce?: (Uint8Array|null);

                /** Challenge serverTimeMs */
                serverTimeMs?: (number|null);

                /** Challenge channelBound */
                channelBound?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Challenge. */
            type $Shape = kadoban.v1.Challenge.$Properties;
        }

        /**
         * Properties of a Hello.
         * @deprecated Use kadoban.v1.Hello.$Properties instead.
         */
        interface IHello extends kadoban.v1.Hello.$Properties {
        }

        /** Represents a Hello. */
        class Hello {

            /**
             * Constructs a new Hello.
             * @param [properties] Properties to set
             */
            constructor(properties?: kadoban.v1.Hello.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Hello protocolMin. */
            protocolMin: number;

            /** Hello protocolMax. */
            protocolMax: number;

            /** Hello hostId. */
            hostId: string;

            /** Hello nonce. */
            nonce: Uint8Array;

            /** Hello signature. */
            signature: Uint8Array;

            /** Hello machineIdHash. */
            machineIdHash: Uint8Array;

            /** Hello boot. */
            boot: string;

            /** Hello bootAtMs. */
            bootAtMs: number;

            /** Hello agentStartedAtMs. */
            agentStartedAtMs: number;

            /** Hello epoch. */
            epoch: number;

            /** Hello version. */
            version: string;

            /** Hello wallMs. */
            wallMs: number;

            /** Hello monoMs. */
            monoMs: number;

            /** Hello hostname. */
            hostname: string;

            /** Hello os. */
            os: string;

            /** Hello arch. */
            arch: string;

            /** Hello sampleEveryMs. */
            sampleEveryMs: number;

            /** Hello localAddress. */
            localAddress: string;

            /** Hello wallAheadMs. */
            wallAheadMs?: (number|null);

            /** Hello configRevision. */
            configRevision?: (number|null);

            /**
             * Encodes the specified Hello message. Does not implicitly {@link kadoban.v1.Hello.verify|verify} messages.
             * @param message Hello message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kadoban.v1.Hello.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Hello message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kadoban.v1.Hello & kadoban.v1.Hello.$Shape} Hello
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kadoban.v1.Hello & kadoban.v1.Hello.$Shape;
        }

        namespace Hello {

            /** Properties of a Hello. */
            interface $Properties {

                /** Hello protocolMin */
                protocolMin?: (number|null);

                /** Hello protocolMax */
                protocolMax?: (number|null);

                /** Hello hostId */
                hostId?: (string|null);

                /** Hello nonce */
                nonce?: (Uint8Array|null);

                /** Hello signature */
                signature?: (Uint8Array|null);

                /** Hello machineIdHash */
                machineIdHash?: (Uint8Array|null);

                /** Hello boot */
                boot?: (string|null);

                /** Hello bootAtMs */
                bootAtMs?: (number|null);

                /** Hello agentStartedAtMs */
                agentStartedAtMs?: (number|null);

                /** Hello epoch */
                epoch?: (number|null);

                /** Hello version */
                version?: (string|null);

                /** Hello wallMs */
                wallMs?: (number|null);

                /** Hello monoMs */
                monoMs?: (number|null);

                /** Hello hostname */
                hostname?: (string|null);

                /** Hello os */
                os?: (string|null);

                /** Hello arch */
                arch?: (string|null);

                /** Hello sampleEveryMs */
                sampleEveryMs?: (number|null);

                /** Hello localAddress */
                localAddress?: (string|null);

                /** Hello wallAheadMs */
                wallAheadMs?: (number|null);

                /** Hello configRevision */
                configRevision?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Hello. */
            type $Shape = kadoban.v1.Hello.$Properties;
        }

        /**
         * Properties of a Welcome.
         * @deprecated Use kadoban.v1.Welcome.$Properties instead.
         */
        interface IWelcome extends kadoban.v1.Welcome.$Properties {
        }

        /** Represents a Welcome. */
        class Welcome {

            /**
             * Constructs a new Welcome.
             * @param [properties] Properties to set
             */
            constructor(properties?: kadoban.v1.Welcome.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Welcome protocol. */
            protocol: number;

            /** Welcome signature. */
            signature: Uint8Array;

            /** Welcome acked. */
            acked: kadoban.v1.EpochAck.$Properties[];

            /** Welcome inFlightMax. */
            inFlightMax: number;

            /** Welcome serverTimeMs. */
            serverTimeMs: number;

            /** Welcome configRevision. */
            configRevision: number;

            /** Welcome takesNext. */
            takesNext: boolean;

            /** Welcome version. */
            version: string;

            /**
             * Encodes the specified Welcome message. Does not implicitly {@link kadoban.v1.Welcome.verify|verify} messages.
             * @param message Welcome message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kadoban.v1.Welcome.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Welcome message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kadoban.v1.Welcome & kadoban.v1.Welcome.$Shape} Welcome
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kadoban.v1.Welcome & kadoban.v1.Welcome.$Shape;
        }

        namespace Welcome {

            /** Properties of a Welcome. */
            interface $Properties {

                /** Welcome protocol */
                protocol?: (number|null);

                /** Welcome signature */
                signature?: (Uint8Array|null);

                /** Welcome acked */
                acked?: (kadoban.v1.EpochAck.$Properties[]|null);

                /** Welcome inFlightMax */
                inFlightMax?: (number|null);

                /** Welcome serverTimeMs */
                serverTimeMs?: (number|null);

                /** Welcome configRevision */
                configRevision?: (number|null);

                /** Welcome takesNext */
                takesNext?: (boolean|null);

                /** Welcome version */
                version?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Welcome. */
            type $Shape = kadoban.v1.Welcome.$Properties;
        }

        /**
         * Properties of an EpochAck.
         * @deprecated Use kadoban.v1.EpochAck.$Properties instead.
         */
        interface IEpochAck extends kadoban.v1.EpochAck.$Properties {
        }

        /** Represents an EpochAck. */
        class EpochAck {

            /**
             * Constructs a new EpochAck.
             * @param [properties] Properties to set
             */
            constructor(properties?: kadoban.v1.EpochAck.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** EpochAck epoch. */
            epoch: number;

            /** EpochAck seq. */
            seq: number;

            /**
             * Encodes the specified EpochAck message. Does not implicitly {@link kadoban.v1.EpochAck.verify|verify} messages.
             * @param message EpochAck message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kadoban.v1.EpochAck.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an EpochAck message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kadoban.v1.EpochAck & kadoban.v1.EpochAck.$Shape} EpochAck
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kadoban.v1.EpochAck & kadoban.v1.EpochAck.$Shape;
        }

        namespace EpochAck {

            /** Properties of an EpochAck. */
            interface $Properties {

                /** EpochAck epoch */
                epoch?: (number|null);

                /** EpochAck seq */
                seq?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an EpochAck. */
            type $Shape = kadoban.v1.EpochAck.$Properties;
        }

        /**
         * Properties of a Batch.
         * @deprecated Use kadoban.v1.Batch.$Properties instead.
         */
        interface IBatch extends kadoban.v1.Batch.$Properties {
        }

        /** Represents a Batch. */
        class Batch {

            /**
             * Constructs a new Batch.
             * @param [properties] Properties to set
             */
            constructor(properties?: kadoban.v1.Batch.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Batch epoch. */
            epoch: number;

            /** Batch firstSeq. */
            firstSeq: number;

            /** Batch samples. */
            samples: kadoban.v1.SampleBlock.$Properties[];

            /** Batch results. */
            results: kadoban.v1.Result.$Properties[];

            /** Batch lifecycle. */
            lifecycle: kadoban.v1.Lifecycle.$Properties[];

            /** Batch lostBefore. */
            lostBefore?: (kadoban.v1.Loss.$Properties|null);

            /** Batch wallAheadMs. */
            wallAheadMs: number;

            /**
             * Encodes the specified Batch message. Does not implicitly {@link kadoban.v1.Batch.verify|verify} messages.
             * @param message Batch message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kadoban.v1.Batch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Batch message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kadoban.v1.Batch & kadoban.v1.Batch.$Shape} Batch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kadoban.v1.Batch & kadoban.v1.Batch.$Shape;
        }

        namespace Batch {

            /** Properties of a Batch. */
            interface $Properties {

                /** Batch epoch */
                epoch?: (number|null);

                /** Batch firstSeq */
                firstSeq?: (number|null);

                /** Batch samples */
                samples?: (kadoban.v1.SampleBlock.$Properties[]|null);

                /** Batch results */
                results?: (kadoban.v1.Result.$Properties[]|null);

                /** Batch lifecycle */
                lifecycle?: (kadoban.v1.Lifecycle.$Properties[]|null);

                /** Batch lostBefore */
                lostBefore?: (kadoban.v1.Loss.$Properties|null);

                /** Batch wallAheadMs */
                wallAheadMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Batch. */
            type $Shape = {
              epoch?: number|null;
              firstSeq?: number|null;
              samples?: kadoban.v1.SampleBlock.$Shape[]|null;
              results?: kadoban.v1.Result.$Shape[]|null;
              lifecycle?: kadoban.v1.Lifecycle.$Shape[]|null;
              lostBefore?: kadoban.v1.Loss.$Shape|null;
              wallAheadMs?: number|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a NextBatch.
         * @deprecated Use kadoban.v1.NextBatch.$Properties instead.
         */
        interface INextBatch extends kadoban.v1.NextBatch.$Properties {
        }

        /** Represents a NextBatch. */
        class NextBatch {

            /**
             * Constructs a new NextBatch.
             * @param [properties] Properties to set
             */
            constructor(properties?: kadoban.v1.NextBatch.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NextBatch laterMs. */
            laterMs: number;

            /** NextBatch awakeMs. */
            awakeMs: number;

            /** NextBatch values. */
            values: number[];

            /** NextBatch results. */
            results: kadoban.v1.Result.$Properties[];

            /** NextBatch wallAheadMs. */
            wallAheadMs: number;

            /**
             * Encodes the specified NextBatch message. Does not implicitly {@link kadoban.v1.NextBatch.verify|verify} messages.
             * @param message NextBatch message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kadoban.v1.NextBatch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NextBatch message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kadoban.v1.NextBatch & kadoban.v1.NextBatch.$Shape} NextBatch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kadoban.v1.NextBatch & kadoban.v1.NextBatch.$Shape;
        }

        namespace NextBatch {

            /** Properties of a NextBatch. */
            interface $Properties {

                /** NextBatch laterMs */
                laterMs?: (number|null);

                /** NextBatch awakeMs */
                awakeMs?: (number|null);

                /** NextBatch values */
                values?: (number[]|null);

                /** NextBatch results */
                results?: (kadoban.v1.Result.$Properties[]|null);

                /** NextBatch wallAheadMs */
                wallAheadMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NextBatch. */
            type $Shape = kadoban.v1.NextBatch.$Properties;
        }

        /**
         * Properties of a Loss.
         * @deprecated Use kadoban.v1.Loss.$Properties instead.
         */
        interface ILoss extends kadoban.v1.Loss.$Properties {
        }

        /** Represents a Loss. */
        class Loss {

            /**
             * Constructs a new Loss.
             * @param [properties] Properties to set
             */
            constructor(properties?: kadoban.v1.Loss.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Loss count. */
            count: number;

            /** Loss fromMs. */
            fromMs: number;

            /** Loss toMs. */
            toMs: number;

            /** Loss reason. */
            reason: string;

            /**
             * Encodes the specified Loss message. Does not implicitly {@link kadoban.v1.Loss.verify|verify} messages.
             * @param message Loss message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kadoban.v1.Loss.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Loss message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kadoban.v1.Loss & kadoban.v1.Loss.$Shape} Loss
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kadoban.v1.Loss & kadoban.v1.Loss.$Shape;
        }

        namespace Loss {

            /** Properties of a Loss. */
            interface $Properties {

                /** Loss count */
                count?: (number|null);

                /** Loss fromMs */
                fromMs?: (number|null);

                /** Loss toMs */
                toMs?: (number|null);

                /** Loss reason */
                reason?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Loss. */
            type $Shape = kadoban.v1.Loss.$Properties;
        }

        /**
         * Properties of a SampleBlock.
         * @deprecated Use kadoban.v1.SampleBlock.$Properties instead.
         */
        interface ISampleBlock extends kadoban.v1.SampleBlock.$Properties {
        }

        /** Represents a SampleBlock. */
        class SampleBlock {

            /**
             * Constructs a new SampleBlock.
             * @param [properties] Properties to set
             */
            constructor(properties?: kadoban.v1.SampleBlock.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SampleBlock boot. */
            boot: string;

            /** SampleBlock atMs. */
            atMs: number[];

            /** SampleBlock monoMs. */
            monoMs: number[];

            /** SampleBlock instances. */
            instances: kadoban.v1.Instance.$Properties[];

            /**
             * Encodes the specified SampleBlock message. Does not implicitly {@link kadoban.v1.SampleBlock.verify|verify} messages.
             * @param message SampleBlock message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kadoban.v1.SampleBlock.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SampleBlock message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kadoban.v1.SampleBlock & kadoban.v1.SampleBlock.$Shape} SampleBlock
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kadoban.v1.SampleBlock & kadoban.v1.SampleBlock.$Shape;
        }

        namespace SampleBlock {

            /** Properties of a SampleBlock. */
            interface $Properties {

                /** SampleBlock boot */
                boot?: (string|null);

                /** SampleBlock atMs */
                atMs?: (number[]|null);

                /** SampleBlock monoMs */
                monoMs?: (number[]|null);

                /** SampleBlock instances */
                instances?: (kadoban.v1.Instance.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SampleBlock. */
            type $Shape = kadoban.v1.SampleBlock.$Properties;
        }

        /**
         * Properties of an Instance.
         * @deprecated Use kadoban.v1.Instance.$Properties instead.
         */
        interface IInstance extends kadoban.v1.Instance.$Properties {
        }

        /** Represents an Instance. */
        class Instance {

            /**
             * Constructs a new Instance.
             * @param [properties] Properties to set
             */
            constructor(properties?: kadoban.v1.Instance.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Instance name. */
            name: string;

            /** Instance metrics. */
            metrics: number[];

            /** Instance values. */
            values: number[];

            /**
             * Encodes the specified Instance message. Does not implicitly {@link kadoban.v1.Instance.verify|verify} messages.
             * @param message Instance message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kadoban.v1.Instance.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Instance message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kadoban.v1.Instance & kadoban.v1.Instance.$Shape} Instance
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kadoban.v1.Instance & kadoban.v1.Instance.$Shape;
        }

        namespace Instance {

            /** Properties of an Instance. */
            interface $Properties {

                /** Instance name */
                name?: (string|null);

                /** Instance metrics */
                metrics?: (number[]|null);

                /** Instance values */
                values?: (number[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Instance. */
            type $Shape = kadoban.v1.Instance.$Properties;
        }

        /** Status enum. */
        enum Status {

            /** STATUS_UNSPECIFIED value */
            STATUS_UNSPECIFIED = 0,

            /** UP value */
            UP = 1,

            /** DEGRADED value */
            DEGRADED = 2,

            /** DOWN value */
            DOWN = 3,

            /** UNKNOWN value */
            UNKNOWN = 4
        }

        /**
         * Properties of a Result.
         * @deprecated Use kadoban.v1.Result.$Properties instead.
         */
        interface IResult extends kadoban.v1.Result.$Properties {
        }

        /** Represents a Result. */
        class Result {

            /**
             * Constructs a new Result.
             * @param [properties] Properties to set
             */
            constructor(properties?: kadoban.v1.Result.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Result check. */
            check: string;

            /** Result atMs. */
            atMs: number;

            /** Result status. */
            status: kadoban.v1.Status;

            /** Result reason. */
            reason: string;

            /** Result output. */
            output: string;

            /** Result timings. */
            timings: kadoban.v1.Timing.$Properties[];

            /**
             * Encodes the specified Result message. Does not implicitly {@link kadoban.v1.Result.verify|verify} messages.
             * @param message Result message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kadoban.v1.Result.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Result message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kadoban.v1.Result & kadoban.v1.Result.$Shape} Result
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kadoban.v1.Result & kadoban.v1.Result.$Shape;
        }

        namespace Result {

            /** Properties of a Result. */
            interface $Properties {

                /** Result check */
                check?: (string|null);

                /** Result atMs */
                atMs?: (number|null);

                /** Result status */
                status?: (kadoban.v1.Status|null);

                /** Result reason */
                reason?: (string|null);

                /** Result output */
                output?: (string|null);

                /** Result timings */
                timings?: (kadoban.v1.Timing.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Result. */
            type $Shape = kadoban.v1.Result.$Properties;
        }

        /**
         * Properties of a Timing.
         * @deprecated Use kadoban.v1.Timing.$Properties instead.
         */
        interface ITiming extends kadoban.v1.Timing.$Properties {
        }

        /** Represents a Timing. */
        class Timing {

            /**
             * Constructs a new Timing.
             * @param [properties] Properties to set
             */
            constructor(properties?: kadoban.v1.Timing.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Timing name. */
            name: string;

            /** Timing us. */
            us: number;

            /**
             * Encodes the specified Timing message. Does not implicitly {@link kadoban.v1.Timing.verify|verify} messages.
             * @param message Timing message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kadoban.v1.Timing.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Timing message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kadoban.v1.Timing & kadoban.v1.Timing.$Shape} Timing
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kadoban.v1.Timing & kadoban.v1.Timing.$Shape;
        }

        namespace Timing {

            /** Properties of a Timing. */
            interface $Properties {

                /** Timing name */
                name?: (string|null);

                /** Timing us */
                us?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Timing. */
            type $Shape = kadoban.v1.Timing.$Properties;
        }

        /**
         * Properties of a Lifecycle.
         * @deprecated Use kadoban.v1.Lifecycle.$Properties instead.
         */
        interface ILifecycle extends kadoban.v1.Lifecycle.$Properties {
        }

        /** Represents a Lifecycle. */
        class Lifecycle {

            /**
             * Constructs a new Lifecycle.
             * @param [properties] Properties to set
             */
            constructor(properties?: kadoban.v1.Lifecycle.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Lifecycle atMs. */
            atMs: number;

            /** Lifecycle agentStarted. */
            agentStarted?: (kadoban.v1.AgentStarted.$Properties|null);

            /** Lifecycle agentStopped. */
            agentStopped?: (kadoban.v1.AgentStopped.$Properties|null);

            /** Lifecycle hostShutdown. */
            hostShutdown?: (kadoban.v1.HostShutdown.$Properties|null);

            /** Lifecycle checkSet. */
            checkSet?: (kadoban.v1.CheckSet.$Properties|null);

            /** Lifecycle mark. */
            mark?: (kadoban.v1.Mark.$Properties|null);

            /** Lifecycle maintenanceStarted. */
            maintenanceStarted?: (kadoban.v1.MaintenanceStarted.$Properties|null);

            /** Lifecycle maintenanceEnded. */
            maintenanceEnded?: (kadoban.v1.MaintenanceEnded.$Properties|null);

            /** Lifecycle inventory. */
            inventory?: (kadoban.v1.Inventory.$Properties|null);

            /** Lifecycle event. */
            event?: ("agentStarted"|"agentStopped"|"hostShutdown"|"checkSet"|"mark"|"maintenanceStarted"|"maintenanceEnded"|"inventory");

            /**
             * Encodes the specified Lifecycle message. Does not implicitly {@link kadoban.v1.Lifecycle.verify|verify} messages.
             * @param message Lifecycle message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kadoban.v1.Lifecycle.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Lifecycle message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kadoban.v1.Lifecycle & kadoban.v1.Lifecycle.$Shape} Lifecycle
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kadoban.v1.Lifecycle & kadoban.v1.Lifecycle.$Shape;
        }

        namespace Lifecycle {

            /** Properties of a Lifecycle. */
            interface $Properties {

                /** Lifecycle atMs */
                atMs?: (number|null);

                /** Lifecycle agentStarted */
                agentStarted?: (kadoban.v1.AgentStarted.$Properties|null);

                /** Lifecycle agentStopped */
                agentStopped?: (kadoban.v1.AgentStopped.$Properties|null);

                /** Lifecycle hostShutdown */
                hostShutdown?: (kadoban.v1.HostShutdown.$Properties|null);

                /** Lifecycle checkSet */
                checkSet?: (kadoban.v1.CheckSet.$Properties|null);

                /** Lifecycle mark */
                mark?: (kadoban.v1.Mark.$Properties|null);

                /** Lifecycle maintenanceStarted */
                maintenanceStarted?: (kadoban.v1.MaintenanceStarted.$Properties|null);

                /** Lifecycle maintenanceEnded */
                maintenanceEnded?: (kadoban.v1.MaintenanceEnded.$Properties|null);

                /** Lifecycle inventory */
                inventory?: (kadoban.v1.Inventory.$Properties|null);

                /** Lifecycle event */
                event?: ("agentStarted"|"agentStopped"|"hostShutdown"|"checkSet"|"mark"|"maintenanceStarted"|"maintenanceEnded"|"inventory");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a Lifecycle. */
            type $Shape = {
              atMs?: number|null;
              agentStarted?: kadoban.v1.AgentStarted.$Shape|null;
              agentStopped?: kadoban.v1.AgentStopped.$Shape|null;
              hostShutdown?: kadoban.v1.HostShutdown.$Shape|null;
              checkSet?: kadoban.v1.CheckSet.$Shape|null;
              mark?: kadoban.v1.Mark.$Shape|null;
              maintenanceStarted?: kadoban.v1.MaintenanceStarted.$Shape|null;
              maintenanceEnded?: kadoban.v1.MaintenanceEnded.$Shape|null;
              inventory?: kadoban.v1.Inventory.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ event?: undefined; agentStarted?: null; agentStopped?: null; hostShutdown?: null; checkSet?: null; mark?: null; maintenanceStarted?: null; maintenanceEnded?: null; inventory?: null }|{ event?: "agentStarted"; agentStarted: kadoban.v1.AgentStarted.$Shape; agentStopped?: null; hostShutdown?: null; checkSet?: null; mark?: null; maintenanceStarted?: null; maintenanceEnded?: null; inventory?: null }|{ event?: "agentStopped"; agentStarted?: null; agentStopped: kadoban.v1.AgentStopped.$Shape; hostShutdown?: null; checkSet?: null; mark?: null; maintenanceStarted?: null; maintenanceEnded?: null; inventory?: null }|{ event?: "hostShutdown"; agentStarted?: null; agentStopped?: null; hostShutdown: kadoban.v1.HostShutdown.$Shape; checkSet?: null; mark?: null; maintenanceStarted?: null; maintenanceEnded?: null; inventory?: null }|{ event?: "checkSet"; agentStarted?: null; agentStopped?: null; hostShutdown?: null; checkSet: kadoban.v1.CheckSet.$Shape; mark?: null; maintenanceStarted?: null; maintenanceEnded?: null; inventory?: null }|{ event?: "mark"; agentStarted?: null; agentStopped?: null; hostShutdown?: null; checkSet?: null; mark: kadoban.v1.Mark.$Shape; maintenanceStarted?: null; maintenanceEnded?: null; inventory?: null }|{ event?: "maintenanceStarted"; agentStarted?: null; agentStopped?: null; hostShutdown?: null; checkSet?: null; mark?: null; maintenanceStarted: kadoban.v1.MaintenanceStarted.$Shape; maintenanceEnded?: null; inventory?: null }|{ event?: "maintenanceEnded"; agentStarted?: null; agentStopped?: null; hostShutdown?: null; checkSet?: null; mark?: null; maintenanceStarted?: null; maintenanceEnded: kadoban.v1.MaintenanceEnded.$Shape; inventory?: null }|{ event?: "inventory"; agentStarted?: null; agentStopped?: null; hostShutdown?: null; checkSet?: null; mark?: null; maintenanceStarted?: null; maintenanceEnded?: null; inventory: kadoban.v1.Inventory.$Shape })
            );
        }

        /**
         * Properties of an AgentStarted.
         * @deprecated Use kadoban.v1.AgentStarted.$Properties instead.
         */
        interface IAgentStarted extends kadoban.v1.AgentStarted.$Properties {
        }

        /** Represents an AgentStarted. */
        class AgentStarted {

            /**
             * Constructs a new AgentStarted.
             * @param [properties] Properties to set
             */
            constructor(properties?: kadoban.v1.AgentStarted.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AgentStarted boot. */
            boot: string;

            /** AgentStarted bootAtMs. */
            bootAtMs: number;

            /** AgentStarted version. */
            version: string;

            /**
             * Encodes the specified AgentStarted message. Does not implicitly {@link kadoban.v1.AgentStarted.verify|verify} messages.
             * @param message AgentStarted message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kadoban.v1.AgentStarted.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AgentStarted message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kadoban.v1.AgentStarted & kadoban.v1.AgentStarted.$Shape} AgentStarted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kadoban.v1.AgentStarted & kadoban.v1.AgentStarted.$Shape;
        }

        namespace AgentStarted {

            /** Properties of an AgentStarted. */
            interface $Properties {

                /** AgentStarted boot */
                boot?: (string|null);

                /** AgentStarted bootAtMs */
                bootAtMs?: (number|null);

                /** AgentStarted version */
                version?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AgentStarted. */
            type $Shape = kadoban.v1.AgentStarted.$Properties;
        }

        /**
         * Properties of an AgentStopped.
         * @deprecated Use kadoban.v1.AgentStopped.$Properties instead.
         */
        interface IAgentStopped extends kadoban.v1.AgentStopped.$Properties {
        }

        /** Represents an AgentStopped. */
        class AgentStopped {

            /**
             * Constructs a new AgentStopped.
             * @param [properties] Properties to set
             */
            constructor(properties?: kadoban.v1.AgentStopped.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AgentStopped reason. */
            reason: string;

            /**
             * Encodes the specified AgentStopped message. Does not implicitly {@link kadoban.v1.AgentStopped.verify|verify} messages.
             * @param message AgentStopped message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kadoban.v1.AgentStopped.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AgentStopped message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kadoban.v1.AgentStopped & kadoban.v1.AgentStopped.$Shape} AgentStopped
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kadoban.v1.AgentStopped & kadoban.v1.AgentStopped.$Shape;
        }

        namespace AgentStopped {

            /** Properties of an AgentStopped. */
            interface $Properties {

                /** AgentStopped reason */
                reason?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AgentStopped. */
            type $Shape = kadoban.v1.AgentStopped.$Properties;
        }

        /**
         * Properties of a HostShutdown.
         * @deprecated Use kadoban.v1.HostShutdown.$Properties instead.
         */
        interface IHostShutdown extends kadoban.v1.HostShutdown.$Properties {
        }

        /** Represents a HostShutdown. */
        class HostShutdown {

            /**
             * Constructs a new HostShutdown.
             * @param [properties] Properties to set
             */
            constructor(properties?: kadoban.v1.HostShutdown.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HostShutdown boot. */
            boot: string;

            /**
             * Encodes the specified HostShutdown message. Does not implicitly {@link kadoban.v1.HostShutdown.verify|verify} messages.
             * @param message HostShutdown message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kadoban.v1.HostShutdown.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HostShutdown message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kadoban.v1.HostShutdown & kadoban.v1.HostShutdown.$Shape} HostShutdown
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kadoban.v1.HostShutdown & kadoban.v1.HostShutdown.$Shape;
        }

        namespace HostShutdown {

            /** Properties of a HostShutdown. */
            interface $Properties {

                /** HostShutdown boot */
                boot?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HostShutdown. */
            type $Shape = kadoban.v1.HostShutdown.$Properties;
        }

        /**
         * Properties of a CheckSet.
         * @deprecated Use kadoban.v1.CheckSet.$Properties instead.
         */
        interface ICheckSet extends kadoban.v1.CheckSet.$Properties {
        }

        /** Represents a CheckSet. */
        class CheckSet {

            /**
             * Constructs a new CheckSet.
             * @param [properties] Properties to set
             */
            constructor(properties?: kadoban.v1.CheckSet.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CheckSet checks. */
            checks: kadoban.v1.CheckRule.$Properties[];

            /**
             * Encodes the specified CheckSet message. Does not implicitly {@link kadoban.v1.CheckSet.verify|verify} messages.
             * @param message CheckSet message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kadoban.v1.CheckSet.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CheckSet message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kadoban.v1.CheckSet & kadoban.v1.CheckSet.$Shape} CheckSet
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kadoban.v1.CheckSet & kadoban.v1.CheckSet.$Shape;
        }

        namespace CheckSet {

            /** Properties of a CheckSet. */
            interface $Properties {

                /** CheckSet checks */
                checks?: (kadoban.v1.CheckRule.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CheckSet. */
            type $Shape = kadoban.v1.CheckSet.$Properties;
        }

        /**
         * Properties of a Mark.
         * @deprecated Use kadoban.v1.Mark.$Properties instead.
         */
        interface IMark extends kadoban.v1.Mark.$Properties {
        }

        /** Represents a Mark. */
        class Mark {

            /**
             * Constructs a new Mark.
             * @param [properties] Properties to set
             */
            constructor(properties?: kadoban.v1.Mark.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Mark text. */
            text: string;

            /**
             * Encodes the specified Mark message. Does not implicitly {@link kadoban.v1.Mark.verify|verify} messages.
             * @param message Mark message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kadoban.v1.Mark.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Mark message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kadoban.v1.Mark & kadoban.v1.Mark.$Shape} Mark
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kadoban.v1.Mark & kadoban.v1.Mark.$Shape;
        }

        namespace Mark {

            /** Properties of a Mark. */
            interface $Properties {

                /** Mark text */
                text?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Mark. */
            type $Shape = kadoban.v1.Mark.$Properties;
        }

        /**
         * Properties of a MaintenanceStarted.
         * @deprecated Use kadoban.v1.MaintenanceStarted.$Properties instead.
         */
        interface IMaintenanceStarted extends kadoban.v1.MaintenanceStarted.$Properties {
        }

        /** Represents a MaintenanceStarted. */
        class MaintenanceStarted {

            /**
             * Constructs a new MaintenanceStarted.
             * @param [properties] Properties to set
             */
            constructor(properties?: kadoban.v1.MaintenanceStarted.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** MaintenanceStarted forMs. */
            forMs: number;

            /** MaintenanceStarted reason. */
            reason: string;

            /**
             * Encodes the specified MaintenanceStarted message. Does not implicitly {@link kadoban.v1.MaintenanceStarted.verify|verify} messages.
             * @param message MaintenanceStarted message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kadoban.v1.MaintenanceStarted.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MaintenanceStarted message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kadoban.v1.MaintenanceStarted & kadoban.v1.MaintenanceStarted.$Shape} MaintenanceStarted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kadoban.v1.MaintenanceStarted & kadoban.v1.MaintenanceStarted.$Shape;
        }

        namespace MaintenanceStarted {

            /** Properties of a MaintenanceStarted. */
            interface $Properties {

                /** MaintenanceStarted forMs */
                forMs?: (number|null);

                /** MaintenanceStarted reason */
                reason?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MaintenanceStarted. */
            type $Shape = kadoban.v1.MaintenanceStarted.$Properties;
        }

        /**
         * Properties of a MaintenanceEnded.
         * @deprecated Use kadoban.v1.MaintenanceEnded.$Properties instead.
         */
        interface IMaintenanceEnded extends kadoban.v1.MaintenanceEnded.$Properties {
        }

        /** Represents a MaintenanceEnded. */
        class MaintenanceEnded {

            /**
             * Constructs a new MaintenanceEnded.
             * @param [properties] Properties to set
             */
            constructor(properties?: kadoban.v1.MaintenanceEnded.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified MaintenanceEnded message. Does not implicitly {@link kadoban.v1.MaintenanceEnded.verify|verify} messages.
             * @param message MaintenanceEnded message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kadoban.v1.MaintenanceEnded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MaintenanceEnded message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kadoban.v1.MaintenanceEnded & kadoban.v1.MaintenanceEnded.$Shape} MaintenanceEnded
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kadoban.v1.MaintenanceEnded & kadoban.v1.MaintenanceEnded.$Shape;
        }

        namespace MaintenanceEnded {

            /** Properties of a MaintenanceEnded. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MaintenanceEnded. */
            type $Shape = kadoban.v1.MaintenanceEnded.$Properties;
        }

        /**
         * Properties of an Inventory.
         * @deprecated Use kadoban.v1.Inventory.$Properties instead.
         */
        interface IInventory extends kadoban.v1.Inventory.$Properties {
        }

        /** Represents an Inventory. */
        class Inventory {

            /**
             * Constructs a new Inventory.
             * @param [properties] Properties to set
             */
            constructor(properties?: kadoban.v1.Inventory.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Inventory facts. */
            facts: kadoban.v1.InventoryFact.$Properties[];

            /**
             * Encodes the specified Inventory message. Does not implicitly {@link kadoban.v1.Inventory.verify|verify} messages.
             * @param message Inventory message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kadoban.v1.Inventory.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Inventory message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kadoban.v1.Inventory & kadoban.v1.Inventory.$Shape} Inventory
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kadoban.v1.Inventory & kadoban.v1.Inventory.$Shape;
        }

        namespace Inventory {

            /** Properties of an Inventory. */
            interface $Properties {

                /** Inventory facts */
                facts?: (kadoban.v1.InventoryFact.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Inventory. */
            type $Shape = kadoban.v1.Inventory.$Properties;
        }

        /**
         * Properties of an InventoryFact.
         * @deprecated Use kadoban.v1.InventoryFact.$Properties instead.
         */
        interface IInventoryFact extends kadoban.v1.InventoryFact.$Properties {
        }

        /** Represents an InventoryFact. */
        class InventoryFact {

            /**
             * Constructs a new InventoryFact.
             * @param [properties] Properties to set
             */
            constructor(properties?: kadoban.v1.InventoryFact.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** InventoryFact name. */
            name: string;

            /** InventoryFact instance. */
            instance: string;

            /** InventoryFact value. */
            value: string;

            /**
             * Encodes the specified InventoryFact message. Does not implicitly {@link kadoban.v1.InventoryFact.verify|verify} messages.
             * @param message InventoryFact message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kadoban.v1.InventoryFact.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an InventoryFact message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kadoban.v1.InventoryFact & kadoban.v1.InventoryFact.$Shape} InventoryFact
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kadoban.v1.InventoryFact & kadoban.v1.InventoryFact.$Shape;
        }

        namespace InventoryFact {

            /** Properties of an InventoryFact. */
            interface $Properties {

                /** InventoryFact name */
                name?: (string|null);

                /** InventoryFact instance */
                instance?: (string|null);

                /** InventoryFact value */
                value?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an InventoryFact. */
            type $Shape = kadoban.v1.InventoryFact.$Properties;
        }

        /**
         * Properties of a CheckRule.
         * @deprecated Use kadoban.v1.CheckRule.$Properties instead.
         */
        interface ICheckRule extends kadoban.v1.CheckRule.$Properties {
        }

        /** Represents a CheckRule. */
        class CheckRule {

            /**
             * Constructs a new CheckRule.
             * @param [properties] Properties to set
             */
            constructor(properties?: kadoban.v1.CheckRule.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CheckRule name. */
            name: string;

            /** CheckRule kind. */
            kind: string;

            /** CheckRule target. */
            target: string;

            /** CheckRule intervalMs. */
            intervalMs: number;

            /** CheckRule failures. */
            failures: number;

            /** CheckRule recoveries. */
            recoveries: number;

            /**
             * Encodes the specified CheckRule message. Does not implicitly {@link kadoban.v1.CheckRule.verify|verify} messages.
             * @param message CheckRule message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kadoban.v1.CheckRule.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CheckRule message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kadoban.v1.CheckRule & kadoban.v1.CheckRule.$Shape} CheckRule
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kadoban.v1.CheckRule & kadoban.v1.CheckRule.$Shape;
        }

        namespace CheckRule {

            /** Properties of a CheckRule. */
            interface $Properties {

                /** CheckRule name */
                name?: (string|null);

                /** CheckRule kind */
                kind?: (string|null);

                /** CheckRule target */
                target?: (string|null);

                /** CheckRule intervalMs */
                intervalMs?: (number|null);

                /** CheckRule failures */
                failures?: (number|null);

                /** CheckRule recoveries */
                recoveries?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CheckRule. */
            type $Shape = kadoban.v1.CheckRule.$Properties;
        }

        /**
         * Properties of an Ack.
         * @deprecated Use kadoban.v1.Ack.$Properties instead.
         */
        interface IAck extends kadoban.v1.Ack.$Properties {
        }

        /** Represents an Ack. */
        class Ack {

            /**
             * Constructs a new Ack.
             * @param [properties] Properties to set
             */
            constructor(properties?: kadoban.v1.Ack.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Ack epoch. */
            epoch: number;

            /** Ack seq. */
            seq: number;

            /**
             * Encodes the specified Ack message. Does not implicitly {@link kadoban.v1.Ack.verify|verify} messages.
             * @param message Ack message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kadoban.v1.Ack.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Ack message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kadoban.v1.Ack & kadoban.v1.Ack.$Shape} Ack
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kadoban.v1.Ack & kadoban.v1.Ack.$Shape;
        }

        namespace Ack {

            /** Properties of an Ack. */
            interface $Properties {

                /** Ack epoch */
                epoch?: (number|null);

                /** Ack seq */
                seq?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Ack. */
            type $Shape = kadoban.v1.Ack.$Properties;
        }

        /**
         * Properties of a Throttle.
         * @deprecated Use kadoban.v1.Throttle.$Properties instead.
         */
        interface IThrottle extends kadoban.v1.Throttle.$Properties {
        }

        /** Represents a Throttle. */
        class Throttle {

            /**
             * Constructs a new Throttle.
             * @param [properties] Properties to set
             */
            constructor(properties?: kadoban.v1.Throttle.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Throttle pauseMs. */
            pauseMs: number;

            /** Throttle inFlightMax. */
            inFlightMax: number;

            /**
             * Encodes the specified Throttle message. Does not implicitly {@link kadoban.v1.Throttle.verify|verify} messages.
             * @param message Throttle message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kadoban.v1.Throttle.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Throttle message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kadoban.v1.Throttle & kadoban.v1.Throttle.$Shape} Throttle
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kadoban.v1.Throttle & kadoban.v1.Throttle.$Shape;
        }

        namespace Throttle {

            /** Properties of a Throttle. */
            interface $Properties {

                /** Throttle pauseMs */
                pauseMs?: (number|null);

                /** Throttle inFlightMax */
                inFlightMax?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Throttle. */
            type $Shape = kadoban.v1.Throttle.$Properties;
        }

        /**
         * Properties of a Goodbye.
         * @deprecated Use kadoban.v1.Goodbye.$Properties instead.
         */
        interface IGoodbye extends kadoban.v1.Goodbye.$Properties {
        }

        /** Represents a Goodbye. */
        class Goodbye {

            /**
             * Constructs a new Goodbye.
             * @param [properties] Properties to set
             */
            constructor(properties?: kadoban.v1.Goodbye.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Goodbye reason. */
            reason: string;

            /** Goodbye ttlMs. */
            ttlMs: number;

            /**
             * Encodes the specified Goodbye message. Does not implicitly {@link kadoban.v1.Goodbye.verify|verify} messages.
             * @param message Goodbye message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kadoban.v1.Goodbye.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Goodbye message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kadoban.v1.Goodbye & kadoban.v1.Goodbye.$Shape} Goodbye
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kadoban.v1.Goodbye & kadoban.v1.Goodbye.$Shape;
        }

        namespace Goodbye {

            /** Properties of a Goodbye. */
            interface $Properties {

                /** Goodbye reason */
                reason?: (string|null);

                /** Goodbye ttlMs */
                ttlMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Goodbye. */
            type $Shape = kadoban.v1.Goodbye.$Properties;
        }

        /**
         * Properties of a ClockAsk.
         * @deprecated Use kadoban.v1.ClockAsk.$Properties instead.
         */
        interface IClockAsk extends kadoban.v1.ClockAsk.$Properties {
        }

        /** Represents a ClockAsk. */
        class ClockAsk {

            /**
             * Constructs a new ClockAsk.
             * @param [properties] Properties to set
             */
            constructor(properties?: kadoban.v1.ClockAsk.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ClockAsk ask. */
            ask: number;

            /**
             * Encodes the specified ClockAsk message. Does not implicitly {@link kadoban.v1.ClockAsk.verify|verify} messages.
             * @param message ClockAsk message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kadoban.v1.ClockAsk.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ClockAsk message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kadoban.v1.ClockAsk & kadoban.v1.ClockAsk.$Shape} ClockAsk
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kadoban.v1.ClockAsk & kadoban.v1.ClockAsk.$Shape;
        }

        namespace ClockAsk {

            /** Properties of a ClockAsk. */
            interface $Properties {

                /** ClockAsk ask */
                ask?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ClockAsk. */
            type $Shape = kadoban.v1.ClockAsk.$Properties;
        }

        /**
         * Properties of a ClockTold.
         * @deprecated Use kadoban.v1.ClockTold.$Properties instead.
         */
        interface IClockTold extends kadoban.v1.ClockTold.$Properties {
        }

        /** Represents a ClockTold. */
        class ClockTold {

            /**
             * Constructs a new ClockTold.
             * @param [properties] Properties to set
             */
            constructor(properties?: kadoban.v1.ClockTold.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ClockTold ask. */
            ask: number;

            /** ClockTold wallMs. */
            wallMs: number;

            /** ClockTold wallAheadMs. */
            wallAheadMs: number;

            /**
             * Encodes the specified ClockTold message. Does not implicitly {@link kadoban.v1.ClockTold.verify|verify} messages.
             * @param message ClockTold message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kadoban.v1.ClockTold.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ClockTold message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kadoban.v1.ClockTold & kadoban.v1.ClockTold.$Shape} ClockTold
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kadoban.v1.ClockTold & kadoban.v1.ClockTold.$Shape;
        }

        namespace ClockTold {

            /** Properties of a ClockTold. */
            interface $Properties {

                /** ClockTold ask */
                ask?: (number|null);

                /** ClockTold wallMs */
                wallMs?: (number|null);

                /** ClockTold wallAheadMs */
                wallAheadMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ClockTold. */
            type $Shape = kadoban.v1.ClockTold.$Properties;
        }

        /**
         * Properties of a Config.
         * @deprecated Use kadoban.v1.Config.$Properties instead.
         */
        interface IConfig extends kadoban.v1.Config.$Properties {
        }

        /** Represents a Config. */
        class Config {

            /**
             * Constructs a new Config.
             * @param [properties] Properties to set
             */
            constructor(properties?: kadoban.v1.Config.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Config revision. */
            revision: number;

            /** Config document. */
            document: Uint8Array;

            /** Config signature. */
            signature: Uint8Array;

            /**
             * Encodes the specified Config message. Does not implicitly {@link kadoban.v1.Config.verify|verify} messages.
             * @param message Config message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kadoban.v1.Config.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Config message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kadoban.v1.Config & kadoban.v1.Config.$Shape} Config
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kadoban.v1.Config & kadoban.v1.Config.$Shape;
        }

        namespace Config {

            /** Properties of a Config. */
            interface $Properties {

                /** Config revision */
                revision?: (number|null);

                /** Config document */
                document?: (Uint8Array|null);

                /** Config signature */
                signature?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Config. */
            type $Shape = kadoban.v1.Config.$Properties;
        }

        /**
         * Properties of a ConfigTold.
         * @deprecated Use kadoban.v1.ConfigTold.$Properties instead.
         */
        interface IConfigTold extends kadoban.v1.ConfigTold.$Properties {
        }

        /** Represents a ConfigTold. */
        class ConfigTold {

            /**
             * Constructs a new ConfigTold.
             * @param [properties] Properties to set
             */
            constructor(properties?: kadoban.v1.ConfigTold.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ConfigTold revision. */
            revision: number;

            /** ConfigTold refusal. */
            refusal: string;

            /**
             * Encodes the specified ConfigTold message. Does not implicitly {@link kadoban.v1.ConfigTold.verify|verify} messages.
             * @param message ConfigTold message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kadoban.v1.ConfigTold.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ConfigTold message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kadoban.v1.ConfigTold & kadoban.v1.ConfigTold.$Shape} ConfigTold
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kadoban.v1.ConfigTold & kadoban.v1.ConfigTold.$Shape;
        }

        namespace ConfigTold {

            /** Properties of a ConfigTold. */
            interface $Properties {

                /** ConfigTold revision */
                revision?: (number|null);

                /** ConfigTold refusal */
                refusal?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ConfigTold. */
            type $Shape = kadoban.v1.ConfigTold.$Properties;
        }

        /**
         * Properties of a KeyAsk.
         * @deprecated Use kadoban.v1.KeyAsk.$Properties instead.
         */
        interface IKeyAsk extends kadoban.v1.KeyAsk.$Properties {
        }

        /** Represents a KeyAsk. */
        class KeyAsk {

            /**
             * Constructs a new KeyAsk.
             * @param [properties] Properties to set
             */
            constructor(properties?: kadoban.v1.KeyAsk.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Encodes the specified KeyAsk message. Does not implicitly {@link kadoban.v1.KeyAsk.verify|verify} messages.
             * @param message KeyAsk message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kadoban.v1.KeyAsk.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a KeyAsk message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kadoban.v1.KeyAsk & kadoban.v1.KeyAsk.$Shape} KeyAsk
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kadoban.v1.KeyAsk & kadoban.v1.KeyAsk.$Shape;
        }

        namespace KeyAsk {

            /** Properties of a KeyAsk. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a KeyAsk. */
            type $Shape = kadoban.v1.KeyAsk.$Properties;
        }

        /**
         * Properties of a KeyChange.
         * @deprecated Use kadoban.v1.KeyChange.$Properties instead.
         */
        interface IKeyChange extends kadoban.v1.KeyChange.$Properties {
        }

        /** Represents a KeyChange. */
        class KeyChange {

            /**
             * Constructs a new KeyChange.
             * @param [properties] Properties to set
             */
            constructor(properties?: kadoban.v1.KeyChange.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** KeyChange publicKey. */
            publicKey: Uint8Array;

            /** KeyChange signatureByOld. */
            signatureByOld: Uint8Array;

            /** KeyChange signatureByNew. */
            signatureByNew: Uint8Array;

            /**
             * Encodes the specified KeyChange message. Does not implicitly {@link kadoban.v1.KeyChange.verify|verify} messages.
             * @param message KeyChange message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kadoban.v1.KeyChange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a KeyChange message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kadoban.v1.KeyChange & kadoban.v1.KeyChange.$Shape} KeyChange
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kadoban.v1.KeyChange & kadoban.v1.KeyChange.$Shape;
        }

        namespace KeyChange {

            /** Properties of a KeyChange. */
            interface $Properties {

                /** KeyChange publicKey */
                publicKey?: (Uint8Array|null);

                /** KeyChange signatureByOld */
                signatureByOld?: (Uint8Array|null);

                /** KeyChange signatureByNew */
                signatureByNew?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a KeyChange. */
            type $Shape = kadoban.v1.KeyChange.$Properties;
        }

        /**
         * Properties of a KeyChanged.
         * @deprecated Use kadoban.v1.KeyChanged.$Properties instead.
         */
        interface IKeyChanged extends kadoban.v1.KeyChanged.$Properties {
        }

        /** Represents a KeyChanged. */
        class KeyChanged {

            /**
             * Constructs a new KeyChanged.
             * @param [properties] Properties to set
             */
            constructor(properties?: kadoban.v1.KeyChanged.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** KeyChanged publicKey. */
            publicKey: Uint8Array;

            /**
             * Encodes the specified KeyChanged message. Does not implicitly {@link kadoban.v1.KeyChanged.verify|verify} messages.
             * @param message KeyChanged message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kadoban.v1.KeyChanged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a KeyChanged message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kadoban.v1.KeyChanged & kadoban.v1.KeyChanged.$Shape} KeyChanged
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kadoban.v1.KeyChanged & kadoban.v1.KeyChanged.$Shape;
        }

        namespace KeyChanged {

            /** Properties of a KeyChanged. */
            interface $Properties {

                /** KeyChanged publicKey */
                publicKey?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a KeyChanged. */
            type $Shape = kadoban.v1.KeyChanged.$Properties;
        }

        /**
         * Properties of a SigningKeys.
         * @deprecated Use kadoban.v1.SigningKeys.$Properties instead.
         */
        interface ISigningKeys extends kadoban.v1.SigningKeys.$Properties {
        }

        /** Represents a SigningKeys. */
        class SigningKeys {

            /**
             * Constructs a new SigningKeys.
             * @param [properties] Properties to set
             */
            constructor(properties?: kadoban.v1.SigningKeys.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SigningKeys publicKeys. */
            publicKeys: Uint8Array[];

            /** SigningKeys signature. */
            signature: Uint8Array;

            /**
             * Encodes the specified SigningKeys message. Does not implicitly {@link kadoban.v1.SigningKeys.verify|verify} messages.
             * @param message SigningKeys message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kadoban.v1.SigningKeys.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SigningKeys message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kadoban.v1.SigningKeys & kadoban.v1.SigningKeys.$Shape} SigningKeys
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kadoban.v1.SigningKeys & kadoban.v1.SigningKeys.$Shape;
        }

        namespace SigningKeys {

            /** Properties of a SigningKeys. */
            interface $Properties {

                /** SigningKeys publicKeys */
                publicKeys?: (Uint8Array[]|null);

                /** SigningKeys signature */
                signature?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SigningKeys. */
            type $Shape = kadoban.v1.SigningKeys.$Properties;
        }

        /**
         * Properties of a SigningKeysKept.
         * @deprecated Use kadoban.v1.SigningKeysKept.$Properties instead.
         */
        interface ISigningKeysKept extends kadoban.v1.SigningKeysKept.$Properties {
        }

        /** Represents a SigningKeysKept. */
        class SigningKeysKept {

            /**
             * Constructs a new SigningKeysKept.
             * @param [properties] Properties to set
             */
            constructor(properties?: kadoban.v1.SigningKeysKept.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SigningKeysKept publicKeys. */
            publicKeys: Uint8Array[];

            /**
             * Encodes the specified SigningKeysKept message. Does not implicitly {@link kadoban.v1.SigningKeysKept.verify|verify} messages.
             * @param message SigningKeysKept message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: kadoban.v1.SigningKeysKept.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SigningKeysKept message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {kadoban.v1.SigningKeysKept & kadoban.v1.SigningKeysKept.$Shape} SigningKeysKept
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): kadoban.v1.SigningKeysKept & kadoban.v1.SigningKeysKept.$Shape;
        }

        namespace SigningKeysKept {

            /** Properties of a SigningKeysKept. */
            interface $Properties {

                /** SigningKeysKept publicKeys */
                publicKeys?: (Uint8Array[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SigningKeysKept. */
            type $Shape = kadoban.v1.SigningKeysKept.$Properties;
        }
    }
}
