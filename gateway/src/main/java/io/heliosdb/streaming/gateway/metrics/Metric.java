package io.heliosdb.streaming.gateway.metrics;

import io.prometheus.metrics.model.snapshots.Unit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A metric, declared.
 *
 * @param name as it is exported
 * @param kind what its values are
 * @param help a sentence
 * @param labels names of its labels, in the order in which values are given
 */
record Metric(String name, Kind kind, String help, List<String> labels) {
    private static final String TOTAL = "_total";

    /** What values are. */
    enum Kind {
        /** Only rises, as long as the process lives. */
        COUNTER,
        /** Rises and falls. */
        GAUGE,
        /** How often a duration was below each of some bounds. */
        HISTOGRAM
    }

    static Metric counter(final String name, final String help, final String... labels) {
        return new Metric(name + TOTAL, Kind.COUNTER, help, List.of(labels));
    }

    static Metric gauge(final String name, final String help, final String... labels) {
        return new Metric(name, Kind.GAUGE, help, List.of(labels));
    }

    static Metric histogram(final String name, final String help, final String... labels) {
        return new Metric(name, Kind.HISTOGRAM, help, List.of(labels));
    }

    /** Without the ending that counters have. */
    String baseName() {
        return kind == Kind.COUNTER ? name.substring(0, name.length() - TOTAL.length()) : name;
    }

    /** The base unit that its name ends with, if it has one. */
    Optional<Unit> unit() {
        return Stream.of(Unit.SECONDS, Unit.BYTES, Unit.RATIO)
                .filter(unit -> baseName().endsWith("_" + unit))
                .findFirst();
    }
}
