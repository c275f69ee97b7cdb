package io.heliosdb.streaming.perf.proof.subject;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.snapshot.MemorySnapshot;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * State of a part at a checkpoint: some regions change with each checkpoint, some with every second
 * or third; one part never changes.
 */
final class SubjectState {
    /** The part that never changes. */
    static final String CONSTANT = "constant";

    private static final int REGIONS = 4;
    private static final int REGION_BYTES = 2_000;

    private final byte[][] regions = new byte[REGIONS][REGION_BYTES];

    private SubjectState() {}

    static SubjectState of(final long seed, final String part, final long number) {
        final SubjectState state = new SubjectState();
        for (int i = 0; i < REGIONS; i++) {
            final long version = part.equals(CONSTANT) ? 0 : number / (1 + i % 3);
            new SplittableRandom(seed * 1_000_003 + part.hashCode() * 31L + version * 7 + i)
                    .nextBytes(state.regions[i]);
            // Half of it compresses.
            Arrays.fill(state.regions[i], REGION_BYTES / 2, REGION_BYTES, (byte) version);
        }
        return state;
    }

    byte[] snapshot(final Ledger ledger) {
        try (MemorySnapshot snapshot = new MemorySnapshot(ledger, "subject");
                Arena arena = Arena.open(ledger, "region", "subject", REGION_BYTES)) {
            for (int i = 0; i < REGIONS; i++) {
                snapshot.section("region-" + i);
                Memory.copyFromArray(regions[i], 0, arena.address(), REGION_BYTES);
                snapshot.putBytes(arena.address(), REGION_BYTES);
            }
            return snapshot.toBytes();
        }
    }

    void compare(final SnapshotReader reader, final Ledger ledger) {
        final byte[] found = new byte[REGION_BYTES];
        try (Arena arena = Arena.open(ledger, "region", "subject", REGION_BYTES)) {
            for (int i = 0; i < REGIONS; i++) {
                reader.section("region-" + i);
                reader.getBytes(arena.address(), REGION_BYTES);
                Memory.copyToArray(arena.address(), found, 0, REGION_BYTES);
                if (!Arrays.equals(found, regions[i])) {
                    throw new BrokenPromiseException("another content of region " + i);
                }
            }
        }
    }
}
