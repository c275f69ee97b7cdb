package io.heliosdb.streaming.gateway.quickstart;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.options.InstallationRoot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What a quickstart has on disk: a configuration, a job, and the data of the appliance.
 *
 * @param root of all
 */
record QuickstartFolder(Path root) {
    private static final String JOB =
            """
            -- Flights come in at the doors; each hour's worst delays go out there.
            CREATE TABLE flights (
                departure TIMESTAMP(3),
                delay_min INT,
                distance_mi INT,
                origin STRING,
                destination STRING,
                WATERMARK FOR departure AS departure
            ) WITH ('connector' = 'stream');

            CREATE TABLE delays (
                hour_start TIMESTAMP(3),
                origin STRING,
                flights BIGINT,
                avg_delay_min INT
            ) WITH ('connector' = 'stream');

            INSERT INTO delays
            SELECT window_start, origin, COUNT(*), AVG(delay_min)
            FROM TUMBLE(TABLE flights, DESCRIPTOR(departure), INTERVAL '1' HOUR)
            GROUP BY window_start, window_end, origin
            HAVING COUNT(*) >= 40 AND AVG(delay_min) >= 20;
            """;

    /** The configuration. */
    Path configuration() {
        return root.resolve("streaming.toml");
    }

    /** The code of the first administrator, once the appliance has written it. */
    Path code() {
        return root.resolve("heliosdb-data/users/first-administrator");
    }

    /** Where the password of the user is kept. */
    Path password() {
        return root.resolve("password");
    }

    static Path flights() {
        return InstallationRoot.folder().resolve("examples/flights/flights-2001-01.csv.gz");
    }

    /**
     * Makes it, or finds one that is there.
     *
     * @param port of the API; others are free ones then, unless it is 0
     */
    void prepare(final int port) {
        try {
            Files.createDirectories(root.resolve("jobs"));
            Files.writeString(root.resolve("jobs/delays.sql"), JOB);
            Files.writeString(configuration(), configuration(port));
        } catch (final IOException e) {
            throw HeliosException.of(QuickstartError.FOLDER, "cannot write into " + root)
                    .detail(e.toString())
                    .hint("name another folder with --folder")
                    .causedBy(e);
        }
    }

    private static String configuration(final int port) {
        final String ports =
                port == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                """
                                [server]
                                port = %d
                                health_check_port = 0
                                feed_port = 0
                                metrics_port = 0
                                """,
                                port);
        return """
        [logging]
        file = "quickstart.log"
        """
                + ports;
    }
}
