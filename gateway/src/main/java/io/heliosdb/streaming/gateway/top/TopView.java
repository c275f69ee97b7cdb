package io.heliosdb.streaming.gateway.top;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An appliance between two samples, for people and for programs. */
final class TopView {
    private static final double GIB = 1L << 30;

    /** Of the status, as they are there. */
    private static final List<String> FACTS =
            List.of(
                    "epoch",
                    "durability",
                    "usable_bytes",
                    "total_bytes",
                    "input_stopped",
                    "recorded_below",
                    "fsynced_below");

    private final Sample before;
    private final Sample now;

    TopView(final Sample before, final Sample now) {
        this.before = before;
        this.now = now;
    }

    /** Lines of text, none of which ends with an end of line. */
    List<String> lines() {
        final JsonNode status = now.status();
        final List<String> lines = new ArrayList<>();
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%s  up %s  epoch %d  durability %s  disk %.1f of %.1f GiB free%s",
                        status.path("state").asText(),
                        up(status.path("started").asText()),
                        status.path("epoch").asLong(),
                        status.path("durability").asText(),
                        status.path("usable_bytes").asLong() / GIB,
                        status.path("total_bytes").asLong() / GIB,
                        status.path("input_stopped").asBoolean() ? "  INPUT IS STOPPED" : ""));
        lines.add(
                String.format(
                        Locale.ROOT,
                        "log: recorded %,d, on the disk %,d, waiting %,d rows",
                        status.path("recorded_below").asLong(),
                        status.path("fsynced_below").asLong(),
                        waiting(status)));
        lines.add("");
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%-24s %-11s %14s %14s %16s %10s %8s",
                        "JOB",
                        "STATE",
                        "ROWS/S",
                        "RESULTS/S",
                        "ROWS",
                        "BEHIND",
                        "DEAD"));
        status.path("jobs").forEach(job -> lines.add(line(job)));
        return lines;
    }

    /** Rows that are recorded and not yet on the disk. */
    private static long waiting(final JsonNode status) {
        return Math.max(
                0, status.path("recorded_below").asLong() - status.path("fsynced_below").asLong());
    }

    private Duration up(final String started) {
        return Duration.ofSeconds(
                Duration.between(Instant.parse(started), Instant.ofEpochMilli(now.nowMs()))
                        .toSeconds());
    }

    private String line(final JsonNode job) {
        return String.format(
                        Locale.ROOT,
                        "%-24s %-11s %,14.0f %,14.0f %,16d %10s %,8d",
                        job.path("name").asText(),
                        job.path("state").asText(),
                        now.rate(before, job, "processed_rows"),
                        now.rate(before, job, "delivered_rows"),
                        job.path("processed_rows").asLong(),
                        behind(job),
                        job.path("dead_letters").asLong())
                .stripTrailing();
    }

    /** How far the job's event time is behind the clock. */
    private String behind(final JsonNode job) {
        return job.path("watermark").isTextual()
                ? Duration.ofSeconds(behindMs(job) / 1000)
                        .toString()
                        .substring(2)
                        .toLowerCase(Locale.ROOT)
                : "-";
    }

    private long behindMs(final JsonNode job) {
        return now.nowMs() - Instant.parse(job.path("watermark").asText()).toEpochMilli();
    }

    /** The same as an object. */
    ObjectNode json() {
        final JsonNode status = now.status();
        final ObjectNode node =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("time", Instant.ofEpochMilli(now.nowMs()).toString())
                        .put("state", status.path("state").asText())
                        .put("up_seconds", up(status.path("started").asText()).toSeconds())
                        .put("waiting_rows", waiting(status));
        for (final String fact : FACTS) {
            node.set(fact, status.path(fact));
        }
        final ArrayNode jobs = node.putArray("jobs");
        for (final JsonNode job : status.path("jobs")) {
            final ObjectNode told =
                    jobs.addObject()
                            .put("job", job.path("name").asText())
                            .put("state", job.path("state").asText())
                            .put("rows_per_second", now.rate(before, job, "processed_rows"))
                            .put("results_per_second", now.rate(before, job, "delivered_rows"))
                            .put("rows", job.path("processed_rows").asLong())
                            .put("dead_letters", job.path("dead_letters").asLong());
            if (job.path("watermark").isTextual()) {
                told.put("behind_ms", behindMs(job));
            } else {
                told.putNull("behind_ms");
            }
        }
        return node;
    }
}
