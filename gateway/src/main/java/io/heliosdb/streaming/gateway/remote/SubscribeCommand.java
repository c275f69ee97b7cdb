package io.heliosdb.streaming.gateway.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.client.ClientContext;
import io.heliosdb.streaming.gateway.client.ClientError;
import io.heliosdb.streaming.gateway.client.RestClient;
import io.heliosdb.streaming.gateway.control.ControlJson;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SleepingMillisIdleStrategy;

import picocli.CommandLine;

import java.io.PrintStream;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** {@code subscribe}: prints what a job writes into a stream, as it comes. */
@CommandLine.Command(
        name = "subscribe",
        description = {
            "Print what a job writes into a stream, as it comes.",
            "Waits for the appliance, and goes on with the next result when it has been away; says",
            "on the error output what it waits for."
        },
        mixinStandardHelpOptions = true)
final class SubscribeCommand implements Callable<Integer> {
    private static final String DATA = "data: ";
    private static final String ERROR = "event: error";
    private static final String END = "event: end";
    private static final long PAUSE_MS = 500;
    private static final long SHORT_NS = TimeUnit.SECONDS.toNanos(2);

    /** No job writes the stream. */
    private static final String ABSENT = "HNET-0601";

    /** The appliance is starting or stopping, or the job is. */
    private static final Set<String> PASSING = Set.of("HNET-0208", "HCON-0018");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ClientContext context;
    private final PrintStream output;
    private final PrintStream notices;
    private final NanoClock clock = Clocks.nano();

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
    @CommandLine.Mixin private RemoteOptions remote;

    @CommandLine.Parameters(paramLabel = "STREAM", description = "Name of its table.")
    private String stream;

    @CommandLine.Option(
            names = "--from",
            paramLabel = "PLACE",
            description = "earliest, the oldest result that is kept (default), or latest.")
    private String from = "earliest";

    @CommandLine.Option(
            names = "--after",
            paramLabel = "ID",
            description = "Go on behind the result with this id, which --json prints.")
    private String last;

    @CommandLine.Option(
            names = "--count",
            paramLabel = "N",
            description = "End after so many results.")
    private long left = Long.MAX_VALUE;

    private boolean hasBegun;
    private boolean isError;
    private boolean isEnd;
    private int emptyEnds;

    /** What it waits for, if that was said; empty when it does not wait. */
    private String said = "";

    private HeliosException error;

    SubscribeCommand(
            final ClientContext context, final PrintStream output, final PrintStream notices) {
        this.context = context;
        this.output = output;
        this.notices = notices;
    }

    @Override
    public Integer call() {
        if (left < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--count is at least 1");
        }
        context.ask(remote.url(), remote.tls(), this::followAll);
        return CommandLine.ExitCode.OK;
    }

    private JsonNode followAll(final RestClient client) {
        final SleepingMillisIdleStrategy pause = new SleepingMillisIdleStrategy(PAUSE_MS);
        while (left > 0 && !output.checkError()) {
            try {
                final long begunNs = clock.nanoTime();
                client.follow(path(), Optional.ofNullable(last), this::onLine);
                onEnd(clock.nanoTime() - begunNs);
            } catch (final HeliosException e) {
                waitFor(e);
            }
            if (error != null) {
                throw error;
            }
            if (left > 0) {
                pause.idle();
            }
        }
        return MissingNode.getInstance();
    }

    /** Says what it waits for, or gives up. */
    private void waitFor(final HeliosException e) {
        if (e.code() == ClientError.UNREACHABLE || PASSING.contains(e.code().code())) {
            say(e.getMessage());
        } else if (hasBegun && e.code().code().equals(ABSENT)) {
            say(
                    "no job writes the stream "
                            + stream
                            + " any more: it was cancelled, paused, or has failed");
        } else {
            throw e;
        }
    }

    /**
     * The appliance ends connections now and then; but those to a job that has finished at once.
     */
    private void onEnd(final long durationNs) {
        emptyEnds = isEnd && durationNs < SHORT_NS ? emptyEnds + 1 : 0;
        isEnd = false;
        if (emptyEnds > 1) {
            say("the job that writes the stream " + stream + " has finished");
        } else {
            said = "";
        }
    }

    private void say(final String why) {
        if (!why.equals(said)) {
            notices.println(why + "; waiting");
            said = why;
        }
    }

    private String path() {
        return "/api/v1/streams/"
                + RestClient.part(stream)
                + "/results"
                + (last == null ? "?from=" + RestClient.part(from) : "");
    }

    private boolean onLine(final String line) {
        hasBegun = true;
        if (line.equals(ERROR)) {
            isError = true;
        } else if (line.equals(END)) {
            isEnd = true;
        } else if (line.startsWith(DATA)) {
            onData(line.substring(DATA.length()));
        }
        return left > 0 && !output.checkError();
    }

    private void onData(final String text) {
        final JsonNode data = read(text);
        if (isError) {
            error = ControlJson.error(data);
            left = 0;
        } else if (data.has("id")) {
            output.println(
                    remote.isJson() ? text : data.path("op").asText() + ' ' + data.path("row"));
            last = data.path("id").asText();
            left--;
            emptyEnds = -1;
        }
    }

    private static JsonNode read(final String text) {
        try {
            return JSON.readTree(text);
        } catch (final JsonProcessingException e) {
            throw HeliosException.of(ClientError.FOREIGN, "what comes is no result")
                    .detail(e.getOriginalMessage())
                    .causedBy(e);
        }
    }
}
