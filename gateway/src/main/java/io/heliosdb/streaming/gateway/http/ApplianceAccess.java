package io.heliosdb.streaming.gateway.http;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.connectors.result.ResultLog;
import io.heliosdb.streaming.connectors.stream.StreamDirectory;
import io.heliosdb.streaming.connectors.stream.StreamEndpoint;
import io.heliosdb.streaming.gateway.feed.FeedError;
import io.heliosdb.streaming.gateway.metrics.MetricsSampler;
import io.heliosdb.streaming.gateway.subscription.SubscriptionError;

/**
 * What doors reach of the appliance behind them, which may not be there yet.
 *
 * @param queue the way of requests to it
 * @param streams those that can be fed now
 * @param readiness how far the process is
 * @param metrics what can be said of it in numbers
 */
public record ApplianceAccess(
        ControlQueue queue, StreamDirectory streams, Readiness readiness, MetricsSampler metrics) {
    /**
     * The results of a stream that a job writes.
     *
     * @throws HeliosException {@code HNET-0208} if it may still come, {@code HNET-0601} if there is
     *     none
     */
    public ResultLog results(final String name) {
        return streams.results()
                .find(name)
                .orElseThrow(() -> absent(SubscriptionError.noStream(name)));
    }

    private HeliosException absent(final HeliosException none) {
        return readiness.now() == Readiness.State.READY
                ? none
                : HeliosException.of(
                        HttpError.NOT_READY, "the appliance is being started or stopped");
    }

    /**
     * The stream of a name.
     *
     * @throws HeliosException {@code HNET-0208} if it may still come, {@code HNET-0301} if there is
     *     none
     */
    public StreamEndpoint stream(final String name) {
        return streams.find(name).orElseThrow(() -> absent(FeedError.noStream(name)));
    }
}
