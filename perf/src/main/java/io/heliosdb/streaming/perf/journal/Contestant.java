package io.heliosdb.streaming.perf.journal;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.state.journal.Durability;

import java.nio.file.Path;

/** Who is compared with whom. */
enum Contestant {
    /** The log alone: a row is safe when the pipeline has it. */
    WITHOUT("without", null, false),
    /** The log with its journal, for which no row waits. */
    MEMORY("memory", Durability.MEMORY, false),
    /** A row is safe when it is recorded. */
    JOURNALED("journaled", Durability.JOURNALED, false),
    /** A row is safe when it is on the disk. */
    FSYNCED("fsynced", Durability.FSYNCED, false),
    /** A bare archive; a row is safe when it is recorded. */
    ARCHIVE("archive", null, true),
    /** A bare archive that syncs each block before it counts as recorded. */
    ARCHIVE_SYNCED("archive-synced", null, true);

    private final String label;
    private final Durability level;
    private final boolean isBare;

    Contestant(final String label, final Durability level, final boolean isBare) {
        this.label = label;
        this.level = level;
        this.isBare = isBare;
    }

    /** As in reports. */
    String label() {
        return label;
    }

    /** At which level a row of the log is safe; null if it has no journal. */
    Durability level() {
        return level;
    }

    /**
     * @param folder for the journal; made, and empty
     */
    Lane open(final Ledger ledger, final Path folder) {
        return isBare
                ? new BareArchiveLane(folder, this == ARCHIVE_SYNCED ? 1 : 0)
                : new LogLane(ledger, folder, level, RowTaker.NONE);
    }
}
