package io.heliosdb.streaming.replication.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.state.journal.contract.JournalStoreContract;

import org.agrona.concurrent.YieldingIdleStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** The contract of every medium, on the archive. */
final class ArchiveContractTest {
    @TempDir Path parent;

    @Test
    void holds() {
        try (Fixture fixture = new Fixture(parent.resolve("a/journal"))) {
            new JournalStoreContract(
                            fixture.storage,
                            storage ->
                                    new ArchiveJournalStore(
                                            fixture.context().storage(storage).conclude()),
                            YieldingIdleStrategy.INSTANCE::idle)
                    .checks()
                    .forEach(check -> run(check, fixture));
        }
    }

    private static void run(final JournalStoreContract.Check check, final Fixture fixture) {
        try {
            check.body().run();
        } catch (final AssertionError e) {
            throw new AssertionError(check.sentence(), e);
        }
        assertThat(fixture.ledger.open()).as(check.sentence()).hasSize(1);
    }
}
