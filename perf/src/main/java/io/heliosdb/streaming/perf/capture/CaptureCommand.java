package io.heliosdb.streaming.perf.capture;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.perf.report.Report;
import io.heliosdb.streaming.perf.tumble.TumblePlan;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code heliosdb-bench capture}. */
@CommandLine.Command(
        name = "capture",
        description = {
            "Captures of a tumbling aggregate's state while rows change it.",
            "Rates with and without a capture, the pause at the barrier, and the speed of a"
                    + " restore."
        },
        mixinStandardHelpOptions = true)
public final class CaptureCommand implements Callable<Integer> {
    private static final long BYTES_PER_MIB = 1L << 20;

    @CommandLine.Option(
            names = "--keys",
            split = ",",
            paramLabel = "N",
            defaultValue = "10000,1000000,10000000",
            description = "Numbers of distinct keys. Default: ${DEFAULT-VALUE}.")
    private List<Long> keys;

    @CommandLine.Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Rounds that count, of each kind in turn. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @CommandLine.Option(
            names = "--budget-mib",
            paramLabel = "MIB",
            defaultValue = "1024",
            description = "What a capture may preserve. Default: ${DEFAULT-VALUE}.")
    private long budgetMib;

    @CommandLine.Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write the figures there too.")
    private Path json;

    @Override
    public Integer call() throws IOException {
        final StreamPlan plan = TumblePlan.of(TumblePlan.QUERY);
        final Report report = new Report("capture");
        for (final long keyCount : keys) {
            try (Ledger ledger = new Ledger(Long.MAX_VALUE);
                    CaptureRun run =
                            new CaptureRun(
                                    plan,
                                    ledger,
                                    keyCount,
                                    budgetMib * BYTES_PER_MIB,
                                    Clocks.nano())) {
                final CaptureFigures figures = run.run(rounds);
                figures.print(System.out);
                figures.addTo(report.add("captures"));
            }
            if (json != null) {
                report.write(json);
            }
        }
        return 0;
    }
}
