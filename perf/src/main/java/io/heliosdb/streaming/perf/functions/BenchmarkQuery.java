package io.heliosdb.streaming.perf.functions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A query of the benchmark.
 *
 * @param name as in the comment above it
 * @param sql a SELECT from {@code events} or a view of it, without semicolon
 */
record BenchmarkQuery(String name, String sql) {
    private static final String FILE = "queries.sql";
    private static final String COMMENT = "-- ";

    /** All of them, in the order of the script. */
    static List<BenchmarkQuery> all() {
        final List<BenchmarkQuery> queries = new ArrayList<>();
        for (final String part : script().split("\n\n")) {
            final int end = part.indexOf('\n');
            queries.add(
                    new BenchmarkQuery(
                            part.substring(COMMENT.length(), end),
                            part.substring(end + 1, part.lastIndexOf(';'))));
        }
        return queries;
    }

    private static String script() {
        try (InputStream stream = BenchmarkQuery.class.getResourceAsStream(FILE)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
