package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** The feeder of the examples, against an appliance that ends and comes back while it feeds. */
@Timeout(300)
class PythonFeederTest extends TlsRig {
    private static final Path FEEDER =
            Path.of(System.getProperty("heliosdb.root.directory"), "examples/feeder/feed.py");
    private static final int LINES = 200_000;

    @Test
    void eachLineArrivesOnce() throws Exception {
        copyStream();
        assertEachLineArrivesOnce();
    }

    @Test
    void eachLineArrivesOnceEncrypted() throws Exception {
        encrypt("client_certificates = \"required\"", "client_ca_file = \"ours.pem\"");
        ours.sign("feeder");
        believe(ours.clientWith(ours, "feeder"));
        assertEachLineArrivesOnce(
                "--ca",
                ours.authority().toString(),
                "--certificate",
                ours.certificateFile("feeder").toString(),
                "--key",
                ours.keyFile("feeder").toString());
        final Certificates strangers = new Certificates(folder, "strangers");
        start("run");
        final Process feeder =
                feeder(
                        folder.resolve("lines.csv"),
                        port("feeds"),
                        "--ca",
                        strangers.authority().toString());
        assertThat(feeder.waitFor()).isEqualTo(1);
        assertThat(output(feeder)).contains("refused: ", "CERTIFICATE_VERIFY_FAILED");
    }

    private void assertEachLineArrivesOnce(final String... encryption) throws Exception {
        assumeTrue(hasPython(), "there is no python3 on this machine");
        final int feedPort = feedAtOnePort();
        final List<String> lines =
                IntStream.rangeClosed(1, LINES).mapToObj(n -> "k" + n % 10 + "," + n).toList();
        final Path file = Files.write(folder.resolve("lines.csv"), lines);
        start("run");
        register();
        final Process feeder = feeder(file, feedPort, encryption);
        while (rows() < LINES / 20) {
            assertThat(feeder.isAlive()).isTrue();
            Thread.sleep(20); // an address may not ask more often
        }
        end();
        final boolean isInterrupted = feeder.isAlive();
        start("run");
        assertThat(feeder.waitFor()).as(output(feeder)).isZero();
        assertThat(isInterrupted).as("it was still feeding").isTrue();
        assertThat(feeder(file, feedPort, encryption).waitFor()).as("a second time").isZero();
        login();
        assertThat(ask(200, "GET", "/api/v1/streams/events", "").path("repeated_rows").asInt())
                .as("nothing is sent that is there")
                .isZero();
        end();
        assertThat(copies()).isEqualTo(lines);
    }

    @Test
    void compressedLinesAreReadAndBadOnesTold() throws Exception {
        assumeTrue(hasPython(), "there is no python3 on this machine");
        copyStream();
        start("run");
        register();
        final Path file = folder.resolve("lines.csv.gz");
        try (GZIPOutputStream lines = new GZIPOutputStream(Files.newOutputStream(file))) {
            lines.write("a,1\nb,x\nc,3\n".getBytes(StandardCharsets.UTF_8));
        }
        final Process feeder = feeder(file, port("feeds"));
        assertThat(feeder.waitFor()).as(output(feeder)).isEqualTo(3);
        assertThat(output(feeder))
                .contains("line 2 is no row", "3 lines are safe, 1 of them are no rows");
        end();
        assertThat(copies()).containsExactly("a,1", "c,3");
    }

    @Test
    void whatWaitingDoesNotMendEndsIt() throws Exception {
        assumeTrue(hasPython(), "there is no python3 on this machine");
        copyStream();
        start("run");
        register();
        final Path file = Files.writeString(folder.resolve("lines.csv"), "a,1\n");
        assertRefused(feeder(file, port("api")), "no feeds come in at this port");
        final String ca = new Certificates(folder, "strangers").authority().toString();
        assertRefused(feeder(file, port("feeds"), "--ca", ca), "no connection over TLS");
        assertRefused(feeder(file, port("feeds"), "--stream", "nothing"), "HNET-0301");
        end();
    }

    @Test
    void aPortThatSpeaksTlsIsKnown() throws Exception {
        assumeTrue(hasPython(), "there is no python3 on this machine");
        encrypt();
        start("run");
        register();
        final Path file = Files.writeString(folder.resolve("lines.csv"), "a,1\n");
        assertRefused(feeder(file, port("feeds")), "this port speaks TLS", "--ca");
        assertRefused(feeder(file, port("api")), "this port speaks TLS", "--ca");
        end();
    }

    @Test
    void itSaysThatItWaits() throws Exception {
        assumeTrue(hasPython(), "there is no python3 on this machine");
        copyStream();
        final int feedPort = feedAtOnePort();
        start("run");
        register();
        end();
        final Path file = Files.writeString(folder.resolve("lines.csv"), "a,1\n");
        final Process feeder = feeder(file, feedPort);
        while (!output(feeder).contains("interrupted: ")) {
            assertThat(feeder.isAlive()).isTrue();
        }
        start("run");
        assertThat(feeder.waitFor()).as(output(feeder)).isZero();
        end();
        assertThat(copies()).containsExactly("a,1");
    }

    private void assertRefused(final Process feeder, final String... why) throws Exception {
        assertThat(feeder.waitFor(60, TimeUnit.SECONDS)).as(output(feeder)).isTrue();
        assertThat(output(feeder)).contains("refused: ").contains(why);
        assertThat(feeder.exitValue()).isEqualTo(1);
    }

    @Test
    void whoHasNoTokenIsToldWhereItComesFrom() throws Exception {
        assumeTrue(hasPython(), "there is no python3 on this machine");
        final Process feeder = feeder(Files.createFile(folder.resolve("none.csv")), 1);
        assertThat(feeder.waitFor()).isEqualTo(2);
        assertThat(output(feeder)).contains("HELIOS_TOKEN is not set", "/api/v1/auth/login");
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (final IOException none) {
            return false;
        }
    }

    private int rows() throws Exception {
        return ask(200, "GET", "/api/v1/streams/events", "").path("rows").asInt();
    }

    private Process feeder(final Path file, final int feedPort, final String... more)
            throws IOException {
        final ProcessBuilder builder =
                new ProcessBuilder(
                                "python3",
                                FEEDER.toString(),
                                "--address",
                                "127.0.0.1:" + feedPort,
                                "--stream",
                                "events",
                                "--format",
                                "csv",
                                "--producer",
                                "p1",
                                file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("feeder.txt").toFile());
        builder.command().addAll(List.of(more));
        builder.environment().put("HELIOS_TOKEN", token());
        return builder.start();
    }

    private String output(final Process feeder) throws IOException {
        return feeder
                + " "
                + Files.readString(folder.resolve("feeder.txt"), StandardCharsets.UTF_8);
    }
}
