package io.heliosdb.streaming.perf.proof.campaign;

import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import picocli.CommandLine;

import java.io.IOException;
import java.util.concurrent.Callable;

/**
 * A campaign on the command line. Exit codes: 0 nothing was violated, 1 something was, or no case
 * was run.
 */
public abstract class Campaign implements Callable<Integer> {
    private static final int VIOLATED = 1;

    @CommandLine.Mixin private final CampaignOptions options = new CampaignOptions();

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    /** Runs cases until the run wants no more, and tells it what was found. */
    public abstract void run(CampaignRun run) throws IOException;

    /** Cases if the command line does not say how many. */
    protected abstract long defaultCount();

    /** Threads that may share its cases, each in whole or in parts. */
    protected final int workers() {
        return options.workers;
    }

    /** Whether two runs at once would meet, in a folder or on a port. */
    public boolean isAlone() {
        return false;
    }

    /** What is added to the campaign's name where a way of running it has results of its own. */
    protected String variant() {
        return "";
    }

    @Override
    public final Integer call() throws IOException {
        if (options.patch != null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--patch is for bin/heliosdb-proof to handle");
        }
        final CampaignRun run =
                new CampaignRun(
                        options.seed,
                        options.count > 0 ? options.count : defaultCount(),
                        options.minutes,
                        Clocks.nano(),
                        System.out);
        run.violationLimit(options.limit);
        run(run);
        final CampaignResult result =
                run.result(spec.name() + variant(), options.commit(), Machine.here());
        new ResultFile(options.resultFolder()).write(result);
        System.out.println(result.summary());
        return result.passed() ? 0 : VIOLATED;
    }
}
