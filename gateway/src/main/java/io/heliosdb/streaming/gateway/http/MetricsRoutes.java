package io.heliosdb.streaming.gateway.http;

import io.heliosdb.streaming.gateway.metrics.MetricsPage;
import io.heliosdb.streaming.gateway.security.access.Permission;

import java.util.List;

/** For those who watch numbers. */
final class MetricsRoutes {
    private static final String SAYING =
            "Tell all metrics, in the text form of Prometheus or in OpenMetrics";

    private MetricsRoutes() {}

    /** At a port of its own: a scraper has no token. */
    static List<Route> open(final MetricsPage page) {
        return List.of(plan().forProbes().by(request -> reply(page, request)));
    }

    /** At the port of the API. */
    static List<Route> guarded(final MetricsPage page) {
        return List.of(plan().needing(Permission.READ).by(request -> reply(page, request)));
    }

    private static Route.Plan plan() {
        return Route.on("metrics", Verb.GET, "/metrics").saying(SAYING);
    }

    private static Reply reply(final MetricsPage page, final Request request) {
        final MetricsPage.Text text = page.text(request.header(Request.ACCEPT).orElse(""));
        return Reply.of(text.contentType(), text.body());
    }
}
