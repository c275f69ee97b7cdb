package io.heliosdb.streaming.gateway.webhook;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.gateway.log.ServerLog;

import org.agrona.concurrent.EpochClock;

import java.nio.file.Path;

/**
 * What webhooks need of the process.
 *
 * @param storage of positions and secrets
 * @param folder of positions
 * @param ledger of the memory of requests
 * @param clock of signatures
 * @param log told of receivers that take nothing
 */
public record WebhookPorts(
        Storage storage, Path folder, Ledger ledger, EpochClock clock, ServerLog log) {}
