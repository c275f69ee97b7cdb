package io.heliosdb.streaming.gateway.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** One line that asks for something, and the answer to it in time. */
public sealed interface ControlRequest {
    /** How the appliance is. */
    record Status() implements ControlRequest {}

    /** A checkpoint. */
    record Checkpoint() implements ControlRequest {}

    /** A savepoint. */
    record CreateSavepoint() implements ControlRequest {}

    /**
     * The end of a savepoint.
     *
     * @param id of it
     */
    record DeleteSavepoint(String id) implements ControlRequest {}

    /** Configuration and folder of jobs are read again. */
    record Reload() implements ControlRequest {}

    /** The folder of jobs is looked at again. */
    record ReloadJobs() implements ControlRequest {}

    /**
     * A job begins.
     *
     * @param name of it
     * @param sql its statements
     */
    record CreateJob(String name, String sql) implements ControlRequest {}

    /**
     * A job is led elsewhere.
     *
     * @param job its name
     * @param order where to
     */
    record LeadJob(String job, JobOrder order) implements ControlRequest {}

    /**
     * The end of the appliance.
     *
     * @param mode how
     */
    record Stop(StopMode mode) implements ControlRequest {}

    /** The line, without its end. */
    default String line() {
        final ObjectNode line = new ObjectMapper().createObjectNode();
        switch (this) {
            case Status() -> line.put("request", "status");
            case Checkpoint() -> line.put("request", "checkpoint");
            case CreateSavepoint() -> line.put("request", "savepoint-create");
            case DeleteSavepoint(String id) ->
                    line.put("request", "savepoint-delete").put("id", id);
            case Reload() -> line.put("request", "reload");
            case ReloadJobs() -> line.put("request", "jobs-reload");
            case CreateJob(String name, String sql) ->
                    line.put("request", "job-create").put("job", name).put("sql", sql);
            case LeadJob(String job, JobOrder order) ->
                    line.put("request", "job").put("job", job).put("order", order.name());
            case Stop(StopMode mode) -> line.put("request", "stop").put("mode", mode.name());
        }
        return line.toString();
    }

    /**
     * Reads a line.
     *
     * @throws HeliosException {@code HSRV-0302} if it is not understood
     */
    static ControlRequest of(final String line) {
        final JsonNode node = json(line);
        return switch (node.path("request").asText()) {
            case "status" -> new Status();
            case "checkpoint" -> new Checkpoint();
            case "savepoint-create" -> new CreateSavepoint();
            case "savepoint-delete" -> new DeleteSavepoint(node.path("id").asText());
            case "reload" -> new Reload();
            case "jobs-reload" -> new ReloadJobs();
            case "job-create" ->
                    new CreateJob(node.path("job").asText(), node.path("sql").asText());
            case "job" -> new LeadJob(node.path("job").asText(), order(node, line));
            case "stop" ->
                    new Stop(
                            node.path("mode").asText().equals(StopMode.NOW.name())
                                    ? StopMode.NOW
                                    : StopMode.DRAIN);
            default -> throw badRequest("unknown request", line);
        };
    }

    private static JobOrder order(final JsonNode node, final String line) {
        for (final JobOrder order : JobOrder.values()) {
            if (order.name().equals(node.path("order").asText())) {
                return order;
            }
        }
        throw badRequest("unknown order", line);
    }

    private static JsonNode json(final String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (final JsonProcessingException e) {
            throw badRequest("a request that is no JSON", line).causedBy(e);
        }
    }

    private static HeliosException badRequest(final String what, final String line) {
        final int shown = 100;
        return HeliosException.of(ControlError.BAD_REQUEST, what)
                .detail(line.length() > shown ? line.substring(0, shown) + "…" : line)
                .hint("ask with the command line of the same version as the appliance");
    }

    /** Has it carried out; what comes of it as JSON, perhaps later. */
    default CompletableFuture<ObjectNode> apply(final ApplianceControl appliance) {
        return switch (this) {
            case Status() -> CompletableFuture.completedFuture(ControlJson.of(appliance.status()));
            case Checkpoint() -> appliance.checkpoint().thenApply(ControlJson::of);
            case CreateSavepoint() -> appliance.createSavepoint().thenApply(ControlJson::of);
            case DeleteSavepoint(String id) ->
                    appliance.deleteSavepoint(id).thenApply(named("deleted", id));
            case Reload() -> appliance.reload().thenApply(ControlJson::of);
            case ReloadJobs() -> appliance.reloadJobs().thenApply(ControlJson::ofOutlooks);
            case CreateJob(String name, String sql) ->
                    appliance.createJob(name, sql).thenApply(named("job", name));
            case LeadJob(String job, JobOrder order) ->
                    appliance.lead(job, order).thenApply(named("job", job));
            case Stop(StopMode mode) ->
                    appliance.stop(mode).thenApply(named("stopped", mode.name()));
        };
    }

    private static Function<Void, ObjectNode> named(final String name, final String value) {
        return nothing -> new ObjectMapper().createObjectNode().put(name, value);
    }
}
