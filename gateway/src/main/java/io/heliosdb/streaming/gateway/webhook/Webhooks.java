package io.heliosdb.streaming.gateway.webhook;

import static io.heliosdb.streaming.gateway.log.LogField.field;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.connectors.result.ResultDirectory;
import io.heliosdb.streaming.connectors.result.ResultLog;

import org.agrona.CloseHelper;
import org.agrona.ErrorHandler;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The webhooks of a process: one delivery for each stream that has one. Any thread. */
public final class Webhooks implements AutoCloseable {
    private final WebhookPorts ports;
    private final Destinations destinations;
    private final ErrorHandler defects;
    private final Map<String, Running> running = new HashMap<>();
    private boolean isClosed;

    /** Made for the first webhook. */
    private Sender sender;

    /** A delivery. */
    private record Running(ResultLog log, Delivery delivery, Thread thread) {
        void stop() {
            delivery.stop();
            thread.interrupt();
        }
    }

    private Webhooks(
            final WebhookPorts ports, final Destinations destinations, final ErrorHandler defects) {
        this.ports = ports;
        this.destinations = destinations;
        this.defects = defects;
    }

    /**
     * Sends the results of streams from now on.
     *
     * @param privateNetworks addresses and networks that may be reached though they are not public
     * @param defects told what is nobody's fault but ours
     * @throws HeliosException {@code HNET-0701} if one of them is neither
     */
    public static Webhooks open(
            final ResultDirectory results,
            final List<String> privateNetworks,
            final WebhookPorts ports,
            final ErrorHandler defects) {
        final Webhooks webhooks =
                new Webhooks(ports, Destinations.allowing(privateNetworks), defects);
        results.follow(webhooks::begin);
        return webhooks;
    }

    /** The results of a stream can be read: those of a log before it are sent no more. */
    private synchronized void begin(final ResultLog log) {
        final Running before = running.get(log.name());
        if (isClosed || (before != null && before.log == log)) {
            return;
        }
        if (before != null) {
            before.stop();
            running.remove(log.name());
        }
        if (log.webhook().isPresent()) {
            if (sender == null) {
                sender = new Sender(destinations);
            }
            final Delivery delivery = new Delivery(ports, sender, log);
            final Thread thread =
                    Thread.ofVirtual()
                            .name("webhook " + log.name())
                            .start(() -> run(delivery, before == null ? null : before.thread));
            running.put(log.name(), new Running(log, delivery, thread));
        }
    }

    private void run(final Delivery delivery, final Thread before) {
        try {
            if (before != null) {
                before.join();
            }
            delivery.run();
        } catch (final InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (final HeliosException e) {
            ports.log()
                    .error(
                            "a webhook has ended",
                            field("stream", delivery.stream()),
                            field("code", e.code().code()),
                            field("what", e.what()),
                            field("detail", e.detail()));
        } catch (final RuntimeException e) {
            defects.onError(e);
        }
    }

    @Override
    public void close() {
        final List<Running> stopped;
        synchronized (this) {
            isClosed = true;
            stopped = List.copyOf(running.values());
        }
        stopped.forEach(Running::stop);
        stopped.forEach(each -> join(each.thread));
        CloseHelper.close(sender);
    }

    private static void join(final Thread thread) {
        try {
            thread.join();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
