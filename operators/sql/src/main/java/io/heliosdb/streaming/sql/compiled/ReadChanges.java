package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.ChangeFormats;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.TypeKind;
import io.heliosdb.streaming.operators.plan.ChangeNode;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.sql.SqlError;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the rows of a table that is read do to it: {@code 'changelog.mode'} is {@code append} where
 * they are only added, {@code retract} where the format tells what becomes of rows, and {@code
 * upsert} where each takes the place of the row of its primary key. {@code
 * 'changelog.delete-column'} names a BOOLEAN column, TRUE in a row that ends the one of its key.
 */
final class ReadChanges {
    private static final String APPEND = "append";
    private static final String RETRACT = "retract";
    private static final String UPSERT = "upsert";

    private final TableUse table;
    private final Reading reading;

    ReadChanges(final TableUse table, final Reading reading) {
        this.table = table;
        this.reading = reading;
    }

    /** Whether rows of a table with such options do more than being added. */
    static boolean isIn(final Map<String, String> options) {
        return ChangeFormats.areOf(options)
                || !options.getOrDefault(ChangeFormats.MODE, APPEND).equalsIgnoreCase(APPEND);
    }

    /** The scan, and behind it what makes its rows those that the planner expects. */
    PlanNode of(final PlanNode scan) {
        final Map<String, String> options = table.options();
        final boolean hasKinds = ChangeFormats.areOf(options);
        final String implied = hasKinds ? RETRACT : APPEND;
        final String mode =
                options.getOrDefault(ChangeFormats.MODE, implied).toLowerCase(Locale.ROOT);
        if (!mode.equals(UPSERT) && !mode.equals(implied)) {
            throw invalid(ChangeFormats.MODE)
                    .hint("write '" + implied + "' or '" + UPSERT + "', as the format wants");
        }
        PlanNode changes = scan;
        if (options.containsKey(ChangeFormats.DELETE_COLUMN)) {
            changes = marked(changes, mode);
        }
        return mode.equals(UPSERT) && hasKinds
                ? new ChangeNode.DropUpdateBefore(
                        reading.uids().of("drop-update-before", List.of(changes)), changes)
                : changes;
    }

    private PlanNode marked(final PlanNode scan, final String mode) {
        final String name = table.options().get(ChangeFormats.DELETE_COLUMN);
        if (!mode.equals(UPSERT)) {
            throw invalid(ChangeFormats.DELETE_COLUMN)
                    .hint("add '" + ChangeFormats.MODE + "' = '" + UPSERT + "' to the WITH clause");
        }
        final List<Column> columns = scan.columns();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)
                    && columns.get(i).type().kind() == TypeKind.BOOLEAN
                    && !table.primaryKey().contains(i)) {
                return new ChangeNode.MarkDeletions(
                        reading.uids().of("mark-deletions", List.of(scan), i), scan, i);
            }
        }
        throw invalid(ChangeFormats.DELETE_COLUMN)
                .hint("name a column of the type BOOLEAN that is not of the primary key");
    }

    private HeliosException invalid(final String option) {
        return HeliosException.of(
                        SqlError.INVALID,
                        "table "
                                + table.shortName()
                                + " has the option '"
                                + option
                                + "' = '"
                                + table.options().get(option)
                                + "'")
                .at(reading.places().option(table.shortName(), option));
    }
}
