package io.heliosdb.streaming.perf.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A job that copies numbered lines, which come over TCP, into files. */
final class FedCopies {
    private static final String FILLING = "x".repeat(400);

    private final ApplianceProcess appliance;
    private final Path shown;
    private final int port;

    /**
     * Writes the job.
     *
     * @param folder of the appliance
     */
    FedCopies(final Path folder, final ApplianceProcess appliance) throws IOException {
        this.appliance = appliance;
        port = appliance.freePort();
        shown = folder.resolve("copies");
        appliance.job(
                "copies",
                """
                CREATE TABLE lines (n BIGINT, filling STRING)
                WITH ('connector' = 'socket', 'port' = '%d', 'format' = 'csv');
                CREATE TABLE copies (n BIGINT)
                WITH ('connector' = 'filesystem', 'path' = '%s', 'format' = 'csv',
                  'sink.rolling-policy.rollover-interval' = '300 ms');
                INSERT INTO copies SELECT n FROM lines;
                """
                        .formatted(port, shown));
    }

    /**
     * A configuration with a journal in small files and many checkpoints.
     *
     * @param data the data folder
     */
    static String configuration(final String data) {
        return """
        [data]
        directory = "%s"
        [journal]
        medium = "file"
        segment_bytes = 1048576
        [streaming]
        checkpoint_interval_secs = 0.2
        """
                .formatted(data);
    }

    /** A producer that goes on where the log says. */
    LineFeed connect() {
        return LineFeed.to(port, appliance);
    }

    /** The same with a process that listens, and may end any time. */
    LineFeed connectNow() throws IOException {
        return LineFeed.at(port);
    }

    static List<String> lines(final int from, final int end) {
        return IntStream.range(from, end).mapToObj(n -> n + "," + FILLING).toList();
    }

    /** Feeds lines and waits until they are acknowledged; those before them are there. */
    void feed(final int from, final int end) throws IOException {
        try (LineFeed feed = connect()) {
            assertThat(feed.resumed()).isEqualTo(from);
            feed.send(lines(from, end));
            assertThat(feed.awaitAcknowledged(end)).isTrue();
        }
    }

    /** Each line is shown once, in order, and no other. */
    void areShown(final int count) throws IOException {
        final List<String> rows = new ArrayList<>();
        try (Stream<Path> parts = Files.list(shown)) {
            for (final Path part :
                    parts.filter(file -> file.getFileName().toString().startsWith("part-"))
                            .sorted()
                            .toList()) {
                rows.addAll(Files.readAllLines(part));
            }
        }
        assertThat(rows).isEqualTo(IntStream.range(0, count).mapToObj(Integer::toString).toList());
    }
}
