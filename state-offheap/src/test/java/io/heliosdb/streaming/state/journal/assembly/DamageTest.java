package io.heliosdb.streaming.state.journal.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.state.journal.HeapStorage;
import io.heliosdb.streaming.state.journal.JournalError;
import io.heliosdb.streaming.state.journal.file.FileJournalSettings;
import io.heliosdb.streaming.state.journal.file.FileJournalStore;
import io.heliosdb.streaming.state.journal.record.RecordingKeys;
import io.heliosdb.streaming.state.journal.replay.PositionIndex;
import io.heliosdb.streaming.state.journal.scan.EntryVisitor;
import io.heliosdb.streaming.state.journal.scan.JournalScan;
import io.heliosdb.streaming.state.journal.scan.ScanStart;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Damage at every byte of a small journal: the start fails with an error, or repairs and says so;
 * it never gives another row than was written, and never waits.
 */
class DamageTest {
    private HeapStorage storage = new HeapStorage();
    private final List<String> written = new ArrayList<>();
    private long forcedBelow;

    private enum End {
        IN_ORDER,
        KILLED,
        KILLED_WHEN_IDLE
    }

    private void life(final int entries, final int notForced, final End end) {
        try (JournalRig rig = new JournalRig(storage)) {
            for (int i = 0; i < entries; i++) {
                rig.rows(1 + i % 2, 24, i);
                rig.record();
                if (i < entries - notForced) {
                    rig.fsync();
                }
            }
            if (end == End.KILLED_WHEN_IDLE) {
                rig.idle();
            }
            if (end == End.IN_ORDER) {
                rig.end();
            }
            written.addAll(rig.written);
            forcedBelow = rig.journal.positions().fsyncedBelow();
            if (end != End.IN_ORDER) {
                storage = storage.copy(); // before it is closed
            }
        }
    }

    /** A start on damaged files; the rows it finds, or null and the error. */
    private record Outcome(List<String> rows, long next, int cuts, HeliosException error) {}

    private Outcome start(final HeapStorage damaged) {
        try (JournalRig rig = new JournalRig(damaged)) {
            return new Outcome(
                    rig.scanned,
                    rig.journal.nextRowSequence(),
                    rig.journal.report().cuts().size(),
                    null);
        } catch (final HeliosException e) {
            assertThat(e.code()).isInstanceOf(JournalError.class);
            assertThat(e.hint()).isNotEmpty();
            return new Outcome(null, 0, 0, e);
        }
    }

    private int flipEverything(final boolean isLossAllowed) {
        int errors = 0;
        for (final Path file : storage.list(JournalRig.FOLDER)) {
            final byte[] bytes = storage.bytes(file);
            for (int i = 0; i < bytes.length && i < 2048; i++) {
                final byte[] damaged = bytes.clone();
                damaged[i] ^= (byte) (1 << i % 8);
                final HeapStorage copy = storage.copy();
                copy.put(file, damaged);
                final Outcome outcome = start(copy);
                if (outcome.error != null) {
                    errors++;
                    continue;
                }
                final String place = file.getFileName() + " byte " + i;
                assertThat(written).as(place).startsWith(outcome.rows.toArray(String[]::new));
                if (outcome.rows.size() < written.size()) {
                    assertThat(outcome.cuts).as(place + ": not silent").isPositive();
                    if (!isLossAllowed) {
                        assertThat(outcome.next)
                                .as(place + ": what was forced is not cut off")
                                .isGreaterThanOrEqualTo(forcedBelow);
                    }
                }
            }
        }
        return errors;
    }

    @Test
    void everyByteOfAJournalThatWasEnded() {
        life(6, 0, End.IN_ORDER);
        life(4, 0, End.IN_ORDER);
        assertThat(flipEverything(false)).isGreaterThan(1000);
    }

    @Test
    void everyByteOfAJournalWhoseOwnerWasKilledWhenIdle() {
        life(5, 0, End.KILLED_WHEN_IDLE);
        assertThat(flipEverything(false)).isGreaterThan(500);
    }

    @Test
    void everyByteOfAJournalWithATailThatWasNotForced() {
        life(3, 0, End.KILLED);
        life(6, 3, End.KILLED);
        assertThat(flipEverything(false)).isGreaterThan(500);
    }

    @Test
    void everyCutOfTheLastRecording() {
        life(3, 0, End.IN_ORDER);
        life(6, 3, End.KILLED);
        final Path last = storage.list(JournalRig.FOLDER).getLast();
        final byte[] bytes = storage.bytes(last);
        int errors = 0;
        for (int length = 0; length < bytes.length && length < 2048; length++) {
            final HeapStorage copy = storage.copy();
            copy.put(last, Arrays.copyOf(bytes, length));
            final Outcome outcome = start(copy);
            if (outcome.error != null) {
                errors++;
            } else {
                assertThat(written).startsWith(outcome.rows.toArray(String[]::new));
                assertThat(outcome.cuts).as("cut at %s is told", length).isPositive();
            }
        }
        assertThat(errors).isZero();
    }

