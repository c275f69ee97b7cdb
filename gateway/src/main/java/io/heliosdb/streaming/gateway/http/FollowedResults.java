package io.heliosdb.streaming.gateway.http;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.control.ControlJson;
import io.heliosdb.streaming.gateway.subscription.Subscription;

import org.agrona.concurrent.NanoClock;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * All results of a stream that come, as server-sent events. It ends after a while, so that the
 * reader has to show a valid token again: browsers come back by themselves, with the last id.
 *
 * @param subscription closed with this
 */
record FollowedResults(Subscription subscription, NanoClock clock) implements Reply.Streamed.Body {
    /**
     * Silence after which something is written, so that each side sees whether the other is there.
     */
    private static final int SILENCE_MS = 10_000;

    private static final long LONGEST_NS = TimeUnit.MINUTES.toNanos(15);

    private static final byte[] NOTHING = ":\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END =
            "event: end\ndata: {}\n\n".getBytes(StandardCharsets.US_ASCII);

    @Override
    public void writeTo(final OutputStream output) throws IOException, InterruptedException {
        output.write(NOTHING);
        output.flush(); // so that it is heard that all is well
        final long begunNs = clock.nanoTime();
        try {
            while (!subscription.isEnded() && clock.nanoTime() - begunNs < LONGEST_NS) {
                if (subscription.next(Integer.MAX_VALUE, SILENCE_MS) > 0) {
                    subscription.writeTo(output);
                } else {
                    output.write(NOTHING);
                }
                output.flush();
            }
            output.write(END);
        } catch (final HeliosException e) {
            final String event = "event: error\ndata: " + ControlJson.of(e) + "\n\n";
            output.write(event.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        subscription.close();
    }
}
