package io.heliosdb.streaming.connectors.result;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.connectors.spi.OptionDescriptor;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.connectors.spi.TableOptions;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Where the results of a stream are sent to, beside those who read them.
 *
 * @param url of the receiver, with {@code http} or {@code https}
 * @param secretFile that has what requests are signed with, if they are
 * @param batchRows most results of a request
 * @param timeoutMs how long a receiver may take to answer
 */
public record WebhookTarget(URI url, Optional<Path> secretFile, int batchRows, long timeoutMs) {
    private static final int MOST_ROWS = 10_000;
    private static final int MOST_PORT = 65_535;
    private static final long MOST_MS = TimeUnit.MINUTES.toMillis(5);

    private static final OptionDescriptor URL =
            OptionDescriptor.optional(
                    "webhook.url",
                    OptionDescriptor.Type.STRING,
                    "Of a table that a job writes: its results are sent there as well, by POST.");

    private static final OptionDescriptor SECRET_FILE =
            OptionDescriptor.optional(
                    "webhook.secret-file",
                    OptionDescriptor.Type.STRING,
                    "File of the secret that requests to 'webhook.url' are signed with.");

    private static final OptionDescriptor BATCH_ROWS =
            OptionDescriptor.defaulted(
                    "webhook.batch-rows",
                    OptionDescriptor.Type.INTEGER,
                    "500",
                    "Most results of a request to 'webhook.url', up to " + MOST_ROWS + ".");

    private static final OptionDescriptor TIMEOUT =
            OptionDescriptor.defaulted(
                    "webhook.timeout",
                    OptionDescriptor.Type.DURATION,
                    "10 s",
                    "How long the receiver at 'webhook.url' may take to answer, up to 5 min.");

    /** All of them. */
    static final List<OptionDescriptor> OPTIONS = List.of(URL, SECRET_FILE, BATCH_ROWS, TIMEOUT);

    /**
     * That of a table, if it has one.
     *
     * @throws HeliosException {@code HCON-0004} if an option cannot be so
     */
    static Optional<WebhookTarget> of(final TableDefinition table) {
        final TableOptions options = new TableOptions(table);
        return options.text(URL)
                .map(
                        text ->
                                new WebhookTarget(
                                        url(options, text),
                                        options.text(SECRET_FILE).map(file -> path(options, file)),
                                        rows(options),
                                        timeoutMs(options)));
    }

    private static URI url(final TableOptions options, final String text) {
        final URI url;
        try {
            url = new URI(text);
        } catch (final URISyntaxException e) {
            throw options.invalid(URL, text, "an address like https://example.org/hook")
                    .causedBy(e);
        }
        final boolean isWeb =
                "https".equalsIgnoreCase(url.getScheme())
                        || "http".equalsIgnoreCase(url.getScheme());
        if (!isWeb || url.getHost() == null || url.getUserInfo() != null) {
            throw options.invalid(
                    URL, text, "an address like https://example.org/hook, without a user");
        }
        if (url.getPort() == 0 || url.getPort() > MOST_PORT) {
            throw options.invalid(URL, text, "a port from 1 to " + MOST_PORT + ", or none");
        }
        return url;
    }

    private static Path path(final TableOptions options, final String text) {
        try {
            return Path.of(text);
        } catch (final InvalidPathException e) {
            throw options.invalid(SECRET_FILE, text, "the name of a file").causedBy(e);
        }
    }

    private static int rows(final TableOptions options) {
        final long rows = options.number(BATCH_ROWS).orElseThrow();
        if (rows < 1 || rows > MOST_ROWS) {
            throw options.invalid(
                    BATCH_ROWS, Long.toString(rows), "a number from 1 to " + MOST_ROWS);
        }
        return (int) rows;
    }

    private static long timeoutMs(final TableOptions options) {
        final long ms = TimeUnit.NANOSECONDS.toMillis(options.durationNs(TIMEOUT).orElseThrow());
        if (ms < 1 || ms > MOST_MS) {
            throw options.invalid(
                    TIMEOUT, options.requiredText(TIMEOUT), "a duration of at most 5 min");
        }
        return ms;
    }
}
