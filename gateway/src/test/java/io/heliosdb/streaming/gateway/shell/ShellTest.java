package io.heliosdb.streaming.gateway.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.gateway.sql.OutputFormat;
import io.heliosdb.streaming.gateway.sql.RunOptions;
import io.heliosdb.streaming.gateway.sql.ScriptRunner;
import io.heliosdb.streaming.gateway.sql.Sessions;
import io.heliosdb.streaming.gateway.sql.StopSwitch;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;
import io.heliosdb.streaming.sql.loader.Planner;
import io.heliosdb.streaming.sql.loader.PlannerFolder;
import io.heliosdb.streaming.sql.session.SqlSession;

import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A conversation: each answer is seen before the next line is typed. */
final class ShellTest {
    private static final String ENDLESS =
            "CREATE TABLE t (v INT) WITH ('connector' = 'datagen', 'rows-per-second' = '20');\n";

    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
    private final StopSwitch stop = new StopSwitch();
    @TempDir private Path folder;

    private String seen() {
        return seen.toString(StandardCharsets.UTF_8);
    }

    private void await(final String text) {
        while (!seen().contains(text)) {
            assertThat(Thread.interrupted())
                    .as("waited too long for %s in %s", text, seen())
                    .isFalse();
            Thread.onSpinWait();
        }
        seen.reset();
    }

    private RunOptions options(final PrintStream printed) {
        return new RunOptions(
                OutputFormat.TABLE,
                false,
                false,
                false,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                printed,
                printed,
                stop);
    }

    @Test
    void answersEachLineAndOutlivesAnInterrupt() throws Exception {
        final PrintStream printed =
                new PrintStream(
                        new BufferedOutputStream(seen, 1 << 16), false, StandardCharsets.UTF_8);
        try (PipedOutputStream keys = new PipedOutputStream();
                Terminal terminal = terminal(keys);
                Planner planner = planner()) {
            final SqlSession session = Sessions.open(planner, folder, Map.of(), true);
            final RunOptions options = options(printed);
            final Shell shell =
                    new Shell(
                            session,
                            new ScriptRunner(session, options),
                            error -> printed.println(error.what()),
                            options);
            final Thread person =
                    Thread.ofPlatform().start(() -> shell.run(terminal, folder.resolve("history")));
            await("help shows some");
            type(keys, "help\n");
            await("Tab completes");
            type(keys, ENDLESS);
            await("OK\n");
            type(keys, "SHOW TABLES;\n");
            await(" t\n");
            type(keys, "SELECT nothing FROM t;\n");
            await("column nothing does not exist");
            type(keys, "SELECT v FROM t;\n");
            await("-----");
            terminal.raise(Terminal.Signal.INT);
            await("The statement was stopped.");
            type(keys, "SELECT COUNT(*) AS n FROM t;\n");
            await("table t does not end");
            terminal.raise(Terminal.Signal.INT);
            await("The statement was stopped.");
            type(keys, "DROP TABLE t;\n");
            await("OK\n");
            type(keys, "quit\n");
            person.join();
        }
    }

    private static void type(final OutputStream keys, final String text) throws IOException {
        keys.write(text.getBytes(StandardCharsets.UTF_8));
        keys.flush();
    }

    private static Terminal terminal(final PipedOutputStream keys) throws IOException {
        return new ExternalTerminal(
                "test",
                "ansi",
                new PipedInputStream(keys),
                OutputStream.nullOutputStream(),
                StandardCharsets.UTF_8);
    }

    private static Planner planner() {
        return new Planner(
                new PlannerFolder(Path.of(System.getProperty("heliosdb.planner.directory"))),
                Clocks.nano());
    }
}
