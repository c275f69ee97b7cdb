package io.heliosdb.streaming.gateway.webhook;

import static io.heliosdb.streaming.gateway.log.LogField.field;

import io.heliosdb.streaming.codecs.error.HeliosException;
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

    /** Sends until the log ends, or the receiver is gone for good. */
    void run() throws InterruptedException {
        Position position = Position.read(ports.storage(), file);
        boolean isGoingOn = true;
        while (isGoingOn) {
            try (Batch batch = new Batch(log, position.start(), ports.ledger())) {
                deliver(batch, position);
                isGoingOn = false;
            } catch (final HeliosException e) {
                if (e.code() != ConnectorError.RESULTS_GONE) {
                    throw e;
                }
                ports.log()
                        .error(
                                "a webhook begins anew: results that it had not sent are gone",
                                field("stream", log.name()),
                                field("code", e.code().code()));
                position = Position.START;
                position.write(ports.storage(), file);
            }
        }
    }

    private void deliver(final Batch batch, final Position from) throws InterruptedException {
        Position position = from;
        while (batch.next(position.underWay(), target.batchRows())) {
            if (position.underWay() == 0) {
                position.sending(batch.count()).write(ports.storage(), file);
            }
            send(batch);
            position = Position.behind(batch.last());
            position.write(ports.storage(), file);
        }
    }

    private void send(final Batch batch) throws InterruptedException {
        final byte[] body = batch.bytes();
        final String id = batch.last().toString();
        boolean isTaken = false;
        while (!isTaken) {
            String retryAfter = null;
            try {
                final Sender.Answer answer = sender.send(target, headers(id, body), body);
                isTaken = answer.isTaken();
                retryAfter = answer.retryAfter();
                if (!isTaken) {
                    failed(refused(answer.status()));
                }
            } catch (final HeliosException e) {
                failed(e);
            }
            if (!isTaken && stop.await(patience.afterFailure(retryAfter), TimeUnit.MILLISECONDS)) {
                throw new InterruptedException("stopped");
            }
        }
        taken(batch.count());
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

    private void failed(final HeliosException why) {
        progress.failed(why.code().code() + ": " + why.getMessage());
        if (why.code() == WebhookError.ENDED) {
            throw why;
        }
        if (Integer.bitCount(patience.failures() + 1) == 1) {
            ports.log()
                    .warn(
                            "a webhook is not taken, and sent again",
                            field("stream", log.name()),
                            field("failures", patience.failures() + 1),
                            field("code", why.code().code()),
                            field("what", why.getMessage()),
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
