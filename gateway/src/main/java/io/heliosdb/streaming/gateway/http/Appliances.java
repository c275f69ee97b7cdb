package io.heliosdb.streaming.gateway.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.control.ControlRequest;
import io.heliosdb.streaming.gateway.control.Orderer;
import io.heliosdb.streaming.gateway.security.Caller;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the appliance, and waits for it on the thread of a request. */
final class Appliances {
    private final ControlQueue queue;

    Appliances(final ControlQueue queue) {
        this.queue = queue;
    }

    /**
     * Asks, however long it takes.
     *
     * @param caller whom the gate has let in, and noted
     * @throws HeliosException what the appliance answers in its place
     */
    ObjectNode ask(final Caller caller, final ControlRequest request) {
        return ask(caller, request, Long.MAX_VALUE).orElseThrow();
    }

    /** Asks; empty if there is no answer in this time, and then it goes on being carried out. */
    Optional<ObjectNode> ask(
            final Caller caller, final ControlRequest request, final long timeoutMs) {
        final CompletableFuture<ObjectNode> answer =
                queue.ask(new Orderer(caller.name(), caller.address().toString(), true), request);
        try {
            return Optional.of(answer.get(timeoutMs, TimeUnit.MILLISECONDS));
        } catch (final TimeoutException e) {
            return Optional.empty();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HeliosException.of(HttpError.NOT_READY, "the appliance ends").causedBy(e);
        } catch (final ExecutionException e) {
            if (e.getCause() instanceof HeliosException declared) {
                throw declared;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
