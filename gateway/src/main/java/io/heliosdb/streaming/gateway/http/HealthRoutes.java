package io.heliosdb.streaming.gateway.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** For those who watch processes: whether it lives, and whether it takes requests. */
final class HealthRoutes {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private HealthRoutes() {}

    /** Both of them. */
    static List<Route> of(final Readiness readiness) {
        return List.of(
                Route.on("health", Verb.GET, "/health")
                        .forProbes()
                        .saying("Tell that the process lives")
                        .giving(Shapes.HEALTH)
                        .by(request -> reply(OK, "ok")),
                Route.on("ready", Verb.GET, "/ready")
                        .forProbes()
                        .saying("Tell whether the appliance has recovered; 503 as long as not")
                        .giving(Shapes.HEALTH)
                        .by(request -> ready(readiness.now())));
    }

    private static Reply ready(final Readiness.State state) {
        return reply(
                state == Readiness.State.READY ? OK : UNAVAILABLE,
                state.name().toLowerCase(Locale.ROOT));
    }

    private static Reply reply(final int status, final String text) {
        return new Reply(
                status, JsonNodeFactory.instance.objectNode().put("status", text), Map.of());
    }
}
