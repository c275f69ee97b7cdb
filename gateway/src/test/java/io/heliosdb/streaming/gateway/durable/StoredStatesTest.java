package io.heliosdb.streaming.gateway.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.connectors.spi.Alarm;
import io.heliosdb.streaming.gateway.appliance.CheckpointFiles;
import io.heliosdb.streaming.gateway.appliance.LogOrigin;
import io.heliosdb.streaming.gateway.appliance.SavedStates;
import io.heliosdb.streaming.gateway.control.SavedState;
import io.heliosdb.streaming.state.checkpoint.CheckpointContext;
import io.heliosdb.streaming.state.checkpoint.CheckpointStore;
import io.heliosdb.streaming.state.error.CheckpointError;
import io.heliosdb.streaming.state.journal.replay.JournalPlace;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

final class StoredStatesTest {
    @TempDir private Path folder;
    private final Ledger ledger = new Ledger(1 << 26);
    private final List<String> alarms = new ArrayList<>();
    private final Alarm alarm = (what, details) -> alarms.add(what + List.of(details));
    private LogOrigin log = (epoch, barrier, neededFrom) -> true;
    private StoredStates states;

    @BeforeEach
    void open() {
        states =
                new StoredStates(
                        new CheckpointStore(
                                new CheckpointContext()
                                        .storage(new FileStorage())
                                        .folder(folder)
                                        .ledger(ledger)
                                        .applianceId(0xCAFE)
                                        .encryptionOff()
                                        .executor(Runnable::run)
                                        .conclude()),
                        7,
                        2,
                        () -> 1000);
    }

    @AfterEach
    void nothingIsLeftOpen() {
        assertThat(ledger.openBytes()).isZero();
    }

    private SavedState take(final long barrier, final boolean isSavepoint) {
        final CheckpointFiles.Attempt attempt =
                states.begin(states.nextNumber(), barrier, barrier + 1, isSavepoint);
        while (attempt.work() > 0) {
            assertThat(attempt.isBroken()).isFalse();
        }
        return attempt.commit(5);
    }

    @Test
    void keepsTheNewestAndSaysWhatTheJournalMustHold() {
        assertThat(states.newest(log, alarm)).isEmpty();
        take(100, false);
        take(200, true);
        take(300, false);
        assertThat(states.retain()).isEqualTo(100);
        final SavedState last = take(400, false);
        assertThat(states.retain()).as("savepoints hold nothing back").isEqualTo(300);
        assertThat(states.lastMade()).contains(last);
        assertThat(last)
                .isEqualTo(new SavedState("checkpoint-00000004", 4, 400, 7, last.bytes(), 5));
        try (SavedStates.Saved newest = states.newest(log, alarm).orElseThrow()) {
            assertThat(newest.id()).isEqualTo(last.id());
            assertThat(newest.barrier()).isEqualTo(400);
            assertThat(newest.has("books")).isFalse();
        }
        assertThat(alarms).isEmpty();
    }

    @Test
    void notesWhereTheJournalHoldsTheBarrier() {
        take(100, false);
        states.newest(log, alarm).orElseThrow().close();
        assertThat(states.startPlace()).isEmpty();
        states.journalIsAt(rowSequence -> new JournalPlace(rowSequence - 1, 3, 4096));
        take(200, false);
        states.newest(log, alarm).orElseThrow().close();
        assertThat(states.startPlace()).contains(new JournalPlace(199, 3, 4096));
        assertThat(states.isFromSavepoint()).isFalse();
        final String id = take(300, true).id();
        states.savepoint(id).close();
        assertThat(states.startPlace()).isEmpty();
        assertThat(states.isFromSavepoint()).isTrue();
    }

    @Test
    void passesOverWhatIsOfAnotherLogAndSaysSoOnce() {
        take(100, false);
        take(200, false);
        take(300, false);
        log = (epoch, barrier, neededFrom) -> epoch == 7 && barrier < 150 && neededFrom == 101;
        for (int i = 0; i < 2; i++) {
            try (SavedStates.Saved newest = states.newest(log, alarm).orElseThrow()) {
                assertThat(newest.barrier()).isEqualTo(100);
            }
        }
        assertThat(alarms)
                .hasSize(2)
                .allMatch(told -> told.contains("the journal here does not go on from it"));
    }

    @Test
    void whatAJobThatIsDownNeedsIsKept() {
        assertThat(states.last()).isEmpty();
        final CheckpointFiles.Attempt first = states.begin(states.nextNumber(), 300, 120, false);
        first.commit(5);
        final SavedState second = take(400, false);
        assertThat(states.retain()).isEqualTo(120);
        try (SavedStates.Saved last = states.last().orElseThrow()) {
            assertThat(last.id()).isEqualTo(second.id());
            assertThat(last.neededFrom()).isEqualTo(401);
        }
        take(500, false);
        assertThat(states.retain()).isEqualTo(400);
    }

    @Test
    void aLastOneThatIsDamagedGivesWayToTheOneBefore() throws IOException {
        states.newest(log, alarm);
        final SavedState first = take(100, false);
        final Path manifest = folder.resolve(take(200, false).id()).resolve("manifest");
        final byte[] bytes = Files.readAllBytes(manifest);
        bytes[bytes.length / 2] ^= 1;
        Files.write(manifest, bytes);
        assertThatThrownBy(states::last).hasMessageContaining("HCKP-0003");
        states.checkLast();
        try (SavedStates.Saved last = states.last().orElseThrow()) {
            assertThat(last.id()).isEqualTo(first.id());
        }
        take(300, false);
        assertThat(states.retain()).as("the damaged one is not counted").isEqualTo(100);
        take(400, false);
        assertThat(states.retain()).isEqualTo(300);
        Files.write(folder.resolve("checkpoint-00000003").resolve("manifest"), new byte[9]);
        Files.write(folder.resolve("checkpoint-00000004").resolve("manifest"), new byte[9]);
        states.checkLast();
        assertThatThrownBy(states::last).as("there is no other").hasMessageContaining("HCKP-0003");
    }

    @Test
    void nothingIsDeletedWhileItIsRead() {
        take(100, false);
        final String savepoint = take(200, true).id();
        final CompletableFuture<Void> deletion;
        try (SavedStates.Saved newest = states.newest(log, alarm).orElseThrow()) {
            deletion = states.deleteSavepoint(savepoint);
            take(300, false);
            take(400, false);
            assertThat(states.retain()).isEqualTo(100);
            assertThat(newest.id()).isEqualTo(savepoint);
            assertThat(deletion).isNotDone();
        }
        assertThat(deletion).isCompleted();
        assertThat(states.retain()).isEqualTo(300);
    }

    @Test
    void deletesSavepointsOnlyAndNeverWhileSomethingIsWritten() {
        final String checkpoint = take(100, false).id();
        final String savepoint = take(200, true).id();
        assertThat(states.deleteSavepoint(checkpoint).exceptionNow())
                .extracting("code")
                .isEqualTo(CheckpointError.NOT_AN_ID);
        assertThat(states.deleteSavepoint("../x").exceptionNow())
                .extracting("code")
                .isEqualTo(CheckpointError.NOT_AN_ID);
        final CheckpointFiles.Attempt attempt = states.begin(states.nextNumber(), 300, 301, false);
        final CompletableFuture<Void> deletion = states.deleteSavepoint(savepoint);
        assertThat(deletion).isNotDone();
        attempt.abort();
        assertThat(deletion).isCompleted();
        assertThat(states.deleteSavepoint(savepoint).exceptionNow())
                .extracting("code")
                .isEqualTo(CheckpointError.UNKNOWN);
    }
}
