package io.heliosdb.streaming.gateway.capacity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code capacity}: what a load needs. */
@CommandLine.Command(
        name = "capacity",
        description = {
            "Estimate cores, memory and storage for a load: by the formula of guides, and by what"
                    + " one appliance was measured to do.",
            "An estimate: measure your own statements with your own rows."
        },
        mixinStandardHelpOptions = true)
public final class CapacityCommand implements Callable<Integer> {
    private static final String ROW = "%-22s %14s %14s%n";
    private static final String NUMBER = "%,d";

    private final PrintStream output;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @CommandLine.Option(
            names = "--events-per-sec",
            required = true,
            paramLabel = "N",
            description = "Events that come in each second, at the peak.")
    private long eventsPerSecond;

    @CommandLine.Option(
            names = "--event-bytes",
            defaultValue = "100",
            paramLabel = "N",
            description = "Bytes of one, on average. Default: ${DEFAULT-VALUE}.")
    private long eventBytes;

    @CommandLine.Option(
            names = "--window-secs",
            defaultValue = "60",
            paramLabel = "N",
            description = "Seconds of the longest window. Default: ${DEFAULT-VALUE}.")
    private long windowSeconds;

    @CommandLine.Option(
            names = "--keys",
            paramLabel = "N",
            description =
                    "Different keys in a window. Default: as if each event had its own, which is"
                            + " the most.")
    private Long keys;

    @CommandLine.Option(
            names = "--node-cores",
            defaultValue = "8",
            paramLabel = "N",
            description = "Cores of one machine. Default: ${DEFAULT-VALUE}.")
    private long nodeCores;

    @CommandLine.Option(
            names = "--node-memory-gb",
            defaultValue = "32",
            paramLabel = "N",
            description = "Its memory. Default: ${DEFAULT-VALUE}.")
    private long nodeMemoryGb;

    @CommandLine.Option(
            names = "--node-storage-gb",
            defaultValue = "4000",
            paramLabel = "N",
            description = "Its disk. Default: ${DEFAULT-VALUE}.")
    private long nodeStorageGb;

    @CommandLine.Option(
            names = "--json",
            description = "Print everything as JSON, one object a line.")
    private boolean isJson;

    public CapacityCommand(final PrintStream output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        check("--events-per-sec", eventsPerSecond);
        check("--event-bytes", eventBytes);
        check("--window-secs", windowSeconds);
        check("--node-cores", nodeCores);
        check("--node-memory-gb", nodeMemoryGb);
        check("--node-storage-gb", nodeStorageGb);
        if (keys != null) {
            check("--keys", keys);
        }
        final Load load =
                new Load(
                        eventsPerSecond,
                        eventBytes,
                        windowSeconds,
                        keys == null ? Math.multiplyExact(eventsPerSecond, windowSeconds) : keys);
        final Resources guide = GuideFormula.of(load);
        final Resources measured =
                MeasuredFormula.of(
                        load, new MeasuredFormula.Node(nodeCores, nodeMemoryGb, nodeStorageGb));
        if (isJson) {
            output.println(json(load, guide, measured));
        } else {
            print(load, guide, measured);
        }
        return CommandLine.ExitCode.OK;
    }

    /** Large enough for everything, and small enough that no product overflows. */
    private void check(final String option, final long value) {
        final long most = 1_000_000_000L;
        if (value < 1 || value > most) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), option + " is a number from 1 to " + most);
        }
    }

    private static ObjectNode json(
            final Load load, final Resources guide, final Resources measured) {
        final ObjectNode node =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("throughput_mbps", load.megabitsPerSecond())
                        .put("window_gib", GuideFormula.stateGib(load))
                        .put("keys", load.keys())
                        .put("state_bytes", (long) MeasuredFormula.stateBytes(load))
                        .put("events_per_core", (long) MeasuredFormula.eventsPerCore(load));
        node.set("guide", guide.json());
        node.set("measured", measured.json());
        final ArrayNode growth = node.putArray("growth");
        for (final GrowthTable.Row row : GrowthTable.ROWS) {
            growth.addObject()
                    .put("events_per_month", row.eventsPerMonth())
                    .put("events_per_second", row.eventsPerSecond())
                    .put("nodes", row.nodes())
                    .put("cores_per_node", row.cores())
                    .put("memory_gb_per_node", row.memoryGb())
                    .put("dollars_per_month", row.dollars());
        }
        return node;
    }

    private void print(final Load load, final Resources guide, final Resources measured) {
        output.printf(
                Locale.ROOT,
                "%,d events/s of %,d bytes: %,.1f Mbit/s; all events of a window: %,.1f GiB%n%n",
                load.eventsPerSecond(),
                load.eventBytes(),
                load.megabitsPerSecond(),
                GuideFormula.stateGib(load));
        output.printf(Locale.ROOT, ROW, "", "guide", "measured");
        row("cores", guide.cores(), measured.cores());
        row("memory GB", guide.memoryGb(), measured.memoryGb());
        row("storage GB", guide.storageGb(), measured.storageGb());
        row("nodes", guide.nodes(), measured.nodes());
        row("dollars a month", guide.dollarsPerMonth(), measured.dollarsPerMonth());
        output.printf(
                Locale.ROOT,
                "%n\"guide\" keeps all events of a window in memory. \"measured\" keeps %.0f bytes"
                        + " for each of %,d keys%nand window, two windows, and the journal of a day"
                        + " on the disk; it plans with half of %,.0f events/s%na core, which two"
                        + " busy cores did with every event forced to the disk, not"
                        + " encrypted%n(docs/decisions/0027-journal-throughput.md).%n%n",
                MeasuredFormula.BYTES_PER_KEY,
                load.keys(),
                MeasuredFormula.eventsPerCore(load));
        growth();
    }

    private void row(final String name, final long guide, final long measured) {
        output.printf(
                Locale.ROOT,
                ROW,
                name,
                String.format(Locale.ROOT, NUMBER, guide),
                String.format(Locale.ROOT, NUMBER, measured));
    }

    private void growth() {
        output.println("What guides advise as a load grows:");
        for (final GrowthTable.Row row : GrowthTable.ROWS) {
            output.printf(
                    Locale.ROOT,
                    "%,21d events a month (%,7.0f/s): %2d × (%2d cores, %2d GB), $%,d%n",
                    row.eventsPerMonth(),
                    row.eventsPerSecond(),
                    row.nodes(),
                    row.cores(),
                    row.memoryGb(),
                    row.dollars());
        }
        output.printf(
                Locale.ROOT,
                "One appliance on two busy cores journaled %,.0f events/s of %d bytes: more than"
                        + " the last line.%n",
                MeasuredFormula.JOURNAL_BYTES_PER_SECOND / MeasuredFormula.JOURNAL_ROW_BYTES,
                MeasuredFormula.JOURNAL_ROW_BYTES);
    }
}
