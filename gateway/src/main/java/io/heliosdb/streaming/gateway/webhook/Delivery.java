package io.heliosdb.streaming.gateway.webhook;

import static io.heliosdb.streaming.gateway.log.LogField.field;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.StorageError;
import io.heliosdb.streaming.connectors.result.ResultLog;
import io.heliosdb.streaming.connectors.result.StreamFile;
import io.heliosdb.streaming.connectors.result.WebhookProgress;
import io.heliosdb.streaming.connectors.result.WebhookTarget;
import io.heliosdb.streaming.connectors.spi.ConnectorError;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Sends the results of one stream, from where the receiver is until the log ends. On a thread of
 * its own, which may be interrupted.
 */
final class Delivery {
    private static final int GONE = 410;

    private final WebhookPorts ports;
    private final Sender sender;
    private final ResultLog log;
    private final WebhookTarget target;
    private final WebhookProgress progress;
    private final Path file;
    private final Patience patience;
    private final CountDownLatch stop = new CountDownLatch(1);

    /** How far it is; null until that is read. */
    private Position position;

    Delivery(final WebhookPorts ports, final Sender sender, final ResultLog log) {
        this.ports = ports;
        this.sender = sender;
        this.log = log;
        target = log.webhook().orElseThrow();
        progress = log.webhookProgress();
        file = ports.folder().resolve(StreamFile.name(log.name()) + ".json");
        patience = new Patience(ports.clock().time() ^ log.name().hashCode());
    }

    /** Whose results are sent. */
    String stream() {
        return log.name();
    }

    /** Nothing is sent again from now on. Any thread. */
    void stop() {
        stop.countDown();
    }

    /**
     * Sends until the log ends, or it is stopped.
     *
     * @throws HeliosException if it ends before, as the receiver is gone for good, or what is kept
     *     of its position is damaged
     */
    void run() throws InterruptedException {
        try {
            boolean isGoingOn = true;
            while (isGoingOn) {
                try {
                    placePosition();
                    deliver();
                    isGoingOn = false;
                } catch (final HeliosException e) {
                    isGoingOn = goesOnAfter(e);
                }
            }
        } catch (final RuntimeException e) {
            progress.trouble(e instanceof HeliosException ? e.getMessage() : e.toString());
            throw e;
        }
    }

    /** The position is known, and written down. */
    private void placePosition() {
        if (position == null) {
            ports.storage().createDirectories(ports.folder());
            position = Position.read(ports.storage(), file, lineage());
        } else {
            position.write(ports.storage(), file);
            progress.trouble("");
        }
    }

    private int lineage() {
        return log.last().lineage();
    }

    private boolean isStopped() {
        return stop.getCount() == 0;
    }

    private boolean goesOnAfter(final HeliosException e) throws InterruptedException {
        if (isStopped() || e.code() == ConnectorError.STREAM_CLOSED) {
            return false;
        }
        if (e.code() == ConnectorError.RESULTS_GONE) {
            beginAnew(e);
            return true;
        }
        if (e.code() instanceof StorageError) {
            progress.trouble(e.getMessage());
            warn("a webhook waits, as files cannot be read or written", e);
            await(null);
            return true;
        }
        throw e;
    }

    private void beginAnew(final HeliosException e) {
        if (position.lineage() == lineage()) {
            ports.log()
                    .error(
                            "a webhook begins anew: results that it had not sent are gone",
                            field("stream", log.name()),
                            field("code", e.code().code()));
        } else {
            ports.log()
                    .warn(
                            "a webhook begins anew: its stream is another job's now, or of a"
                                    + " history that replaces the one before",
                            field("stream", log.name()));
        }
        position = Position.start(lineage());
    }

    private void deliver() throws InterruptedException {
        try (Batch batch = new Batch(log, position.start(), ports.ledger())) {
            while (!isStopped() && batch.next(position.underWay(), target.batchRows())) {
                if (position.underWay() == 0) {
                    place(position.sending(batch.count()));
                }
                send(batch);
                place(Position.behind(batch.last()));
            }
        }
    }

    private void place(final Position next) {
        position = next; // also if it cannot be written: that is tried again
        position.write(ports.storage(), file);
    }

    private void send(final Batch batch) throws InterruptedException {
        final byte[] body = batch.bytes();
        final String id = batch.last().toString();
        boolean isTaken = false;
        while (!isTaken) {
            String retryAfter = null;
            try {
                final Sender.Answer answer = sender.send(target, headers(id, body), body);
                retryAfter = answer.retryAfter();
                if (!answer.isTaken()) {
                    throw refused(answer.status());
                }
                isTaken = true;
            } catch (final HeliosException e) {
                progress.failed(e.getMessage());
                if (e.code() == WebhookError.ENDED) {
                    throw e;
                }
                warn("a webhook is not taken, and sent again", e);
                await(retryAfter);
            }
        }
        taken(batch.count());
    }

    /** Waits after a failure. */
    private void await(final String retryAfter) throws InterruptedException {
        if (stop.await(patience.afterFailure(retryAfter), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("stopped");
        }
    }

    private Map<String, String> headers(final String id, final byte[] body) {
        final Map<String, String> headers = new LinkedHashMap<>();
        final long seconds = TimeUnit.MILLISECONDS.toSeconds(ports.clock().time());
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(seconds));
        final Optional<SigningSecret> secret =
                target.secretFile().map(path -> SigningSecret.read(ports.storage(), path));
        secret.ifPresent(each -> headers.put("webhook-signature", each.sign(id, seconds, body)));
        headers.put("Idempotency-Key", id);
        headers.put("Helios-Stream", log.name());
        return headers;
    }

    private HeliosException refused(final int status) {
        return status == GONE
                ? HeliosException.of(WebhookError.ENDED, "the receiver is gone for good")
                        .detail("status " + status)
                        .hint("give the stream another 'webhook.url', or none")
                : HeliosException.of(WebhookError.REFUSED, "the receiver has not taken a request")
                        .detail("status " + status);
    }

    /** Of the first, second, fourth … failure in a row. */
    private void warn(final String event, final HeliosException why) {
        if (Integer.bitCount(patience.failures() + 1) == 1) {
            ports.log()
                    .warn(
                            event,
                            field("stream", log.name()),
                            field("failures", patience.failures() + 1),
                            field("code", why.code().code()),
                            field("what", why.what()),
                            field("detail", why.detail()));
        }
    }

    private void taken(final int rows) {
        progress.taken(rows);
        if (patience.failures() > 0) {
            ports.log()
                    .info(
                            "a webhook is taken again",
                            field("stream", log.name()),
                            field("failures", patience.failures()));
            patience.restore();
        }
    }
}
