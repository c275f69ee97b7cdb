package io.heliosdb.streaming.gateway.http;

import io.heliosdb.streaming.gateway.subscription.Subscription;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The next results of a stream, as lines of JSON.
 *
 * @param subscription closed with this
 * @param limit most results
 * @param waitMs how long to wait for the first of them
 */
record PageOfResults(Subscription subscription, int limit, int waitMs)
        implements Reply.Streamed.Body {
    @Override
    public void writeTo(final OutputStream output) throws IOException, InterruptedException {
        int left = limit;
        int count = left == 0 ? 0 : subscription.next(left, waitMs);
        while (count > 0) {
            subscription.writeTo(output);
            left -= count;
            count = left == 0 ? 0 : subscription.next(left, 0);
        }
    }

    @Override
    public void close() {
        subscription.close();
    }
}
