package io.heliosdb.streaming.sql.compiled;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.operators.plan.Emission;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.sql.SqlError;
import io.heliosdb.streaming.sql.function.UserFunctions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the node readers of one plan share: readers of parts, the uids given, and the tables met so
 * far.
 */
final class Reading {
    private final Places places;
    private final PlanSettings settings;
    private final TypeReader types;
    private final SpecialCalls calls;
    private final ExpressionReader expressions;
    private final Uids uids = new Uids();
    private final Map<String, TableUse> reads = new LinkedHashMap<>();
    private final List<TableUse> lateReads = new ArrayList<>();
    private final List<SinkUse> sinks = new ArrayList<>();
    private final Function<String, Optional<List<PlanNode.Windowing>>> windows;

    /**
     * @param settings of the session
     * @param windows gives the windows of the INSERT into a table, or nothing if none is known
     * @param functions those of users
     */
    Reading(
            final Places places,
            final PlanSettings settings,
            final Function<String, Optional<List<PlanNode.Windowing>>> windows,
            final UserFunctions functions) {
        this.windows = windows;
        this.settings = settings;
        this.places = places;
        this.types = new TypeReader(places);
        this.calls =
                new SpecialCalls(
                        new ZonedCalls(settings.zone()),
                        new UserCalls(functions, places),
                        new RandomCalls(places),
                        new WatermarkCalls(places),
                        settings.database());
        this.expressions = new ExpressionReader(types, places, calls);
    }

    Places places() {
        return places;
    }

    /**
     * The windows of the INSERT into a table, inputs before consumers; nothing if no statement of
     * the plan writes the table.
     */
    Optional<List<PlanNode.Windowing>> windowsInto(final String table) {
        return windows.apply(table);
    }

    /** Notes a table of late rows that is read. */
    void readsLateRows(final TableUse table) {
        if (!lateReads.contains(table)) {
            lateReads.add(table);
        }
    }

    List<TableUse> lateReads() {
        return List.copyOf(lateReads);
    }

    /** When the older GROUP BY TUMBLE and HOP give results. */
    Emission emission() {
        return settings.emission();
    }

    /** After how long without rows a table is idle that does not say so itself; 0: never. */
    long idleMs() {
        return settings.idleMs();
    }

    TypeReader types() {
        return types;
    }

    ExpressionReader expressions() {
        return expressions;
    }

    /** Calls of functions of users. */
    UserCalls userCalls() {
        return calls.user();
    }

    /** Calls of random numbers. */
    RandomCalls randomCalls() {
        return calls.random();
    }

    /** Calls that read the watermark. */
    WatermarkCalls watermarkCalls() {
        return calls.watermark();
    }

    /** What depends on the session's time zone. */
    ZonedCalls zoned() {
        return calls.zoned();
    }

    Uids uids() {
        return uids;
    }

    /** Notes a table that is read. */
    void reads(final TableUse table) {
        final TableUse before = reads.putIfAbsent(table.name(), table);
        if (before != null && !before.equals(table)) {
            throw refuse(
                    SqlError.FEATURE_UNSUPPORTED,
                    "reading table "
                            + table.shortName()
                            + " twice with different options is not supported yet",
                    "OPTIONS",
                    table.shortName());
        }
    }

    List<TableUse> reads() {
        return List.copyOf(reads.values());
    }

    /** Notes what arrives at the next sink. */
    void sink(final SinkUse sink) {
        sinks.add(sink);
    }

    List<SinkUse> sinks() {
        return sinks;
    }

    /**
     * An operator or property that the engine does not have yet, looked up in the script by {@code
     * words}.
     */
    HeliosException refuse(final SqlError code, final String what, final String... words) {
        return places.refuse(code, what, words);
    }
}
