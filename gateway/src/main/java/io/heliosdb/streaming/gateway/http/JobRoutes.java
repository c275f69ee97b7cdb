package io.heliosdb.streaming.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.control.ControlRequest;
import io.heliosdb.streaming.gateway.control.JobOrder;
import io.heliosdb.streaming.gateway.security.Caller;
import io.heliosdb.streaming.gateway.security.access.Permission;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Jobs: list, inspect, lead. */
final class JobRoutes {
    private static final String JOBS = "/api/v1/jobs";
    private static final String JOB = JOBS + "/{job}";

    /** A job that fails again and again is never where it was led to. */
    private static final long PATIENCE_MS = 30_000;

    private static final Set<String> OVER = Set.of("finished", "cancelled");

    private final Appliances appliance;

    private JobRoutes(final Appliances appliance) {
        this.appliance = appliance;
    }

    /** All of them. */
    static List<Route> of(final Appliances appliance) {
        final JobRoutes routes = new JobRoutes(appliance);
        return List.of(
                Route.on("jobs.list", Verb.GET, JOBS)
                        .saying("List the jobs")
                        .needing(Permission.READ)
                        .giving(Shapes.JOBS)
                        .by(routes::list),
                Route.on("job.create", Verb.POST, JOBS)
                        .saying("Create a job of SQL statements, and let it begin")
                        .needing(Permission.WRITE, Permission.EXECUTE)
                        .taking(Shapes.NEW_JOB)
                        .giving(Shapes.LED)
                        .by(routes::create),
                Route.on("job.inspect", Verb.GET, JOB)
                        .saying("Tell how a job is, with the rows of each of its operators")
                        .needing(Permission.READ)
                        .giving(Shapes.JOB)
                        .by(routes::inspect),
                routes.lead(
                        JobOrder.PAUSE,
                        Permission.CANCEL,
                        "Let a job rest, over restarts too, until it is resumed"),
                routes.lead(
                        JobOrder.RESUME,
                        Permission.EXECUTE,
                        "Let a job that rests, or stays down, go on"),
                routes.lead(
                        JobOrder.RESTART,
                        Permission.EXECUTE,
                        "Start a job again from the last checkpoint"),
                routes.lead(JobOrder.CANCEL, Permission.CANCEL, "End a job for good"));
    }

    private Route lead(final JobOrder order, final Permission permission, final String sentence) {
        final String verb = order.name().toLowerCase(Locale.ROOT);
        return Route.on("job." + verb, Verb.POST, JOB + '/' + verb)
                .saying(sentence + "; 202 if it is not there yet after 30 s")
                .needing(permission)
                .giving(Shapes.LED)
                .by(request -> lead(request, order));
    }

    private Reply list(final Request request) {
        final JsonNode jobs = jobs(request.caller());
        final ObjectNode answer = JsonNodeFactory.instance.objectNode();
        int active = 0;
        for (final JsonNode job : jobs) {
            active += OVER.contains(job.path("state").asText()) ? 0 : 1;
        }
        answer.put("active_jobs", active).set("jobs", jobs);
        return Reply.of(answer);
    }

    private Reply create(final Request request) {
        final JsonNode wanted = request.json();
        final String name = wanted.path("name").asText();
        appliance.ask(
                request.caller(), new ControlRequest.CreateJob(name, wanted.path("sql").asText()));
        return Reply.created(led(request.caller(), name));
    }

    private Reply inspect(final Request request) {
        return Reply.of(job(request.caller(), request.name("job")));
    }

    private Reply lead(final Request request, final JobOrder order) {
        final Caller caller = request.caller();
        final String name = request.name("job");
        job(caller, name);
        final boolean isThere =
                appliance
                        .ask(caller, new ControlRequest.LeadJob(name, order), PATIENCE_MS)
                        .isPresent();
        return isThere ? Reply.of(led(caller, name)) : Reply.accepted(led(caller, name));
    }

    private ObjectNode led(final Caller caller, final String name) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("job", name)
                .put("state", job(caller, name).path("state").asText());
    }

    private JsonNode jobs(final Caller caller) {
        return appliance.ask(caller, new ControlRequest.Status()).path("jobs");
    }

    private JsonNode job(final Caller caller, final String name) {
        for (final JsonNode job : jobs(caller)) {
            if (job.path("name").asText().equals(name)) {
                return job;
            }
        }
        throw HeliosException.of(HttpError.NO_SUCH_THING, "there is no job of this name")
                .hint("GET /api/v1/jobs lists them");
    }
}
