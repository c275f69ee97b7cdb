package io.heliosdb.streaming.gateway.shell;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.sql.JobStoppedException;
import io.heliosdb.streaming.gateway.sql.Product;
import io.heliosdb.streaming.gateway.sql.RunOptions;
import io.heliosdb.streaming.gateway.sql.ScriptRunner;
import io.heliosdb.streaming.gateway.sql.StopSwitch;
import io.heliosdb.streaming.sql.script.Statement;
import io.heliosdb.streaming.sql.script.StatementSplitter;
import io.heliosdb.streaming.sql.session.SqlSession;

import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads statements from a terminal, with history, continued lines and completion, or from a pipe,
 * and runs each when its semicolon is there. A statement that fails is reported and the shell goes
 * on.
 */
public final class Shell {
    private static final String PROMPT = "helios> ";
    private static final String DONE = "OK";

    private final SqlSession session;
    private final ScriptRunner runner;
    private final Consumer<HeliosException> errors;
    private final StopSwitch stop;
    private final PrintStream output;
    private final PrintStream notices;
    private boolean isPipe;
    private int failureCount;

    /**
     * @param session that the runner works in, for completion
     * @param errors prints what failed
     * @param options the runner's: where it prints, and what ends its running statement
     */
    public Shell(
            final SqlSession session,
            final ScriptRunner runner,
            final Consumer<HeliosException> errors,
            final RunOptions options) {
        this.session = session;
        this.runner = runner;
        this.errors = errors;
        stop = options.stop();
        output = options.output();
        notices = options.notices();
    }

    /**
     * Runs until the input ends or the user leaves.
     *
     * @return 0, or from a pipe 1 if a statement failed
     */
    public int run() {
        try (Terminal terminal = TerminalBuilder.builder().dumb(true).build()) {
            return run(terminal, historyFile());
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #run()} on a terminal of the caller's. */
    int run(final Terminal terminal, final Path historyFile) {
        isPipe = terminal.getType().startsWith(Terminal.TYPE_DUMB);
        final LineReader reader =
                LineReaderBuilder.builder()
                        .terminal(terminal)
                        .parser(new StatementParser())
                        .completer(new SqlCompleter(session))
                        .variable(LineReader.HISTORY_FILE, historyFile)
                        .variable(LineReader.SECONDARY_PROMPT_PATTERN, "     -> ")
                        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                        .build();
        if (!isPipe) {
            tell(Product.NAME + " " + Product.VERSION);
            tell("Statements end with a semicolon; help shows some, quit leaves.");
        }
        while (readAndRun(reader, isPipe ? "" : PROMPT)) {
            output.flush();
            notices.flush();
        }
        return isPipe && failureCount > 0 ? 1 : 0;
    }

    private static Path historyFile() {
        return Path.of(System.getProperty("user.home"), ".heliosdb_history");
    }

    private boolean readAndRun(final LineReader reader, final String prompt) {
        try {
            final String text = read(reader, prompt);
            if (text == null) {
                return false;
            }
            final Optional<ShellCommand> command = ShellCommand.of(text);
            if (command.isEmpty()) {
                run(reader.getTerminal(), text);
            } else if (command.get() == ShellCommand.HELP) {
                output.print(ShellCommand.HELP_TEXT);
            } else {
                return false;
            }
        } catch (final HeliosException e) {
            failureCount++;
            errors.accept(e);
        } catch (final JobStoppedException e) {
            if (e.reason() == StopSwitch.Reason.OUTPUT_GONE) {
                throw e;
            }
            tellPerson("The statement was stopped.");
        } catch (final UserInterruptException e) {
            return true; // the line is given up, the shell stays
        }
        return true;
    }

    /** The next statements; null at the end. A pipe's last line may lack its end. */
    private String read(final LineReader reader, final String prompt) {
        try {
            return reader.readLine(prompt);
        } catch (final EndOfFileException e) {
            return isPipe ? e.getPartialLine() : null;
        }
    }

    private void run(final Terminal terminal, final String text) {
        final Terminal.SignalHandler before =
                terminal.handle(Terminal.Signal.INT, signal -> stop.stop());
        try {
            for (final Statement statement : StatementSplitter.split("", text)) {
                if (!runner.run(statement)) {
                    tellPerson(DONE);
                }
            }
        } finally {
            terminal.handle(Terminal.Signal.INT, before);
            if (stop.reason() == StopSwitch.Reason.ASKED) {
                stop.reset();
            }
        }
    }

    /** What people like to see, and programs behind a pipe do not. */
    private void tellPerson(final String line) {
        if (!isPipe) {
            tell(line);
        }
    }

    private void tell(final String line) {
        output.println(line);
        output.flush();
    }
}
