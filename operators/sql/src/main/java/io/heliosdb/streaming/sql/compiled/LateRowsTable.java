package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.sql.NearestName;
import io.heliosdb.streaming.sql.SqlError;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A table of the rows that come too late for a window of another INSERT of the same job: {@code
 * 'connector' = 'late-rows', 'of' = 'the table which that INSERT writes'}, and {@code 'window' =
 * '2'} if it has several windows. Nothing is read from outside: the scan becomes an operator behind
 * the window.
 */
public final class LateRowsTable {
    /** The value of the option {@code connector}. */
    public static final String CONNECTOR = "late-rows";

    /** The option that names a table: the INSERT into it has the window. */
    public static final String OF = "of";

    /** The option with the number of the window among those of the INSERT, from 1. */
    public static final String WINDOW = "window";

    private final TableUse table;
    private final Reading reading;

    private LateRowsTable(final TableUse table, final Reading reading) {
        this.table = table;
        this.reading = reading;
    }

    static boolean is(final TableUse table) {
        return table.connector().equals(CONNECTOR);
    }

    /**
     * The operator that a scan of the table is.
     *
     * @param columns those of the table that are read
     */
    static PlanNode read(final TableUse table, final List<Column> columns, final Reading reading) {
        return new LateRowsTable(table, reading).read(columns);
    }

    private PlanNode read(final List<Column> columns) {
        final PlanNode.Windowing window = window();
        if (window.inputs().getFirst().isChangelog()) {
            throw invalid(OF, "has the late rows of a window whose rows change")
                    .hint("keep late rows of windows over rows that are only added");
        }
        table.columns().forEach(column -> check(column, window));
        final PlanNode.LateRows late =
                new PlanNode.LateRows(reading.uids().of("late rows", List.of(window)), window);
        final List<Expression> projection = new ArrayList<>();
        for (final Column column : columns) {
            final int position = position(late.columns(), column.name());
            projection.add(new Expression.InputRef(position, late.columns().get(position).type()));
        }
        return new PlanNode.Calc(
                reading.uids()
                        .of(
                                "calc",
                                List.of(late),
                                Uids.expressions(projection),
                                Uids.types(columns)),
                late,
                Optional.empty(),
                projection,
                columns);
    }

    private PlanNode.Windowing window() {
        final String of = table.options().get(OF);
        if (of == null) {
            throw HeliosException.of(
                            SqlError.OPTION_MISSING,
                            "table " + table.shortName() + " lacks option '" + OF + "'")
                    .at(reading.places().option(table.shortName(), "connector"))
                    .hint("add '" + OF + "' = the table that the INSERT with the window writes");
        }
        final List<PlanNode.Windowing> windows =
                reading.windowsInto(of)
                        .orElseThrow(
                                () ->
                                        invalid(
                                                        OF,
                                                        "has the late rows of "
                                                                + of
                                                                + ", which no INSERT of the same"
                                                                + " job writes")
                                                .hint(
                                                        "write this statement and INSERT INTO "
                                                                + of
                                                                + " in one EXECUTE STATEMENT SET"
                                                                + " BEGIN … END"));
        if (windows.isEmpty()) {
            throw invalid(OF, "has the late rows of " + of + ", whose INSERT has no window")
                    .detail("rows come too late only for windows that end");
        }
        return windows.get(number(of, windows.size()) - 1);
    }

    private int number(final String of, final int count) {
        final String text = table.options().get(WINDOW);
        if (text == null && count > 1) {
            throw invalid(OF, "does not say which window of the INSERT INTO " + of + " it is of")
                    .detail("the INSERT has " + count + " windows")
                    .hint("add '" + WINDOW + "' = '1' to the WITH clause, or a greater number");
        }
        final String number = text == null ? "1" : text.strip();
        if (!number.matches("[1-9][0-9]{0,8}") || Integer.parseInt(number) > count) {
            throw invalid(WINDOW, "has the option '" + WINDOW + "' = '" + text + "'")
                    .detail("the INSERT INTO " + of + " has the windows 1 to " + count);
        }
        return Integer.parseInt(number);
    }

    private void check(final Column column, final PlanNode.Windowing window) {
        final List<Column> given = window.inputs().getFirst().columns();
        final String known =
                "the window gets "
                        + given.stream().map(Column::toString).collect(Collectors.joining(", "));
        final int position = position(given, column.name());
        if (position < 0) {
            final HeliosException error =
                    HeliosException.of(
                                    SqlError.UNKNOWN_COLUMN,
                                    "the late rows of "
                                            + table.options().get(OF)
                                            + " have no column "
                                            + column.name())
                            .detail(known)
                            .at(reading.places().column(table.shortName(), column.name()));
            throw error.hint(
                    NearestName.of(column.name(), given.stream().map(Column::name).toList())
                            .map(nearest -> "did you mean " + nearest + "?")
                            .orElse("a window gets only columns that its statement uses"));
        }
        final Column wanted = given.get(position);
        if (!column.type().withNullable(true).equals(wanted.type().withNullable(true))
                || (wanted.type().nullable() && !column.type().nullable())) {
            throw HeliosException.of(
                            SqlError.INVALID,
                            "column "
                                    + column.name()
                                    + " of table "
                                    + table.shortName()
                                    + " has another type than the window's")
                    .detail(column.type() + "; " + known)
                    .at(reading.places().column(table.shortName(), column.name()))
                    .hint("declare it as " + wanted.type());
        }
    }

    private static int position(final List<Column> columns, final String name) {
        return columns.stream().map(Column::name).toList().indexOf(name);
    }

    private HeliosException invalid(final String option, final String what) {
        return HeliosException.of(SqlError.INVALID, "table " + table.shortName() + " " + what)
                .at(reading.places().option(table.shortName(), option));
    }
}
