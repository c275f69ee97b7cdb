package io.heliosdb.streaming.gateway.cli;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.control.ControlClient;
import io.heliosdb.streaming.gateway.control.ControlError;
import io.heliosdb.streaming.gateway.control.ControlRequest;
import io.heliosdb.streaming.gateway.control.StopMode;
import io.heliosdb.streaming.gateway.folder.FolderOwner;
import io.heliosdb.streaming.gateway.options.ServerOptions;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SleepingIdleStrategy;

import picocli.CommandLine;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** {@code stop}: ends a running appliance, and returns when it has ended. */
@CommandLine.Command(
        name = "stop",
        description = "Stop the running appliance and wait until it has ended.",
        mixinStandardHelpOptions = true)
final class StopCommand implements Callable<Integer>, JsonErrors {
    private static final long DRAIN_TIMEOUT_NS = TimeUnit.HOURS.toNanos(1);
    private static final long END_TIMEOUT_NS = TimeUnit.MINUTES.toNanos(1);
    private static final long EXIT_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(5);
    private static final long POLL_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Streams streams;

    @CommandLine.Mixin private ServerOptions options;

    @CommandLine.Option(
            names = "--now",
            description =
                    "Neither deliver what is on the way nor take a checkpoint: the next start does"
                            + " that. Nothing acknowledged is lost.")
    private boolean isNow;

    StopCommand(final Streams streams) {
        this.streams = streams;
    }

    @Override
    public boolean isJson() {
        return options.isJson();
    }

    @Override
    public Integer call() {
        final Path root = options.load().data().directory();
        final FolderOwner owner = FolderOwner.of(root);
        new ControlClient(root, Clocks.nano())
                .ask(
                        new ControlRequest.Stop(isNow ? StopMode.NOW : StopMode.DRAIN),
                        DRAIN_TIMEOUT_NS);
        awaitEnd(owner, Clocks.nano());
        streams.output()
                .println(
                        isJson()
                                ? new ObjectMapper().createObjectNode().put("stopped", true)
                                : "stopped");
        return ExitCode.OK;
    }

    /** The answer comes shortly before the end; behind the end a new start finds the lock free. */
    private static void awaitEnd(final FolderOwner owner, final NanoClock clock) {
        final IdleStrategy idle = new SleepingIdleStrategy(POLL_INTERVAL_NS);
        final long deadlineNs = clock.nanoTime() + END_TIMEOUT_NS;
        while (!owner.isGone()) {
            if (clock.nanoTime() - deadlineNs > 0) {
                throw HeliosException.of(ControlError.NO_ANSWER, "the process does not end")
                        .hint("its log says why; after kill -9 nothing acknowledged is lost");
            }
            idle.idle();
        }
        awaitExit(owner, clock, idle);
    }

    /**
     * The process goes on for a moment behind the folder's end. A number that says nothing here, as
     * one of a container, may be another process's, which is not waited for without end.
     */
    private static void awaitExit(
            final FolderOwner owner, final NanoClock clock, final IdleStrategy idle) {
        final long deadlineNs = clock.nanoTime() + EXIT_TIMEOUT_NS;
        while (isElsewhere(owner) && clock.nanoTime() - deadlineNs < 0) {
            idle.idle();
        }
    }

    private static boolean isElsewhere(final FolderOwner owner) {
        return owner.process().filter(each -> !each.equals(ProcessHandle.current())).isPresent();
    }
}
