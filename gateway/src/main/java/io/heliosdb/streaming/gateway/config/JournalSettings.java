package io.heliosdb.streaming.gateway.config;

import io.heliosdb.streaming.state.journal.Durability;

/**
 * Settings of the journal.
 *
 * @param medium how it is kept
 * @param durability at which input is acknowledged and results are released
 * @param retentionMs age at which it is deleted; what a kept checkpoint needs stays
 * @param retentionBytes size above which the oldest is deleted, or 0
 * @param segmentBytes of one file; a power of two
 * @param minFreePercent share of the disk below which input stops
 * @param alarmFreePercent share of the disk below which an alarm is raised
 */
public record JournalSettings(
        Medium medium,
        Durability durability,
        long retentionMs,
        long retentionBytes,
        int segmentBytes,
        int minFreePercent,
        int alarmFreePercent) {
    /** How a journal is kept. */
    public enum Medium {
        /** By an embedded Aeron Archive. */
        ARCHIVE,
        /** In plain files. */
        FILE
    }
}
