package io.heliosdb.streaming.gateway.top;

import com.fasterxml.jackson.databind.JsonNode;

import io.heliosdb.streaming.gateway.client.ClientContext;
import io.heliosdb.streaming.gateway.control.ControlClient;
import io.heliosdb.streaming.gateway.control.ControlRequest;
import io.heliosdb.streaming.gateway.options.ServerOptions;
import io.heliosdb.streaming.gateway.options.TlsOptions;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import org.agrona.concurrent.SleepingIdleStrategy;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp;

import picocli.CommandLine;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** {@code top}: jobs and their rates, again and again. */
@CommandLine.Command(
        name = "top",
        description = {
            "Watch the jobs of an appliance: rates, and how far their event time is behind.",
            "At a terminal until q is typed; into a pipe a block of lines for each look."
        },
        mixinStandardHelpOptions = true)
public final class TopCommand implements Callable<Integer> {
    private static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(10);
    private static final double MS_PER_S = 1000;

    private final ClientContext context;
    private final PrintStream output;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
    @CommandLine.Mixin private ServerOptions options;

    @CommandLine.Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "Ask over REST, as the user who is logged in. Default: the appliance of the"
                            + " configuration, by its socket.")
    private String url;

    @CommandLine.Mixin private TlsOptions tls;

    @CommandLine.Option(
            names = "--interval",
            defaultValue = "1",
            paramLabel = "SECONDS",
            description = "Between two looks. Default: ${DEFAULT-VALUE}.")
    private double intervalS;

    @CommandLine.Option(
            names = "--count",
            paramLabel = "N",
            description = "Look so often, then end.")
    private int count = Integer.MAX_VALUE;

    public TopCommand(final ClientContext context, final PrintStream output) {
        this.context = context;
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        final long intervalMs = (long) (intervalS * MS_PER_S);
        if (intervalMs < 100 || intervalMs > TimeUnit.HOURS.toMillis(1) || count < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--interval is 0.1 to 3600, --count at least 1");
        }
        final Sample first = sample();
        if (options.isJson() || !isTerminal()) {
            print(first, intervalMs);
        } else {
            show(first, intervalMs);
        }
        return CommandLine.ExitCode.OK;
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    private Sample sample() {
        final JsonNode status =
                url == null
                        ? new ControlClient(options.load().data().directory(), Clocks.nano())
                                .ask(new ControlRequest.Status(), TIMEOUT_NS)
                        : context.ask(
                                Optional.of(url),
                                tls.files(),
                                client -> client.ask("GET", "/api/v1/status"));
        return new Sample(status, Clocks.epoch().time());
    }

    private void print(final Sample first, final long intervalMs) {
        final SleepingIdleStrategy pause =
                new SleepingIdleStrategy(TimeUnit.MILLISECONDS.toNanos(intervalMs));
        Sample before = first;
        for (int i = 0; i < count && !output.checkError(); i++) {
            pause.idle();
            final Sample now = sample();
            final TopView view = new TopView(before, now);
            if (options.isJson()) {
                output.println(view.json());
            } else {
                view.lines().forEach(output::println);
                output.println();
            }
            before = now;
        }
    }

    /** A screen that is drawn anew; waiting for a key is what passes the time. */
    private void show(final Sample first, final long intervalMs) throws IOException {
        try (Terminal terminal = TerminalBuilder.builder().dumb(true).build()) {
            final Attributes attributes = terminal.enterRawMode();
            try {
                Sample before = first;
                int key = 0;
                for (int i = 0; i < count && !isEnd(key); i++) {
                    final Sample now = sample();
                    draw(terminal, new TopView(before, now));
                    before = now;
                    key = terminal.reader().read(intervalMs);
                }
            } finally {
                terminal.setAttributes(attributes);
            }
        }
    }

    /** A minus one is the end of the input, minus two that nothing was typed. */
    private static boolean isEnd(final int key) {
        return key == 'q' || key == -1;
    }

    private static void draw(final Terminal terminal, final TopView view) {
        terminal.puts(InfoCmp.Capability.clear_screen);
        final int columns = terminal.getSize().getColumns();
        final int width = columns > 0 ? columns : Integer.MAX_VALUE; // some do not know theirs
        for (final String line : view.lines()) {
            terminal.writer().print(line.substring(0, Math.min(line.length(), width)));
            terminal.writer().print("\n");
        }
        terminal.writer().print("\nq quits");
        terminal.flush();
    }
}
