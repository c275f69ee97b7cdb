package io.heliosdb.streaming.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/** An appliance's status for people. */
final class StatusText {
    private static final double GIB = 1L << 30;

    private StatusText() {}

    /** Lines without an end of the last. */
    static String of(final JsonNode status) {
        final Formatter text = new Formatter(Locale.ROOT);
        text.format(
                "%s: process %d, epoch %d, since %s, appliance %s",
                status.path("state").asText(),
                status.path("process").asLong(),
                status.path("epoch").asLong(),
                status.path("started").asText(),
                status.path("appliance").asText());
        text.format(
                "%nlog: recorded below row %,d, on the disk below %,d; durability %s%s",
                status.path("recorded_below").asLong(),
                status.path("fsynced_below").asLong(),
                status.path("durability").asText(),
                status.path("input_stopped").asBoolean()
                        ? "; INPUT IS STOPPED, the disk is nearly full"
                        : "");
        text.format(
                "%ndisk: %.1f of %.1f GiB free",
                status.path("usable_bytes").asLong() / GIB,
                status.path("total_bytes").asLong() / GIB);
        checkpoint(text, status);
        status.path("jobs").forEach(job -> job(text, job));
        return text.toString();
    }

    private static void checkpoint(final Formatter text, final JsonNode status) {
        final JsonNode last = status.path("last_checkpoint");
        if (last.isObject()) {
            text.format(
                    "%nlast checkpoint: %s, %,d bytes in %,d ms",
                    last.path("id").asText(),
                    last.path("bytes").asLong(),
                    last.path("duration_ms").asLong());
        } else {
            text.format("%nlast checkpoint: none since this start");
        }
        text.format("; %,d failed since this start", status.path("failed_checkpoints").asLong());
    }

    private static void job(final Formatter text, final JsonNode job) {
        text.format("%njob %s: %s", job.path("name").asText(), job.path("state").asText());
        if (!job.path("processed_rows").isNull()) {
            text.format(
                    ", watermark %s; since it began %,d rows in, %,d results, %,d dead letters",
                    job.path("watermark").isNull() ? "none" : job.path("watermark").asText(),
                    job.path("processed_rows").asLong(),
                    job.path("delivered_rows").asLong(),
                    job.path("dead_letters").asLong());
        }
        text.format("; since this start %,d restarts", job.path("restarts").asLong());
        if (!job.path("failure").isNull()) {
            text.format("%n    %s", job.path("failure").asText().replace("\n", "\n    "));
        }
        job.path("aligned_sources").forEach(source -> source(text, source));
        job.path("operators").forEach(operator -> operator(text, operator));
    }

    /** A source that may have to wait for others. */
    private static void source(final Formatter text, final JsonNode source) {
        text.format(
                "%n    source %s of group %s: ",
                source.path("table").asText(), source.path("group").asText());
        if (source.path("ended").asBoolean()) {
            text.format("ended");
            return;
        }
        text.format(
                "watermark %s, %s ahead of %s allowed%s",
                source.path("watermark").isNull() ? "none" : source.path("watermark").asText(),
                Duration.ofMillis(source.path("ahead_ms").asLong()),
                Duration.ofMillis(source.path("max_drift_ms").asLong()),
                source.path("held_back").asBoolean() ? ", HELD BACK" : "");
    }

    /** What became of an operator's rows; what is zero is left out. */
    private static void operator(final Formatter text, final JsonNode rows) {
        text.format(
                "%n    %s %s: %,d in",
                rows.path("operator").asText(),
                rows.path("uid").asText(),
                rows.path("in").asLong());
        for (final String fate : List.of("passed", "filtered", "kept", "late", "dead")) {
            if (rows.path(fate).asLong() != 0) {
                text.format(", %,d %s", rows.path(fate).asLong(), fate);
            }
        }
        text.format("; %,d out", rows.path("out").asLong());
    }
}
