package io.heliosdb.streaming.operators.runtime;

import io.heliosdb.streaming.state.snapshot.SnapshotCheck;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

/**
 * Which inputs of a job have ended, and how that is written: by the streams of the log, so that a
 * job with other inputs on the same streams finds its own.
 *
 * <pre>
 *   "progress"  rows processed | inputs ended of which the stream is not known | streams that have ended | their tags
 *   "job"       (before) inputs that have ended | rows processed
 * </pre>
 */
final class EndedInputs {
    private static final String SECTION = "progress";
    private static final String SECTION_BEFORE = "job";

    private final JobInputs inputs;
    private final boolean[] isEnded;
    private int endedCount;

    /** Of a snapshot that only says how many. */
    private int nameless;

    EndedInputs(final JobInputs inputs) {
        this.inputs = inputs;
        isEnded = new boolean[inputs.inputCount()];
    }

    boolean areAll() {
        return endedCount + nameless == isEnded.length;
    }

    boolean has(final int input) {
        return isEnded[input];
    }

    void add(final int input) {
        isEnded[input] = true;
        endedCount++;
    }

    void write(final SnapshotWriter writer, final long rowCount) {
        writer.section(SECTION);
        writer.putLong(rowCount);
        writer.putLong(nameless);
        writer.putLong(endedCount);
        for (int input = 0; input < isEnded.length; input++) {
            if (isEnded[input]) {
                writer.putLong(inputs.tagOf(input));
            }
        }
    }

    /** Returns the rows processed. */
    long read(final SnapshotReader reader) {
        if (reader.next().equals(SECTION_BEFORE)) {
            reader.section(SECTION_BEFORE);
            nameless = SnapshotCheck.readInt(reader, 0, isEnded.length, "inputs that have ended");
            return reader.getLong();
        }
        reader.section(SECTION);
        final long rowCount = reader.getLong();
        nameless = SnapshotCheck.readInt(reader, 0, isEnded.length, "inputs that have ended");
        for (int left =
                        SnapshotCheck.readInt(
                                reader, 0, Integer.MAX_VALUE, "streams that have ended");
                left > 0;
                left--) {
            final int tag = SnapshotCheck.readInt(reader, 0, Integer.MAX_VALUE, "tag of a stream");
            for (final int input : inputs.inputsOf(tag)) {
                if (!isEnded[input]) {
                    add(input);
                }
            }
        }
        return rowCount;
    }
}
