package io.heliosdb.streaming.gateway.http;

import static io.heliosdb.streaming.gateway.subscription.SubscriptionError.LIMIT;
import static io.heliosdb.streaming.gateway.subscription.SubscriptionError.START;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.connectors.result.ResultId;
import io.heliosdb.streaming.connectors.result.ResultLog;
import io.heliosdb.streaming.connectors.result.ResultStart;
import io.heliosdb.streaming.gateway.control.ControlRequest;
import io.heliosdb.streaming.gateway.security.access.Permission;
import io.heliosdb.streaming.gateway.subscription.Subscription;
import io.heliosdb.streaming.gateway.subscription.SubscriptionError;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import java.util.List;
import java.util.Optional;

/** What jobs write into streams: a page of it, or all that comes. */
final class ResultRoutes {
    private static final String LINES = "application/x-ndjson";
    private static final String EVENTS = "text/event-stream";
    private static final String LAST_EVENT = "Last-Event-ID";

    private static final int PAGE = 1000;
    private static final int MOST_RESULTS = 100_000;
    private static final int MOST_WAIT_MS = 30_000;

    private final ApplianceAccess appliance;

    private ResultRoutes(final ApplianceAccess appliance) {
        this.appliance = appliance;
    }

    /** All of them. */
    static List<Route> of(final ApplianceAccess appliance) {
        final ResultRoutes routes = new ResultRoutes(appliance);
        return List.of(
                Route.on("stream.results", Verb.GET, "/api/v1/streams/{stream}/results")
                        .saying(
                                "Read what a job writes into a stream: a page, or with Accept: "
                                        + EVENTS
                                        + " all that comes")
                        .needing(Permission.READ)
                        .asking("after", "id of the last result that was seen")
                        .asking(
                                "from",
                                "without an id: earliest (if it is missing), the oldest that is"
                                        + " kept, or latest, the next to come")
                        .asking("limit", "results of a page, " + PAGE + " if it is missing")
                        .asking("wait", "milliseconds to wait for the first result of a page")
                        .header(LAST_EVENT, "as 'after'; browsers send it when they come again")
                        .streaming(List.of(LINES, EVENTS))
                        .by(routes::results));
    }

    private Reply results(final Request request) {
        final ResultLog log = appliance.results(request.name("stream"));
        final ResultStart start = start(request);
        checkNotAhead(request, log, start);
        if (request.accepts(EVENTS)) {
            final Subscription subscription =
                    Subscription.events(log, start, appliance.streams().ledger());
            return Reply.streaming(EVENTS, new FollowedResults(subscription, Clocks.nano()));
        }
        final int limit = number(request, "limit", PAGE, MOST_RESULTS);
        final int waitMs = number(request, "wait", 0, MOST_WAIT_MS);
        final Subscription subscription =
                Subscription.lines(log, start, appliance.streams().ledger());
        return Reply.streaming(LINES, new PageOfResults(subscription, limit, waitMs));
    }

    /**
     * A job that starts again computes results anew which readers have seen; but nobody has seen a
     * result of what is not in the log of rows yet.
     */
    private void checkNotAhead(
            final Request request, final ResultLog log, final ResultStart start) {
        if (!(start instanceof ResultStart.Behind(ResultId id)) || !log.isBehind(id)) {
            return;
        }
        final long recordedBelow =
                new Appliances(appliance.queue())
                        .ask(request.caller(), new ControlRequest.Status())
                        .path("recorded_below")
                        .asLong();
        if (id.rowSequence() >= recordedBelow && log.isBehind(id)) {
            final ResultId last = log.last();
            throw HeliosException.of(
                            SubscriptionError.AHEAD, "there was no result with this id yet")
                    .detail(
                            last.rowSequence() < 0
                                    ? "the stream has no result"
                                    : "the last result is " + last)
                    .hint("give the id of a result that came, or begin with the earliest");
        }
    }

    private static ResultStart start(final Request request) {
        final Optional<String> after =
                request.header(LAST_EVENT).or(() -> request.parameter("after"));
        final Optional<String> from = request.parameter("from");
        if (after.isPresent() && from.isEmpty()) {
            return new ResultStart.Behind(ResultId.of(after.get()));
        }
        if (after.isPresent()) {
            throw HeliosException.of(START, "both 'after' and 'from' say where to begin")
                    .hint("leave one of them out");
        }
        return switch (from.orElse("earliest")) {
            case "earliest" -> ResultStart.EARLIEST;
            case "latest" -> ResultStart.LATEST;
            default ->
                    throw HeliosException.of(START, "'" + from.get() + "' is no place to begin")
                            .hint("write earliest or latest, or give an id with 'after'");
        };
    }

    private static int number(
            final Request request, final String name, final int otherwise, final int most) {
        final String text = request.parameter(name).orElse(Integer.toString(otherwise));
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        throw HeliosException.of(LIMIT, "'" + name + "' is " + text)
                .hint("write a number from 0 to " + most);
    }
}
