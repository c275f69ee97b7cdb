package io.heliosdb.streaming.gateway.feeder;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.gateway.client.ClientContext;
import io.heliosdb.streaming.gateway.client.RestClient;
import io.heliosdb.streaming.gateway.options.TlsOptions;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintStream;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** {@code feed}: the lines of a file into a stream. */
@CommandLine.Command(
        name = "feed",
        description = {
            "Feed the lines of a file into a stream of an appliance, over HTTP.",
            "Each line is taken once, also when the appliance was away in between."
        },
        mixinStandardHelpOptions = true)
public final class FeedCommand implements Callable<Integer> {
    private static final Map<String, String> MEDIA_TYPES =
            Map.of("csv", "text/csv", "json", "application/x-ndjson");
    private static final int ID_BYTES = 8;

    private final ClientContext context;
    private final PrintStream output;
    private final PrintStream notices;
    private final boolean hasTerminal;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin private TlsOptions tls;

    @CommandLine.Parameters(index = "0", paramLabel = "STREAM", description = "Name of its table.")
    private String stream;

    @CommandLine.Parameters(
            index = "1",
            paramLabel = "FILE",
            description = "Of lines, gzip if it ends with .gz; - is the standard input.")
    private String file;

    @CommandLine.Option(
            names = "--url",
            paramLabel = "URL",
            description = "Of the appliance. Default: HELIOS_URL, else http://127.0.0.1:8080.")
    private String url;

    @CommandLine.Option(names = "--json", description = "Print what was fed as a JSON object.")
    private boolean isJson;

    @CommandLine.Option(
            names = "--format",
            defaultValue = "csv",
            paramLabel = "FORMAT",
            description = "csv or json, an object a line. Default: ${DEFAULT-VALUE}.")
    private String format;

    @CommandLine.Option(names = "--header", description = "Leave out the first line.")
    private boolean hasHeader;

    @CommandLine.Option(
            names = "--producer",
            paramLabel = "NAME",
            description = {
                "Whose lines they are: the same file fed again by the same producer is not",
                "taken again, and of another file as many rows as were taken before are lost.",
                "Default: another one each time."
            })
    private String producer;

    @CommandLine.Option(
            names = "--rate",
            defaultValue = "0",
            paramLabel = "N",
            description = "Rows a second at most. Default: as fast as they are taken.")
    private long rowsPerS;

    @CommandLine.Option(
            names = "--patience",
            defaultValue = "60",
            paramLabel = "SECONDS",
            description = "How long the appliance may be away. Default: ${DEFAULT-VALUE}.")
    private long patienceS;

    /**
     * @param notices where the progress is shown
     * @param hasTerminal whether somebody looks at it
     */
    public FeedCommand(
            final ClientContext context,
            final PrintStream output,
            final PrintStream notices,
            final boolean hasTerminal) {
        this.context = context;
        this.output = output;
        this.notices = notices;
        this.hasTerminal = hasTerminal;
    }

    @Override
    public Integer call() {
        final String mediaType = MEDIA_TYPES.get(format);
        if (mediaType == null || rowsPerS < 0 || patienceS < 0) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--format is csv or json, --rate and --patience are not negative");
        }
        final FileFeeder.Target target =
                new FileFeeder.Target(
                        stream,
                        mediaType,
                        producer == null ? newName() : producer,
                        rowsPerS,
                        TimeUnit.SECONDS.toMillis(patienceS));
        context.ask(
                Optional.ofNullable(url),
                tls.files(),
                client -> {
                    feed(client, target);
                    return MissingNode.getInstance();
                });
        return CommandLine.ExitCode.OK;
    }

    private void feed(final RestClient client, final FileFeeder.Target target) {
        final FeedProgress progress = new FeedProgress(notices, Clocks.nano(), hasTerminal);
        final FileFeeder feeder = new FileFeeder(client, target, Clocks.nano(), progress);
        try (LineBatches batches = LineBatches.open(file, format.equals("csv"), System.in)) {
            if (hasHeader) {
                batches.skipLine();
            }
            feeder.feed(batches);
        } catch (final IOException e) {
            throw LineBatches.unreadable(file, e);
        } finally {
            progress.wipe();
        }
        warnOfRepeated(feeder);
        print(feeder, progress.seconds());
    }

    /** The same file fed again and another one under a known name look alike from here. */
    private void warnOfRepeated(final FileFeeder feeder) {
        final long before = feeder.takenBefore();
        if (producer == null || before == 0) {
            return;
        }
        final String why =
                " taken before under the producer's name "
                        + producer
                        + " and not taken again. If "
                        + file
                        + " is not the file that was fed then, feed it under a name of its own:"
                        + " --producer NAME";
        notices.println(
                before == feeder.rows()
                        ? String.format(
                                        Locale.ROOT,
                                        "warning: nothing is new: all %,d rows were",
                                        before)
                                + why
                        : String.format(
                                        Locale.ROOT,
                                        "warning: %,d of %,d rows were",
                                        before,
                                        feeder.rows())
                                + why);
    }

    private void print(final FileFeeder feeder, final double seconds) {
        if (isJson) {
            output.println(
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("rows", feeder.rows())
                            .put("repeated_rows", feeder.repeated())
                            .put("durability", feeder.rows() == 0 ? null : feeder.durability())
                            .put("seconds", seconds));
        } else if (feeder.rows() == 0) {
            output.println("0 rows: there is none in " + file);
        } else {
            final String before =
                    feeder.repeated() == 0 ? "" : ", " + feeder.repeated() + " taken before";
            output.println(
                    FeedProgress.text(feeder.rows(), 1, seconds)
                            + before
                            + ", all "
                            + feeder.durability());
        }
    }

    private static String newName() {
        final byte[] bytes = new byte[ID_BYTES];
        Entropy.ofSystem().fill(bytes);
        return "feed-" + HexFormat.of().formatHex(bytes);
    }
}
