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

    private final int regionBytes;
    private final byte[][] regions;

    private SubjectState(final int regionBytes) {
        this.regionBytes = regionBytes;
        regions = new byte[REGIONS][regionBytes];
    }

    static SubjectState of(
            final long seed, final String part, final long number, final int regionBytes) {
        final SubjectState state = new SubjectState(regionBytes);
        for (int i = 0; i < REGIONS; i++) {
            final long version = part.equals(CONSTANT) ? 0 : number / (1 + i % 3);
            new SplittableRandom(seed * 1_000_003 + part.hashCode() * 31L + version * 7 + i)
                    .nextBytes(state.regions[i]);
            // Half of it compresses.
            Arrays.fill(state.regions[i], regionBytes / 2, regionBytes, (byte) version);
        }
        return state;
    }

    byte[] snapshot(final Ledger ledger) {
        try (MemorySnapshot snapshot = new MemorySnapshot(ledger, "subject");
                Arena arena = Arena.open(ledger, "region", "subject", regionBytes)) {
            for (int i = 0; i < REGIONS; i++) {
                snapshot.section("region-" + i);
                Memory.copyFromArray(regions[i], 0, arena.address(), regionBytes);
                snapshot.putBytes(arena.address(), regionBytes);
            }
            return snapshot.toBytes();
        }
    }

    void compare(final SnapshotReader reader, final Ledger ledger) {
        final byte[] found = new byte[regionBytes];
        try (Arena arena = Arena.open(ledger, "region", "subject", regionBytes)) {
            for (int i = 0; i < REGIONS; i++) {
                reader.section("region-" + i);
                reader.getBytes(arena.address(), regionBytes);
                Memory.copyToArray(arena.address(), found, 0, regionBytes);
                if (!Arrays.equals(found, regions[i])) {
                    throw new BrokenPromiseException("another content of region " + i);
                }
            }
        }
    }
}