    @Test
    void everyCutOfARecordingInTheMiddle() {
        life(3, 0, End.IN_ORDER);
        final Path first = storage.list(JournalRig.FOLDER).getFirst();
        life(2, 0, End.IN_ORDER);
        final byte[] bytes = storage.bytes(first);
        for (int length = 0; length < bytes.length; length++) {
            final HeapStorage copy = storage.copy();
            copy.put(first, Arrays.copyOf(bytes, length));
            final Outcome outcome = start(copy);
            if (outcome.error == null) {
                // Only its last record, which says that there is no other, may be missing.
                assertThat(outcome.rows).as("cut at %s", length).isEqualTo(written);
            }
        }
    }

    /**
     * Bytes of an older epoch lie behind the end, at the very place where the next record would be:
     * they are not taken for records, neither then nor after a second crash.
     */
    @Test
    void staleBytesBehindTheEndStayStale() {
        life(4, 0, End.KILLED);
        final Path first = storage.list(JournalRig.FOLDER).getFirst();
        final byte[] old = storage.bytes(first);
        life(2, 0, End.KILLED);
        final Path second = storage.list(JournalRig.FOLDER).getLast();
        final byte[] bytes = storage.bytes(second);
        final int end = endOf(bytes);
        final byte[] stale = bytes.clone();
        System.arraycopy(old, end, stale, end, 4096 - end);
        storage.put(second, stale);
        final Outcome outcome = start(storage);
        assertThat(outcome.error).isNull();
        assertThat(outcome.rows).isEqualTo(written);
        assertThat(outcome.cuts).isPositive();
        final Outcome again = start(storage);
        assertThat(again.rows).isEqualTo(written);
    }

    private static int endOf(final byte[] bytes) {
        int end = bytes.length;
        while (bytes[end - 1] == 0) {
            end--;
        }
        return (end + 7) & -8;
    }

    @Test
    void aRecordingThatIsMissingIsMissed() {
        life(2, 0, End.IN_ORDER);
        life(2, 0, End.IN_ORDER);
        life(2, 0, End.IN_ORDER);
        storage.delete(storage.list(JournalRig.FOLDER).get(1));
        assertThat(start(storage).error.code()).isEqualTo(JournalError.GAP);
    }

    @Test
    void aBeginningThatIsMissingIsMissedAndNothingIsDeletedForIt() {
        life(2000, 0, End.IN_ORDER);
        life(2, 0, End.IN_ORDER);
        final int before = storage.list(JournalRig.FOLDER).size();
        storage.delete(storage.list(JournalRig.FOLDER).getFirst());
        assertThat(start(storage).error.code()).isEqualTo(JournalError.DAMAGED);
        assertThat(storage.list(JournalRig.FOLDER)).hasSize(before - 1);
    }

    @Test
    void aDeletionThatWasCutOffIsFinished() {
        life(2000, 0, End.IN_ORDER);
        life(2, 0, End.IN_ORDER);
        final Path first = storage.list(JournalRig.FOLDER).getFirst();
        storage.rename(first, first.resolveSibling("recording-0000000001.deleting"));
        assertThat(start(storage).error).isNull();
        assertThat(storage.list(JournalRig.FOLDER))
                .noneMatch(
                        file -> file.getFileName().toString().startsWith("recording-0000000001"));
    }

    @Test
    void theJournalOfAnotherApplianceIsRefused() {
        life(2, 0, End.IN_ORDER);
        final Path file = storage.list(JournalRig.FOLDER).getFirst();
        assertThatThrownBy(
                        () -> {
                            try (var ledger = new Ledger(1 << 24);
                                    var store =
                                            new FileJournalStore(
                                                    storage,
                                                    JournalRig.FOLDER,
                                                    FileJournalSettings.defaults(ledger))) {
                                JournalScan.run(
                                        store,
                                        new PositionIndex(16, 1),
                                        new RecordingKeys(null),
                                        77,
                                        ledger,
                                        ScanStart.EVERYTHING,
                                        EntryVisitor.NONE);
                            }
                        })
                .isInstanceOfSatisfying(
                        HeliosException.class,
                        e -> assertThat(e.code()).isEqualTo(JournalError.OTHER_APPLIANCE));
        assertThat(storage.exists(file)).as("left as it was").isTrue();
    }
}
