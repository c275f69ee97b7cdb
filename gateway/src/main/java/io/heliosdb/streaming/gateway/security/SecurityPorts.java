package io.heliosdb.streaming.gateway.security;

import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.connectors.spi.Alarm;

import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.NanoClock;

import java.nio.ByteBuffer;

/**
 * The world around security.
 *
 * @param storage of the data folder
 * @param epochClock for what is written down and told
 * @param nanoClock for what passes while the process runs
 * @param entropy of keys, ids and codes
 * @param alarm for the operator
 */
public record SecurityPorts(
        Storage storage, EpochClock epochClock, NanoClock nanoClock, Entropy entropy, Alarm alarm) {
    /** A random number. */
    long seed() {
        final byte[] bytes = new byte[Long.BYTES];
        entropy.fill(bytes);
        return ByteBuffer.wrap(bytes).getLong();
    }
}
