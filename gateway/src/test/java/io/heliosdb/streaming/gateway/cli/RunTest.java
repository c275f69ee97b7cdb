package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The appliance as its users meet it: started, fed, asked, stopped and started again. */
final class RunTest extends RunRig {
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
    void aJobIsLedWhileItsClientIsConnected() throws Exception {
        start("run");
        try (LineClient client = new LineClient(port)) {
            client.send("HELLO feeder", "a,1");
            client.lastAck(1);
            assertThat(ask("jobs", "pause", "copy")).as(answer()).isZero();
            assertThat(answer()).isEqualTo("job copy: paused\n");
            assertThat(ask("jobs", "list", "--json")).isZero();
            assertThat(answer()).contains("\"name\":\"copy\",\"state\":\"paused\"");
            assertThat(ask("savepoint", "create")).isEqualTo(ExitCode.FAILED);
            assertThat(answer()).contains("HSRV-0507", "down: copy", "jobs resume");
            client.send("b,2");
            assertThat(ask("jobs", "resume", "copy", "--json")).isZero();
            assertThat(answer()).isEqualTo("{\"job\":\"copy\"}\n");
            assertThat(client.lastAck(2)).isEqualTo("ACK 2 fsynced");
        }
        assertThat(ask("jobs", "restart", "copy")).isZero();
        assertThat(ask("jobs", "pause", "nobody")).isEqualTo(ExitCode.FAILED);
        assertThat(answer()).contains("HSRV-0503", "[copy]");
        end();
        assertThat(copies()).containsExactly("a,1", "b,2");
    }

    @Test
    void newFilesOfJobsBeginAndOthersAreToldOf() throws Exception {
        start("run");
        assertThat(ask("jobs", "reload")).isZero();
        assertThat(answer()).isEqualTo("job copy: unchanged\n");
        final Path jobs = folder.resolve("jobs");
        Files.writeString(jobs.resolve("second.sql"), "INSERT INTO nowhere SELECT 1;");
        assertThat(ask("jobs", "reload")).isEqualTo(ExitCode.FAILED);
        assertThat(answer()).contains("second.sql");
        Files.writeString(
                jobs.resolve("second.sql"),
                """
                CREATE TABLE numbers (n INT) WITH ('connector' = 'datagen', 'number-of-rows' = '3',
                  'fields.n.kind' = 'sequence', 'fields.n.start' = '1', 'fields.n.end' = '3');
                CREATE TABLE seconds (n INT) WITH ('connector' = 'filesystem', 'path' = '%s', 'format' = 'csv');
                INSERT INTO seconds SELECT n FROM numbers;
                """
                        .formatted(folder.resolve("seconds")));
        assertThat(ask("jobs", "reload")).as(answer()).isZero();
        assertThat(answer()).isEqualTo("job copy: unchanged\njob second: created\n");
        while (!answer().contains("second  finished")) {
            assertThat(ask("jobs", "list")).isZero();
        }
        Files.delete(jobs.resolve("second.sql"));
        assertThat(ask("jobs", "reload", "--json")).isZero();
        assertThat(answer()).contains("{\"job\":\"second\",\"fate\":\"missing\"}");
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
}
