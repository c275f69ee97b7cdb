package io.heliosdb.streaming.gateway.control;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.concurrent.CompletableFuture;

/**
 * The one place that everything passes which an appliance is asked, from whichever door: what is an
 * order is noted, with who gave it and what has come of it. The server's thread only.
 */
public final class Orders {
    private final ApplianceControl appliance;
    private final OrderLog log;

    public Orders(final ApplianceControl appliance, final OrderLog log) {
        this.appliance = appliance;
        this.log = log;
    }

    /** Has the appliance carry it out; what comes of it as JSON, perhaps later. */
    public CompletableFuture<ObjectNode> carryOut(final Orderer by, final ControlRequest request) {
        if (request instanceof ControlRequest.Status) {
            return request.apply(appliance);
        }
        if (!by.isNoted()) {
            log.note(OrderEntry.ordered(by, request));
        }
        try {
            return request.apply(appliance)
                    .whenComplete((answer, failure) -> noteEnd(by, request, failure));
        } catch (final RuntimeException e) {
            noteEnd(by, request, e);
            throw e;
        }
    }

    private void noteEnd(final Orderer by, final ControlRequest order, final Throwable failure) {
        log.note(
                failure == null
                        ? OrderEntry.done(by, order)
                        : OrderEntry.failed(by, order, failure));
    }
}
