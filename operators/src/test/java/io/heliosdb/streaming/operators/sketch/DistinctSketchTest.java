package io.heliosdb.streaming.operators.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.state.memory.StateMemory;
import io.heliosdb.streaming.state.table.BlobHeap;
import io.heliosdb.streaming.state.table.DenseTable;

import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** The sketch in blobs beside the library's, and beside exact counts. */
class DistinctSketchTest {
    private static final int ENTRY_BYTES = 64;
    private static final int LONGEST_TEXT = 70;
    private static final int MANY = 1_000_000;
    private static final int IMAGE = 8;

    /** So many coupons make a set as large as the library makes it from the beginning. */
    private static final int LEAST_OF_LIBRARY = 13;

    private final DistinctEstimator estimator = new DistinctEstimator();
    private final SplittableRandom random = new SplittableRandom(5);
    private Ledger ledger;
    private StateMemory memory;
    private DenseTable table;
    private BlobHeap blobs;
    private long field;
    private long otherField;

    @BeforeEach
    void open() {
        ledger = new Ledger(1L << 30);
        memory = new StateMemory(ledger, "test", 1L << 28);
        table = new DenseTable(memory, "sketches", ENTRY_BYTES, 8);
        blobs = table.blobs();
        field = table.insert(1);
        otherField = table.insert(2);
    }

    @AfterEach
    void close() {
        table.close();
        memory.close();
        ledger.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6, 7, 100, 1_536, 1_537, 5_000, 40_000, 200_000})
    void isThatOfTheLibrary(final int count) {
        final HllSketch library = new HllSketch(DistinctSketch.LOG_SLOTS, TgtHllType.HLL_8);
        for (int i = 0; i < count; i++) {
            final long head = random.nextLong();
            final long tail = i % 3;
            DistinctSketch.add(field, head, tail, blobs);
            DistinctSketch.add(field, head, tail, blobs);
            library.update(new long[] {head, tail});
        }

        assertThat(estimate(field)).isEqualTo(Math.round(library.getCompositeEstimate()));
        if (count >= LEAST_OF_LIBRARY) {
            assertThat(image(field).getCompositeEstimate())
                    .isEqualTo(library.getCompositeEstimate());
        }
    }

    @Test
    void hashesTextsAsTheLibrary() {
        final HllSketch library = new HllSketch(DistinctSketch.LOG_SLOTS, TgtHllType.HLL_8);
        final long handle = blobs.allocate(LONGEST_TEXT);
        for (int i = 0; i < 20_000; i++) {
            final String text = "é😀".repeat(i % 5) + i + "x".repeat(i % 31);
            final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            final long address = blobs.address(handle);
            Memory.putInt(address, bytes.length);
            Memory.copyFromArray(bytes, 0, address + Integer.BYTES, bytes.length);
            DistinctSketch.add(field, address, blobs);
            library.update(bytes);
        }

        assertThat(estimate(field)).isEqualTo(Math.round(library.getCompositeEstimate()));
    }

    @Test
    void countsAMillionWithinTwoPercent() {
        for (int i = 0; i < MANY; i++) {
            DistinctSketch.add(field, i, 0, blobs);
        }

        assertThat((double) estimate(field)).isCloseTo(MANY, within(0.02 * MANY));
    }

    @Test
    void countsFewExactly() {
        for (int i = 1; i <= 1_500; i++) {
            DistinctSketch.add(field, -i, 0, blobs);
            assertThat(estimate(field)).isEqualTo(i);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 900, 1_400, 3_000, 50_000})
    void unitesToWhatOneSketchWouldBe(final int count) {
        for (final int otherCount : new int[] {0, 2, 700, 1_600, 30_000}) {
            final HllSketch library = new HllSketch(DistinctSketch.LOG_SLOTS, TgtHllType.HLL_8);
            fill(field, count, 0, library);
            fill(otherField, otherCount, count / 2, library);
            DistinctSketch.merge(field, otherField, blobs, blobs);

            assertThat(estimate(field)).isEqualTo(Math.round(library.getCompositeEstimate()));

            DistinctSketch.release(field, blobs);
            DistinctSketch.release(otherField, blobs);
            assertThat(blobs.liveCount()).isZero();
        }
    }

    private void fill(final long sketch, final int count, final int from, final HllSketch library) {
        for (int i = 0; i < count; i++) {
            DistinctSketch.add(sketch, from + i, 0, blobs);
            library.update(new long[] {from + i, 0});
        }
    }

    private long estimate(final long sketch) {
        return DistinctSketch.estimate(sketch, blobs, estimator);
    }

    private HllSketch image(final long sketch) {
        final long blob = blobs.address(Memory.getLong(sketch));
        final byte[] bytes = new byte[Memory.getInt(blob) - Integer.BYTES];
        Memory.copyToArray(blob + IMAGE, bytes, 0, bytes.length);
        return HllSketch.heapify(bytes);
    }
}
