package io.heliosdb.streaming.perf.proof.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.codecs.storage.StorageFile;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;

/** A tiny program that keeps a number in a file, done well and done badly in three ways. */
final class PowerLossTest {
    private static final Path FOLDER = Path.of("/data");
    private static final Path NUMBER = FOLDER.resolve("number");
    private static final Path NEXT = FOLDER.resolve("number.next");

    private final Bytes bytes = new Bytes();

    @AfterEach
    void closeBytes() {
        bytes.close();
    }

    @Test
    void findsNothingInAProgramThatForcesAndSyncs() {
        assertThat(violations(true, true)).isZero();
    }

    @Test
    void findsAMissingForce() {
        assertThat(violations(false, true)).isPositive();
    }

    @Test
    void findsAMissingSyncOfTheFolder() {
        assertThat(violations(true, false)).isPositive();
    }

    @Test
    void visitsTheSameStatesAgain() {
        final Trace trace = run(true, true);
        assertThat(visit(trace)).isEqualTo(visit(trace)).isGreaterThan(100);
    }

    private static long visit(final Trace trace) {
        return new PowerLoss(trace, 3, 5, 100).visit((_, _, _, _) -> true);
    }

    private int violations(final boolean forces, final boolean syncs) {
        final Trace trace = run(forces, syncs);
        final int[] found = {0};
        new PowerLoss(trace, 3, 5, 100)
                .visit(
                        (left, promised, _, _) -> {
                            final long number = read(left);
                            if (number < promised || number > promised + 1) {
                                found[0]++;
                            }
                            return true;
                        });
        return found[0];
    }

    private Trace run(final boolean forces, final boolean syncs) {
        final Trace trace = new Trace();
        final Storage storage = new RecordingStorage(new SimulatedStorage(), trace);
        storage.createDirectories(FOLDER);
        for (int number = 1; number <= 5; number++) {
            try (StorageFile file = storage.create(NEXT)) {
                // Two sectors, so that it can be torn.
                bytes.write(file, 0, Integer.toString(number).repeat(600));
                if (forces) {
                    file.force();
                }
            }
            storage.rename(NEXT, NUMBER);
            if (syncs) {
                storage.syncDirectory(FOLDER);
            }
            trace.promise(number);
        }
        return trace;
    }

    /** The number, 0 if there is none, -1 if the file is torn. */
    private long read(final SimulatedStorage left) {
        if (!left.exists(NUMBER)) {
            return 0;
        }
        final String text = bytes.text(left, NUMBER);
        return text.isEmpty() || !text.equals(text.substring(0, 1).repeat(600))
                ? -1
                : text.charAt(0) - '0';
    }
}
