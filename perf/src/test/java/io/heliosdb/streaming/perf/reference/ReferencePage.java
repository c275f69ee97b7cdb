package io.heliosdb.streaming.perf.reference;

import io.heliosdb.streaming.codecs.error.ErrorCode;
import io.heliosdb.streaming.gateway.config.ConfigReference;
import io.heliosdb.streaming.gateway.metrics.MetricsReference;
import io.heliosdb.streaming.ringbuffer.counters.CounterType;

import java.util.Locale;

/** The text of the generated pages, in Markdown. */
final class ReferencePage {
    private static final String GENERATED =
            "Generated from the declarations in the code by `bin/dev reference`; a test compares"
                    + " the two.\n";

    private ReferencePage() {}

    static String errors() {
        final StringBuilder page = new StringBuilder("# Error codes\n\n").append(GENERATED);
        page.append("A code never changes its meaning once released.\n");
        for (final DeclaredErrors.Range range : DeclaredErrors.RANGES) {
            page.append("\n## ").append(range.title()).append("\n\n");
            page.append("| code | category | means |\n| --- | --- | --- |\n");
            DeclaredErrors.all().stream()
                    .filter(range::holds)
                    .forEach(error -> page.append(row(error)));
        }
        return page.toString();
    }

    static String counters() {
        final StringBuilder page = new StringBuilder("# Counters\n\n").append(GENERATED);
        page.append(
                "Counters live in a mapped file that another process can read: see"
                        + " `heliosdb-streaming stat`.\n\n");
        page.append("| number | label | counts |\n| --- | --- | --- |\n");
        for (final CounterType type : CounterType.values()) {
            page.append("| ").append(type.typeId()).append(" | ").append(type.label());
            page.append(" | ").append(type.meaning()).append(" |\n");
        }
        return page.toString();
    }

    static String configuration() {
        return "# Configuration\n\n" + GENERATED + "\n" + ConfigReference.markdown();
    }

    static String metrics() {
        return "# Metrics\n\n" + GENERATED + "\n" + MetricsReference.markdown();
    }

    private static String row(final ErrorCode error) {
        final String category = error.category().name().toLowerCase(Locale.ROOT);
        return "| " + error.code() + " | " + category + " | " + error.meaning() + " |\n";
    }
}
