package io.heliosdb.streaming.gateway.tls;

import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.gateway.log.ServerLog;

import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.NanoClock;

/**
 * What TLS needs of the process.
 *
 * @param storage of certificates
 * @param epochClock against which certificates end
 * @param nanoClock between notes of the log
 * @param log told of certificates and of handshakes that fail
 */
public record TlsPorts(
        Storage storage, EpochClock epochClock, NanoClock nanoClock, ServerLog log) {}
