package io.heliosdb.streaming.gateway.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.gateway.alignment.AlignedSource;
import io.heliosdb.streaming.gateway.config.ConfigErrors;
import io.heliosdb.streaming.gateway.engine.OperatorRowsJson;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What appliances answer, as JSON: also what commands print under {@code --json}. */
public final class ControlJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ControlJson() {}

    /** An appliance's status. */
    static ObjectNode of(final ApplianceStatus status) {
        final ObjectNode node = MAPPER.createObjectNode();
        node.put("state", name(status.state()));
        node.put("appliance", hex(status.applianceId()));
        node.put("process", ProcessHandle.current().pid());
        node.put("epoch", status.epoch());
        node.put("started", Instant.ofEpochMilli(status.startedMs()).toString());
        node.put("durability", status.durability());
        node.put("recorded_below", status.recordedBelow());
        node.put("fsynced_below", status.fsyncedBelow());
        node.put("input_stopped", status.isInputStopped());
        node.put("usable_bytes", status.usableBytes());
        node.put("total_bytes", status.totalBytes());
        node.set("last_checkpoint", status.lastCheckpoint().map(ControlJson::of).orElse(null));
        node.put("failed_checkpoints", status.failedCheckpoints());
        final ArrayNode jobs = node.putArray("jobs");
        status.jobs().forEach(job -> jobs.add(of(job)));
        return node;
    }

    private static ObjectNode of(final JobStatus job) {
        final ObjectNode node = MAPPER.createObjectNode();
        node.put("name", job.name());
        node.put("state", name(job.state()));
        putCount(node, "processed_rows", job.processedRows());
        putCount(node, "delivered_rows", job.deliveredRows());
        putTime(node, "watermark", job.watermarkMs());
        node.put("restarts", job.restarts());
        node.put("dead_letters", job.deadLetters());
        node.put("failure", job.failure().orElse(null));
        final ArrayNode sources = node.putArray("aligned_sources");
        job.alignedSources().forEach(source -> sources.add(of(source)));
        OperatorRowsJson.add(node.putArray("operators"), job.operators());
        return node;
    }

    private static ObjectNode of(final AlignedSource source) {
        final ObjectNode node = MAPPER.createObjectNode();
        node.put("table", source.table());
        node.put("group", source.group());
        putTime(node, "watermark", source.watermarkMs());
        return node.put("ended", source.watermarkMs() == Long.MAX_VALUE)
                .put("ahead_ms", source.aheadMs())
                .put("max_drift_ms", source.maxDriftMs())
                .put("held_back", source.isHeldBack());
    }

    private static void putTime(final ObjectNode node, final String name, final long epochMs) {
        if (epochMs == Long.MIN_VALUE || epochMs == Long.MAX_VALUE) {
            node.putNull(name);
        } else {
            node.put(name, Instant.ofEpochMilli(epochMs).toString());
        }
    }

    private static void putCount(final ObjectNode node, final String name, final long count) {
        if (count == JobStatus.UNKNOWN) {
            node.putNull(name);
        } else {
            node.put(name, count);
        }
    }

    /** What has become of jobs. */
    static ObjectNode ofOutlooks(final List<JobOutlook> outlooks) {
        final ObjectNode node = MAPPER.createObjectNode();
        final ArrayNode jobs = node.putArray("jobs");
        for (final JobOutlook outlook : outlooks) {
            final ObjectNode job = jobs.addObject();
            job.put("job", outlook.job()).put("fate", name(outlook.fate()));
            outlook.failure().ifPresent(failure -> job.set("failure", of(failure)));
        }
        return node;
    }

    /** What has become of configuration and jobs. */
    static ObjectNode of(final ReloadReport report) {
        final ObjectNode node = MAPPER.createObjectNode();
        report.applied().forEach(node.putArray("applied")::add);
        report.needsRestart().forEach(node.putArray("needs_restart")::add);
        node.set("jobs", ofOutlooks(report.jobs()).path("jobs"));
        return node;
    }

    /** A checkpoint or savepoint. */
    public static ObjectNode of(final SavedState saved) {
        return MAPPER.createObjectNode()
                .put("id", saved.id())
                .put("number", saved.number())
                .put("barrier", saved.barrier())
                .put("epoch", saved.epoch())
                .put("bytes", saved.bytes())
                .put("duration_ms", saved.durationMs());
    }

    /** An error in its parts. */
    public static ObjectNode of(final HeliosException error) {
        final ObjectNode node =
                MAPPER.createObjectNode()
                        .put("code", error.code().code())
                        .put("category", name(error.code().category()))
                        .put("error", error.what())
                        .put("detail", error.detail())
                        .put("hint", error.hint());
        error.position()
                .ifPresent(
                        position ->
                                node.putObject("position")
                                        .put("file", position.file())
                                        .put("line", position.line())
                                        .put("column", position.column()));
        final List<HeliosException> others = ConfigErrors.of(error);
        if (others.size() > 1) {
            final ArrayNode list = node.putArray("others");
            others.stream().skip(1).forEach(other -> list.add(of(other)));
        }
        return node;
    }

    /** The error that {@link #of(HeliosException)} has written in another process. */
    public static HeliosException error(final JsonNode node) {
        final HeliosException error =
                HeliosException.of(new Answered(node), node.path("error").asText())
                        .detail(node.path("detail").asText())
                        .hint(node.path("hint").asText());
        final JsonNode position = node.path("position");
        final HeliosException placed =
                position.isMissingNode()
                        ? error
                        : error.at(
                                new Position(
                                        position.path("file").asText(),
                                        position.path("line").asLong(),
                                        position.path("column").asInt()));
        node.path("others").forEach(other -> placed.addSuppressed(error(other)));
        return placed;
    }

    /** A code that another process has answered with; its meaning is in that one's reference. */
    private record Answered(JsonNode node) implements ErrorCode {
        @Override
        public String code() {
            return node.path("code").asText(ControlError.OTHER_ERROR.code());
        }

        @Override
        public Category category() {
            return Category.ERROR;
        }

        @Override
        public String meaning() {
            return ControlError.OTHER_ERROR.meaning();
        }
    }

    private static String name(final Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String hex(final long id) {
        return String.format(Locale.ROOT, "%016x", id);
    }
}
