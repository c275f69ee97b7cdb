package io.heliosdb.streaming.operators.change;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.state.error.StateError;
import io.heliosdb.streaming.state.snapshot.SnapshotCheck;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotText;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.regex.Pattern;

/**
 * One operator with state, as it is known without its state.
 *
 * @param uid structural: over kind, parameters and everything that feeds the operator
 * @param kind what it does
 * @param place hash over kind, keys and tables: operators of two plans at one place are versions of
 *     the same
 * @param meaning hash over what is kept for a key: the same at one place means the same
 * @param layout hash over the bytes of its state: only the same can be taken over
 * @param title for people
 */
public record OperatorState(
        String uid, Kind kind, String place, String meaning, String layout, String title) {
    private static final String SEPARATOR = "\t";
    private static final Pattern FIELDS = Pattern.compile(SEPARATOR);
    private static final int FIELD_COUNT = 6;

    /** What operators with state do. */
    public enum Kind {
        /** Reads a stream; its state is the place in the log and whether the stream has ended. */
        SOURCE(false),
        /** Emits fixed rows once. */
        VALUES(false),
        /** Knows how far event time is. */
        WATERMARK(false),
        /** Goes through sequences of random numbers. */
        RANDOM(false),
        WINDOW(true),
        GROUP(true),
        /** Numbers results. */
        SINK(true),
        /** Keeps the first rows of each key in an order. */
        RANK(true),
        /** Keeps one row of each key. */
        DEDUPLICATE(true),
        /** Keeps rows until event time has reached them. */
        SORT(true),
        /** Keeps rows until their match has come or gone. */
        JOIN(true);

        private final boolean isMissed;

        Kind(final boolean isMissed) {
            this.isMissed = isMissed;
        }

        /** Whether losing the state changes results that a user would miss. */
        public boolean isMissed() {
            return isMissed;
        }
    }

    /** One line, for a manifest. */
    public String toText() {
        return String.join(SEPARATOR, uid, kind.name(), place, meaning, layout, title);
    }

    /**
     * Reads what {@link #toText} gave.
     *
     * @throws HeliosException {@code HSTA-0007} if it is something else
     */
    public static OperatorState ofText(final String text) {
        final String[] fields = FIELDS.split(text, FIELD_COUNT);
        if (fields.length != FIELD_COUNT) {
            throw HeliosException.of(StateError.SNAPSHOT_CORRUPT, "snapshot is damaged")
                    .detail("not an operator: " + text);
        }
        return new OperatorState(
                fields[0], Kind.valueOf(fields[1]), fields[2], fields[3], fields[4], fields[5]);
    }

    /** Writes it into the section that is open. */
    public void write(final SnapshotWriter writer) {
        SnapshotText.write(writer, uid);
        writer.putLong(kind.ordinal());
        SnapshotText.write(writer, place);
        SnapshotText.write(writer, meaning);
        SnapshotText.write(writer, layout);
        SnapshotText.write(writer, title);
    }

    /** Reads what {@link #write} wrote. */
    public static OperatorState read(final SnapshotReader reader) {
        final String uid = SnapshotText.read(reader);
        final int kind =
                SnapshotCheck.readInt(reader, 0, Kind.values().length - 1, "kind of operator");
        return new OperatorState(
                uid,
                Kind.values()[kind],
                SnapshotText.read(reader),
                SnapshotText.read(reader),
                SnapshotText.read(reader),
                SnapshotText.read(reader));
    }
}
