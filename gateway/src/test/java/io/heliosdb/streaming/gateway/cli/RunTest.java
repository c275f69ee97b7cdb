package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.gateway.durable.DurableAppliances;
import io.heliosdb.streaming.gateway.sql.StopSwitch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The appliance as its users meet it: started, fed, asked, stopped and started again. */
final class RunTest {
    @TempDir private Path folder;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream notices = new ByteArrayOutputStream();
    private CompletableFuture<Integer> running;
    private volatile Runnable signal;
    private int port;

    @BeforeEach
    void configure() throws IOException {
        configure("file");
    }

    private void configure(final String medium) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.writeString(
                folder.resolve("streaming.toml"),
                """
                [journal]
                medium = "%s"
                segment_bytes = 1048576
                min_free_percent = 1
                alarm_free_percent = 1
                [engine]
                memory_mib = 1024
                """
                        .formatted(medium));
        Files.createDirectories(folder.resolve("jobs"));
        Files.writeString(
                folder.resolve("jobs/copy.sql"),
                """
                CREATE TABLE events (k STRING, v INT)
                WITH ('connector' = 'socket', 'port' = '%d', 'format' = 'csv');
                CREATE TABLE copies (k STRING, v INT)
                WITH ('connector' = 'filesystem', 'path' = '%s', 'format' = 'csv');
                INSERT INTO copies SELECT k, v FROM events WHERE v > 0;
                """
                        .formatted(port, folder.resolve("copies")));
    }

    @AfterEach
    void stop() throws Exception {
        if (running != null && !running.isDone()) {
            signal.run();
            running.get();
        }
    }

    private Streams streams(final ByteArrayOutputStream out, final ByteArrayOutputStream err) {
        return new Streams(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new StopSwitch());
    }

    private int ask(final String... command) {
        output.reset();
        final String[] all = Stream.concat(Stream.of(command), config()).toArray(String[]::new);
        return Main.execute(streams(output, output), all);
    }

    private Stream<String> config() {
        return Stream.of("--config", folder.resolve("streaming.toml").toString());
    }

    private String answer() {
        return output.toString(StandardCharsets.UTF_8);
    }

    private void start(final String... command) {
        final Streams streams = streams(new ByteArrayOutputStream(), notices);
        final ServerPorts ports =
                new ServerPorts(
                        new DurableAppliances(
                                new FileStorage(),
                                Installation::planner,
                                folder.resolve("plans"),
                                streams.output(),
                                streams.notices()),
                        action -> {
                            signal = action;
                            return () -> {};
                        });
        final String[] all = Stream.concat(Stream.of(command), config()).toArray(String[]::new);
        running = CompletableFuture.supplyAsync(() -> Main.execute(streams, ports, all));
        while (!running.isDone() && ask("status") != ExitCode.OK) {
            Thread.onSpinWait();
        }
        assertThat(running).as(() -> notices.toString(StandardCharsets.UTF_8)).isNotDone();
    }

    private void end() throws Exception {
        signal.run();
        assertThat(running.get()).as(() -> notices.toString(StandardCharsets.UTF_8)).isZero();
    }

    private List<String> copies() throws IOException {
        try (Stream<Path> parts = Files.walk(folder.resolve("copies"))) {
            return parts.filter(part -> part.getFileName().toString().startsWith("part-"))
                    .sorted()
                    .flatMap(RunTest::lines)
                    .toList();
        }
    }

    private static Stream<String> lines(final Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (final IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "archive"})
    void goesOnWhereItWasStopped(final String medium) throws Exception {
        configure(medium);
        start("run");
        try (LineClient client = new LineClient(port)) {
            client.send("HELLO feeder");
            assertThat(client.line()).isEqualTo("RESUME 0");
            client.send("a,1", "b,-1", "c,3");
            assertThat(client.lastAck(3)).isEqualTo("ACK 3 fsynced");
        }
        assertThat(ask("status")).isZero();
        assertThat(answer()).contains("running: process ", "durability fsynced", "job copy: ");
        assertThat(ask("status", "--json")).isZero();
        assertThat(answer()).startsWith("{\"state\":\"running\"").contains("\"processed_rows\":3");
        end();
        assertThat(copies()).containsExactly("a,1", "c,3");
        assertThat(ask("status")).isEqualTo(ExitCode.FAILED);
        assertThat(answer()).contains("HSRV-0301");

        start();
        try (LineClient client = new LineClient(port)) {
            client.send("HELLO feeder");
            assertThat(client.line()).isEqualTo("RESUME 3");
            client.send("d,4");
            assertThat(client.lastAck(4)).isEqualTo("ACK 4 fsynced");
        }
        while (!answer().contains("since it began 4 rows in, 3 results, 0 dead letters;")) {
            assertThat(ask("status")).isZero(); // of both processes
        }
        assertThat(answer()).contains("0 failed since this start", "since this start 0 restarts");
        assertThat(ask("stop")).as(answer()).isZero();
        assertThat(answer()).isEqualTo("stopped\n");
        assertThat(running.get()).isZero();
        assertThat(copies()).containsExactly("a,1", "c,3", "d,4");
    }

    @Test
    void savepointsAreTakenCopiedRestoredAndDeleted() throws Exception {
        start("run");
        try (LineClient client = new LineClient(port)) {
            client.send("a,1");
            client.lastAck(1);
        }
        assertThat(ask("savepoint", "create")).isZero();
        final String id = answer().strip();
        assertThat(id).matches("savepoint-[0-9]{8}-[0-9a-f]{8}");
        assertThat(ask("savepoint", "list")).isZero();
        assertThat(answer()).startsWith(id + "  ").contains("  epoch 1  ");
        assertThat(ask("savepoint", "verify", id)).isZero();
        assertThat(answer()).startsWith(id + " is whole: ");
        final String copies = folder.resolve("backup").toString();
        assertThat(ask("savepoint", "copy", id, copies)).isZero();
        assertThat(ask("savepoint", "delete", id)).as(answer()).isZero();
        assertThat(ask("savepoint", "verify", id)).isEqualTo(ExitCode.FAILED);
        assertThat(answer()).contains("HCKP-0002");
        assertThat(ask("savepoint", "verify", "../" + id)).isEqualTo(ExitCode.FAILED);
        assertThat(answer()).contains("HCKP-0001");
        end();

        start("savepoint", "restore", id, "--from", copies);
        assertThat(notices.toString(StandardCharsets.UTF_8)).contains(id + " brought back from");
        try (LineClient client = new LineClient(port)) {
            client.send("b,2");
            client.lastAck(1);
        }
        end();
        assertThat(copies()).containsExactly("a,1", "b,2");
        assertThat(ask("savepoint", "delete", id)).as("nobody runs").isZero();
        assertThat(ask("savepoint", "list", "--json")).isZero();
        assertThat(answer()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "archive"})
    void aDryRunTellsOfRowsBehindTheCheckpoint(final String medium) throws Exception {
        configure(medium);
        assertThat(ask("run", "--dry-run")).isZero();
        assertThat(answer()).contains("there is no state yet", "job copy: new");
        start("run");
        assertThat(ask("run", "--dry-run")).isZero();
        assertThat(answer()).contains("journal: not read, since a process runs");
        try (LineClient client = new LineClient(port)) {
            client.send("a,1", "b,-1", "c,3");
            client.lastAck(3);
        }
        assertThat(ask("stop", "--now")).as(answer()).isZero();
        running.get();

        assertThat(ask("run", "--dry-run")).as(answer()).isZero();
        assertThat(answer())
                .contains(
                        "journal: 3 rows behind that\n",
                        "job copy: unchanged, reads 3 rows again\n",
                        "a start goes through");
        assertThat(ask("run", "--dry-run", "--json")).isZero();
        assertThat(answer())
                .startsWith("{\"accepted\":true,")
                .contains(
                        "\"rows_behind\":3,\"rows_unread\":0,\"drops\":[],\"jobs\":[{\"job\":\"copy\",");

        start("run"); // as if nobody had looked
        end();
        assertThat(copies()).containsExactly("a,1", "c,3");
        assertThat(ask("run", "--dry-run")).isZero();
        assertThat(answer()).contains("compared with checkpoint-", "journal: no rows behind that");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "archive"})
    void aDryRunTellsOfRowsThatAJobWhichWasDownHasNotRead(final String medium) throws Exception {
        configure(medium);
        Files.writeString(
                folder.resolve("streaming.toml"),
                "[jobs]\nrestart_attempts = 0\n",
                StandardOpenOption.APPEND);
        final Path job = folder.resolve("jobs/copy.sql");
        Files.writeString(
                job,
                Files.readString(job).replace("v FROM events WHERE v > 0", "6 / v FROM events"));
        start("run");
        try (LineClient client = new LineClient(port)) {
            client.send("a,1", "b,0", "c,3");
            client.lastAck(3);
        }
        while (!answer().contains("job copy: failed")) {
            assertThat(ask("status")).isZero();
        }
        end();
        assertThat(ask("run", "--dry-run")).as(answer()).isZero();
        assertThat(answer())
                .contains(
                        "journal: no rows behind that, 3 rows before that which a job that was down"
                                + " has not read\n",
                        "job copy: unchanged, reads 3 rows again\n");
        assertThat(ask("run", "--dry-run", "--json")).isZero();
        assertThat(answer()).contains("\"rows_behind\":0,\"rows_unread\":3,");
    }

    @Test
    void theSavepointThatAllGoesOnFromIsNotDeleted() throws Exception {
        start("run");
        assertThat(ask("savepoint", "create")).isZero();
        final String id = answer().strip();
        end();
        final Path data = folder.resolve("heliosdb-data");
        Files.move(data.resolve("journal"), folder.resolve("old-journal"));
        start("run", "--restore-from-savepoint", id);
        assertThat(ask("stop", "--now")).isZero();
        running.get();
        assertThat(ask("savepoint", "delete", id)).isEqualTo(ExitCode.FAILED);
        assertThat(answer()).contains("HSRV-0404", id, "hint: start the appliance");
        start("run");
        assertThat(ask("savepoint", "delete", id)).as(answer()).isZero();
        assertThat(ask("stop", "--now")).isZero();
        running.get();
        start("run");
        end();
    }

    @Test
    void whatASocketCountsIsSeenThroughStat() throws Exception {
        start("run");
        try (LineClient client = new LineClient(port)) {
            client.send("a,1", "b,x", "c,3");
            assertThat(client.lastAck(3)).isEqualTo("ACK 3 fsynced");
            output.reset();
            final String counters = folder.resolve("heliosdb-data/counters").toString();
            assertThat(Main.execute(streams(output, output), "stat", counters)).isZero();
            assertThat(answer())
                    .containsPattern("1 +socket connections: events")
                    .containsPattern("1 +socket bad lines: events")
                    .containsPattern("3 +socket acknowledged: events");
        }
        end();
    }

    @Test
    void aSecondStartIsRefused() throws Exception {
        start("run");
        assertThat(ask("run")).isEqualTo(ExitCode.FAILED);
        assertThat(answer())
                .contains("HSRV-0201", "process id " + ProcessHandle.current().pid(), "hint:");
        end();
    }

    @Test
    void whatIsWrongWithAJobStopsTheStart() throws Exception {
        final Path bad = folder.resolve("jobs/bad.sql");
        Files.writeString(bad, "INSERT INTO nowhere SELECT 1;");
        assertThat(ask("run")).isEqualTo(ExitCode.FAILED);
        assertThat(answer()).contains("bad.sql, line 1", "nowhere");
        assertThat(folder.resolve("heliosdb-data")).doesNotExist();
        assertThat(ask("run", "--json")).isEqualTo(ExitCode.FAILED);
        assertThat(answer()).contains("\"code\":\"HSQL-");
        Files.delete(bad);
        start("run");
        end();
    }
}
