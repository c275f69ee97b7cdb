package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.ringbuffer.log.Sequencer;

import org.agrona.concurrent.NanoClock;

import java.util.function.Supplier;

/**
 * The appliance as its checkpoints see it.
 *
 * @param files where they are written
 * @param sequencer brings barriers into the log
 * @param bookkeeper whose books at the barrier are written
 * @param log forced up to the barrier before a checkpoint counts
 * @param jobs those that run
 * @param wanted told which checkpoint jobs put their state aside for
 * @param pace at which it writes
 */
record CheckpointPorts(
        CheckpointFiles files,
        Sequencer sequencer,
        Bookkeeper bookkeeper,
        DurableLog log,
        Supplier<JobsAtWork> jobs,
        WantedCheckpoint wanted,
        WritingPace pace,
        NanoClock clock,
        Ledger ledger) {}
