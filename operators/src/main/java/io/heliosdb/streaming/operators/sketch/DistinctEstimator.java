package io.heliosdb.streaming.operators.sketch;

import static io.heliosdb.streaming.operators.sketch.DistinctSketch.LOG_SLOTS;
import static io.heliosdb.streaming.operators.sketch.DistinctSketch.PREAMBLE_BYTES;

import io.heliosdb.streaming.codecs.memory.Memory;

import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;

import java.lang.foreign.MemorySegment;

/**
 * The library's estimator. Its sketches over memory read the memory whenever they are asked, and an
 * estimate follows from the preamble alone: so there are two of them for good, one of each form,
 * and a preamble is copied into theirs. One per pipeline, made for its first estimate.
 */
public final class DistinctEstimator {
    private final byte[] set = image();
    private final byte[] array = image();
    private HllSketch ofSet;
    private HllSketch ofArray;

    /** An estimator that is given images later. */
    public DistinctEstimator() {}

    private static byte[] image() {
        return new byte[HllSketch.getMaxUpdatableSerializationBytes(LOG_SLOTS, TgtHllType.HLL_8)];
    }

    /** The estimate of an image that is a set of coupons. */
    long ofSet(final long image) {
        Memory.copyToArray(image, set, 0, PREAMBLE_BYTES);
        if (ofSet == null) {
            ofSet = HllSketch.writableWrap(MemorySegment.ofArray(set));
        }
        return Math.round(ofSet.getCompositeEstimate());
    }

    /** The estimate of an image that is an array of slots. */
    long ofArray(final long image) {
        Memory.copyToArray(image, array, 0, PREAMBLE_BYTES);
        if (ofArray == null) {
            ofArray = HllSketch.writableWrap(MemorySegment.ofArray(array));
        }
        return Math.round(ofArray.getCompositeEstimate());
    }
}
