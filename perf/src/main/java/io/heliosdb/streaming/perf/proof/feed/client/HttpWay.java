package io.heliosdb.streaming.perf.proof.feed.client;

import io.heliosdb.streaming.perf.proof.crash.oracle.Script;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests of fifty rows, one after the other, each with a key that follows from its first number.
 * Where to go on is what the producer knows to be safe; what it does not know it asks again.
 */
final class HttpWay implements Way {
    private static final int ROWS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(30);
    private static final int OK = 200;
    private static final String BROKEN_OFF = "HNET-0203";
    private static final List<Integer> LATER = List.of(404, 429, 502, 503);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Target target;
    private final Script script;
    private final int producer;
    private final StringBuilder body = new StringBuilder();
    private Form form = Form.LINES;
    private int count;
    private boolean isComplete;
    private long acknowledged;
    private long connections;

    /** How the rows of a request are written. */
    private enum Form {
        LINES("application/x-ndjson"),
        ARRAY("application/json"),
        CSV("text/csv");

        private final String mediaType;

        Form(final String mediaType) {
            this.mediaType = mediaType;
        }
    }

    HttpWay(final Target target, final Script script, final int producer, final long safe) {
        this.target = target;
        this.script = script;
        this.producer = producer;
        acknowledged = safe;
    }

    @Override
    public int poll() throws IOException {
        if (!isComplete) {
            return 0;
        }
        try {
            final HttpResponse<String> answer =
                    client.send(request(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == OK) {
                taken(answer.body());
                return 1;
            }
            if (!isForLater(answer)) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
        } catch (final IOException cut) {
            // Whether it was taken is not known: it is asked again.
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        LockSupport.parkNanos(PAUSE_NS);
        return 0;
    }

    /** The appliance is not there yet, or the network has ended the body before its end. */
    private static boolean isForLater(final HttpResponse<String> answer) {
        return LATER.contains(answer.statusCode()) || answer.body().contains(BROKEN_OFF);
    }

    private HttpRequest request() {
        final String text = form == Form.ARRAY ? "[" + body + "]" : body.toString();
        return HttpRequest.newBuilder(
                        URI.create(
                                String.format(
                                        Locale.ROOT,
                                        "http://%s:%d/api/v1/streams/%s/events",
                                        Target.HOST,
                                        target.port(),
                                        target.stream())))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + target.token())
                .header("Content-Type", form.mediaType)
                .header("Idempotency-Key", Script.producer(producer) + ' ' + (acknowledged + 1))
                .POST(HttpRequest.BodyPublishers.ofString(text))
                .build();
    }

    private void taken(final String answer) {
        if (!answer.contains("\"rows\":" + count + ",")) {
            throw new IllegalStateException(count + " rows were sent: " + answer);
        }
        acknowledged += count;
        connections++;
        count = 0;
        body.setLength(0);
        isComplete = false;
    }

    @Override
    public long nextNumber() {
        return acknowledged + count + 1;
    }

    @Override
    public boolean offer(final Row row) {
        if (isComplete) {
            return false;
        }
        if (count == 0) {
            form = Form.values()[(int) (acknowledged / ROWS % Form.values().length)];
        }
        if (form == Form.CSV) {
            script.appendLine(body, producer, row.event(), row.timeMs());
        } else {
            if (count > 0) {
                body.append(form == Form.ARRAY ? ',' : '\n');
            }
            Texts.appendJson(body, script, producer, row);
        }
        count++;
        isComplete = count == ROWS || row.isLast();
        return true;
    }

    @Override
    public void flush() {
        // A request goes when it is complete.
    }

    @Override
    public long acknowledged() {
        return acknowledged;
    }

    @Override
    public long connections() {
        return connections;
    }

    @Override
    public long badRows() {
        return 0;
    }

    @Override
    public void close() {
        client.close();
    }
}
