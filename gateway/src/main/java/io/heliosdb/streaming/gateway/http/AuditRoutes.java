package io.heliosdb.streaming.gateway.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.security.access.Permission;
import io.heliosdb.streaming.gateway.security.audit.AuditLog;
import io.heliosdb.streaming.gateway.security.audit.AuditReader;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The audit log, for administrators. */
final class AuditRoutes {
    private static final int USUAL = 100;
    private static final int MOST_DIGITS = 18;

    private final AuditLog audit;

    private AuditRoutes(final AuditLog audit) {
        this.audit = audit;
    }

    /** All of them. */
    static List<Route> of(final AuditLog audit) {
        final AuditRoutes routes = new AuditRoutes(audit);
        return List.of(
                Route.on("audit.list", Verb.GET, "/api/v1/audit")
                        .saying("List entries of the audit log, page by page")
                        .needing(Permission.ADMIN)
                        .asking("from", "least number of an entry: next of the page before")
                        .asking("since", "earliest time, as 2026-01-31T12:00:00Z")
                        .asking("user", "entries of this caller only")
                        .asking("limit", "most entries, 100 if not given, 1000 at most")
                        .giving(Shapes.AUDIT_PAGE)
                        .by(routes::list));
    }

    private Reply list(final Request request) {
        final AuditReader.Page page =
                audit.reader()
                        .read(
                                new AuditReader.Query(
                                        number(request, "from", 1),
                                        since(request),
                                        request.parameter("user"),
                                        Math.clamp(
                                                number(request, "limit", USUAL),
                                                1,
                                                AuditReader.MOST)));
        final ObjectNode answer = JsonNodeFactory.instance.objectNode();
        final ArrayNode entries = answer.putArray("entries");
        page.entries().forEach(entries::add);
        page.next().ifPresentOrElse(next -> answer.put("next", next), () -> answer.putNull("next"));
        return Reply.of(answer);
    }

    private static long number(final Request request, final String name, final long usual) {
        final Optional<String> text = request.parameter(name);
        if (text.isEmpty()) {
            return usual;
        }
        if (!text.get().matches("[0-9]{1," + MOST_DIGITS + "}")) {
            throw wrong(name, "it is a number");
        }
        return Long.parseLong(text.get());
    }

    private static Optional<Instant> since(final Request request) {
        try {
            return request.parameter("since").map(Instant::parse);
        } catch (final DateTimeException e) {
            throw wrong("since", "it is a time as 2026-01-31T12:00:00Z");
        }
    }

    private static HeliosException wrong(final String name, final String why) {
        return HeliosException.of(
                        HttpError.BAD_PARAMETER,
                        "the parameter '" + name + "' is not as it must be")
                .detail(why);
    }
}
