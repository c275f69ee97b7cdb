package io.heliosdb.streaming.gateway.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.control.ControlRequest;
import io.heliosdb.streaming.gateway.control.Orderer;
import io.heliosdb.streaming.gateway.control.Orders;
import io.heliosdb.streaming.gateway.log.TraceScope;

import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The way of requests from the threads of HTTP to the appliance, which is asked on one thread. What
 * that does not get to before it ends fails.
 */
public final class ControlQueue implements AutoCloseable {
    private static final int MOST_WAITING = 256;
    private static final int MOST_AT_ONCE = 16;

    private final ManyToOneConcurrentArrayQueue<Waiting> waiting =
            new ManyToOneConcurrentArrayQueue<>(MOST_WAITING);
    private volatile boolean isClosed;

    private record Waiting(
            Orderer by,
            ControlRequest request,
            Optional<String> trace,
            CompletableFuture<ObjectNode> answer) {
        void carryOut(final Orders orders) {
            try {
                final var _ =
                        TraceScope.call(trace, () -> orders.carryOut(by, request))
                                .whenComplete(this::complete);
            } catch (final RuntimeException e) {
                answer.completeExceptionally(e);
            }
        }

        private void complete(final ObjectNode result, final Throwable failure) {
            if (failure == null) {
                answer.complete(result);
            } else {
                answer.completeExceptionally(failure);
            }
        }
    }

    /**
     * Asks. Any thread.
     *
     * @return what comes of it; exceptionally with {@code HNET-0208} if too many wait, or the
     *     appliance ends
     */
    CompletableFuture<ObjectNode> ask(final Orderer by, final ControlRequest request) {
        final Waiting next =
                new Waiting(by, request, TraceScope.current(), new CompletableFuture<>());
        if (isClosed || !waiting.offer(next)) {
            return CompletableFuture.failedFuture(notReady());
        }
        if (isClosed) {
            failAll(); // it may have been closed in between
        }
        return next.answer();
    }

    /**
     * Has the appliance carry out what was asked.
     *
     * @return how many requests
     */
    public int carryOut(final Orders orders) {
        return waiting.drain(each -> each.carryOut(orders), MOST_AT_ONCE);
    }

    /** Nothing is carried out any more. */
    @Override
    public void close() {
        isClosed = true;
        failAll();
    }

    private void failAll() {
        for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
            next.answer().completeExceptionally(notReady());
        }
    }

    private static HeliosException notReady() {
        return HeliosException.of(HttpError.NOT_READY, "the appliance is busy or ending")
                .hint("ask again in a moment");
    }
}
