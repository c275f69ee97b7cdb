package io.heliosdb.streaming.gateway.http;

import static io.heliosdb.streaming.gateway.log.LogField.field;

import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.gateway.log.ServerLog;
import io.heliosdb.streaming.gateway.log.TraceScope;
import io.javalin.http.Context;

import org.agrona.concurrent.NanoClock;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives each request an id, that of the sender's {@code traceparent} (W3C Trace Context) or a new
 * one. It is in the answer, in every line that the log gets for the request, and in a line about
 * the request itself at level debug.
 */
final class RequestTraces {
    static final String HEADER = "Trace-Id";

    private static final Pattern PARENT =
            Pattern.compile("[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");
    private static final int BYTES = 16;

    /** Attribute of a request whose reader has gone while it was answered: why it seems so. */
    static final String READER_GONE = "heliosdb.reader-gone";

    private final ServerLog log;
    private final NanoClock clock;
    private final Entropy entropy;

    RequestTraces(final ServerLog log, final NanoClock clock, final Entropy entropy) {
        this.log = log;
        this.clock = clock;
        this.entropy = entropy;
    }

    /** Does the work of a request under its id. */
    void run(final Context context, final String operation, final Runnable work) {
        final String trace = sent(context).orElseGet(this::fresh);
        context.header(HEADER, trace);
        TraceScope.run(
                trace,
                () -> {
                    final long begunNs = clock.nanoTime();
                    work.run();
                    final long tookNs = clock.nanoTime() - begunNs;
                    log.debug(
                            "request",
                            field("operation", operation),
                            field("status", context.statusCode()),
                            field("read", context.attribute(READER_GONE) == null),
                            field("duration_us", TimeUnit.NANOSECONDS.toMicros(tookNs)));
                });
    }

    private static Optional<String> sent(final Context context) {
        return Optional.ofNullable(context.header("traceparent"))
                .map(PARENT::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1));
    }

    private String fresh() {
        final byte[] bytes = new byte[BYTES];
        entropy.fill(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
