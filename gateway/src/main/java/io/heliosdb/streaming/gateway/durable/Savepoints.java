package io.heliosdb.streaming.gateway.durable;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.gateway.appliance.LogOrigin;
import io.heliosdb.streaming.gateway.config.Configuration;
import io.heliosdb.streaming.gateway.folder.DataFolder;
import io.heliosdb.streaming.state.checkpoint.Checkpoint;
import io.heliosdb.streaming.state.checkpoint.CheckpointStore;
import io.heliosdb.streaming.state.checkpoint.format.CheckpointId;
import io.heliosdb.streaming.state.checkpoint.format.CheckpointInfo;
import io.heliosdb.streaming.state.checkpoint.format.CheckpointKind;
import io.heliosdb.streaming.state.error.CheckpointError;
import io.heliosdb.streaming.state.journal.JournalStore;
import io.heliosdb.streaming.state.journal.scan.JournalLine;

import java.nio.file.Path;
import java.util.Optional;

/** What may be done with savepoints and not with checkpoints. */
public final class Savepoints {
    private Savepoints() {}

    /**
     * Deletes a savepoint. Nothing is being written to the store.
     *
     * @throws HeliosException {@code HCKP-0001} if the text is no id or a checkpoint's, {@code
     *     HCKP-0002} if there is none of it
     */
    static void delete(final CheckpointStore store, final String id) {
        if (CheckpointId.parse(id).kind() != CheckpointKind.SAVEPOINT) {
            throw HeliosException.of(CheckpointError.NOT_AN_ID, "not an id of a savepoint")
                    .detail(id)
                    .hint("checkpoints go by themselves: checkpoint.keep says how many stay");
        }
        store.delete(id);
    }

    /**
     * Deletes a savepoint of an appliance that does not run.
     *
     * @throws HeliosException {@code HSRV-0404} if the journal goes on from nothing else; otherwise
     *     as the other one
     */
    public static void delete(
            final CheckpointStore store,
            final String id,
            final Configuration configuration,
            final Storage storage) {
        final Path root = configuration.data().directory();
        final Ledger ledger = new Ledger(configuration.engine().memoryBytes());
        try (JournalStore journal =
                JournalFolder.medium(
                        configuration.journal(), DataFolder.journal(root), storage, ledger)) {
            final JournalLine line =
                    JournalLine.of(journal, DataFolder.applianceId(storage, root), ledger);
            if (!line.isEmpty()) {
                checkNotNeeded(store, id, line::goesOnFrom);
            }
        }
        delete(store, id);
    }

    /** A journal that has its beginning needs nothing else. */
    private static void checkNotNeeded(
            final CheckpointStore store, final String id, final LogOrigin log) {
        if (log.goesOnFrom(LogOrigin.NOBODY, -1, 0)
                || !goesOnFrom(store.open(id), log)
                || isAnotherThere(store, id, log)) {
            return;
        }
        throw HeliosException.of(
                        DurableError.SAVEPOINT_NEEDED,
                        "the next start could not go on from anything but this savepoint")
                .detail(id + "; there has been no checkpoint since a start from it")
                .hint(
                        "start the appliance; delete it then, or when that has been stopped in"
                                + " order");
    }

    private static boolean goesOnFrom(final Checkpoint savepoint, final LogOrigin log) {
        try (savepoint) {
            return isOf(savepoint.info(), log);
        }
    }

    private static boolean isOf(final CheckpointInfo info, final LogOrigin log) {
        return log.goesOnFrom(info.epoch(), info.barrier(), StoredState.neededFrom(info));
    }

    private static boolean isAnotherThere(
            final CheckpointStore store, final String id, final LogOrigin log) {
        final Optional<Checkpoint> other =
                store.newestValid(
                        info -> !info.id().text().equals(id) && isOf(info, log), alarm -> {});
        other.ifPresent(Checkpoint::close);
        return other.isPresent();
    }
}
