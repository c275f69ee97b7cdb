package io.heliosdb.streaming.operators.change;

import io.heliosdb.streaming.state.snapshot.SnapshotCheck;
import io.heliosdb.streaming.state.snapshot.SnapshotReader;
import io.heliosdb.streaming.state.snapshot.SnapshotWriter;

import java.util.ArrayList;
import java.util.List;

/**
 * The sections of a pipeline's operators in a snapshot, by uid:
 *
 * <pre>
 *   what the caller has opened: … | number of operators | each without its state
 *   "operator UID"              what the caller writes, and its tables' sections
 *   …
 *   "end of operators"
 * </pre>
 *
 * Read back in the order written, each into its successor, if it has one.
 */
public final class SavedOperators {
    private static final String OPERATOR = "operator ";
    private static final String END = "end of operators";
    private static final int GREATEST_COUNT = 1 << 16;

    private SavedOperators() {}

    /** Writes which operators there are, into the section that is open. */
    public static void writeList(final SnapshotWriter writer, final List<OperatorState> states) {
        writer.putLong(states.size());
        states.forEach(state -> state.write(writer));
    }

    /** Begins the section of an operator. */
    public static void begin(final SnapshotWriter writer, final OperatorState state) {
        writer.section(OPERATOR + state.uid());
    }

    /** Ends the operators. */
    public static void end(final SnapshotWriter writer) {
        writer.section(END);
    }

    /** Reads what {@link #writeList} wrote. */
    public static List<OperatorState> readList(final SnapshotReader reader) {
        final List<OperatorState> states = new ArrayList<>();
        for (int left = SnapshotCheck.readInt(reader, 0, GREATEST_COUNT, "number of operators");
                left > 0;
                left--) {
            states.add(OperatorState.read(reader));
        }
        return states;
    }

    /** Reads the state of an operator of now from the section that is open. */
    @FunctionalInterface
    public interface Restorer {
        void restore(OperatorState now, SnapshotReader reader);
    }

    /**
     * Gives each state to its successor, and passes over what has none.
     *
     * @param before what {@link #readList} gave
     */
    public static void restore(
            final SnapshotReader reader,
            final List<OperatorState> before,
            final StateMatch match,
            final Restorer restorer) {
        for (final OperatorState state : before) {
            reader.section(OPERATOR + state.uid());
            match.successor(state.uid())
                    .ifPresentOrElse(
                            now -> restorer.restore(now, renamed(reader, state, now)),
                            () -> passOver(reader));
        }
        reader.section(END);
    }

    private static SnapshotReader renamed(
            final SnapshotReader reader, final OperatorState before, final OperatorState now) {
        return before.uid().equals(now.uid())
                ? reader
                : new RenamedSections(reader, before.uid(), now.uid());
    }

    private static void passOver(final SnapshotReader reader) {
        reader.skip();
        String next = reader.next();
        while (!next.startsWith(OPERATOR) && !next.equals(END)) {
            reader.section(next);
            reader.skip();
            next = reader.next();
        }
    }
}
