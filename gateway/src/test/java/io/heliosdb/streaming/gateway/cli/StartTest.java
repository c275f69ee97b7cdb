package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Starts that are only thought through, and starts that are refused. */
final class StartTest extends RunRig {
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

    @Test
    void aDryRunTellsOfRowsThatAJobWhichWasDownHasNotRead() throws Exception {
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

    @ParameterizedTest
    @ValueSource(strings = {"file", "archive"})
    void aStartThatIsRefusedLeavesTheFolderAsItWas(final String medium) throws Exception {
        configure(medium);
        start("run");
        end();
        final Path job = folder.resolve("jobs/copy.sql");
        Files.move(job, folder.resolve("jobs/other.sql"));
        final SortedMap<String, Integer> before = kept();
        assertThat(before).isNotEmpty();
        assertThat(ask("run")).isEqualTo(ExitCode.FAILED);
        assertThat(answer()).contains("job copy is no longer among the SQL files");
        assertThat(kept()).isEqualTo(before);
        Files.move(folder.resolve("jobs/other.sql"), job);
        start("run");
        end();
    }

    /** What lasts in the data folder, but for the number of starts and the code of this one. */
    private SortedMap<String, Integer> kept() throws IOException {
        final Path data = folder.resolve("heliosdb-data");
        final SortedMap<String, Integer> kept = new TreeMap<>();
        try (Stream<Path> files = Files.walk(data)) {
            for (final Path file : files.toList()) {
                final String name = data.relativize(file).toString();
                if (!name.matches("epoch|lock|counters.*|users/first-administrator")) {
                    kept.put(
                            name,
                            Files.isDirectory(file)
                                    ? 0
                                    : Arrays.hashCode(Files.readAllBytes(file)));
                }
            }
        }
        return kept;
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "archive"})
    void aJournalThatIsMissedIsMissedByADryRunToo(final String medium) throws Exception {
        configure(medium);
        start("run");
        end();
        start("run");
        try (LineClient client = new LineClient(port)) {
            client.send("a,1");
            client.lastAck(1);
        }
        assertThat(ask("stop", "--now")).as(answer()).isZero();
        running.get();
        final Path journal = folder.resolve("heliosdb-data/journal");
        final Path away = folder.resolve("away");
        Files.move(journal, away);

        assertThat(ask("run", "--dry-run")).isEqualTo(ExitCode.FAILED);
        assertThat(answer()).contains("HJRN-0012");
        assertThat(ask("run")).isEqualTo(ExitCode.FAILED);
        assertThat(answer()).contains("HJRN-0012");
        assertThat(journal).as("its place is free").doesNotExist();

        Files.move(away, journal);
        start("run");
        end();
        assertThat(copies()).containsExactly("a,1");
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
