package io.heliosdb.streaming.operators.codegen;

import io.heliosdb.streaming.operators.codegen.row.Row;
import io.heliosdb.streaming.operators.codegen.row.Value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * One test of a presence word instead of one for each column: whether none of several columns of an
 * encoded row is NULL.
 *
 * @param columns those that the test covers: nullable, still encoded, and with their bits in the
 *     same word as the first of them
 */
record PresenceTest(List<Integer> columns) {
    PresenceTest {
        columns = List.copyOf(columns);
    }

    static PresenceTest of(final Row row, final Collection<Integer> candidates) {
        final List<Integer> covered = new ArrayList<>();
        Value.Encoded first = null;
        for (final int column : candidates) {
            if (row.at(column) instanceof Value.Encoded field && field.canBeNull()) {
                first = first == null ? field : first;
                if (field.row().equals(first.row())
                        && field.layout().presenceOffset(field.column())
                                == first.layout().presenceOffset(first.column())) {
                    covered.add(column);
                }
            }
        }
        return new PresenceTest(covered);
    }

    /** Source of the test, which loads the presence word in the row's code. */
    String source(final Row row) {
        long mask = 0;
        for (final int column : columns) {
            final Value.Encoded field = (Value.Encoded) row.at(column);
            mask |= field.layout().presenceMask(field.column());
        }
        final String word = row.presenceWord((Value.Encoded) row.at(columns.getFirst()));
        return "(" + word + " & " + mask + "L) == " + mask + "L";
    }
}
