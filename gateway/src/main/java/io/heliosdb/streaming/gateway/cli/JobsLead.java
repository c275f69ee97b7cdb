package io.heliosdb.streaming.gateway.cli;

import io.heliosdb.streaming.gateway.control.ControlClient;
import io.heliosdb.streaming.gateway.control.ControlRequest;
import io.heliosdb.streaming.gateway.control.JobOrder;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import picocli.CommandLine;

import java.util.concurrent.TimeUnit;

/** {@code jobs pause} and its like: leads a job elsewhere, and waits until it is there. */
@CommandLine.Command(mixinStandardHelpOptions = true)
final class JobsLead extends FolderCommand {
    private static final long TIMEOUT_NS = TimeUnit.MINUTES.toNanos(10);

    private final JobOrder order;
    private final String outcome;

    @CommandLine.Parameters(paramLabel = "JOB", description = "Name of the job.")
    private String job;

    private JobsLead(final Streams streams, final JobOrder order, final String outcome) {
        super(streams);
        this.order = order;
        this.outcome = outcome;
    }

    /**
     * The command of an order.
     *
     * @param outcome what is printed behind the job's name
     */
    static CommandLine of(
            final Streams streams,
            final JobOrder order,
            final String outcome,
            final String description) {
        final CommandLine command = new CommandLine(new JobsLead(streams, order, outcome));
        command.getCommandSpec().usageMessage().description(description);
        return command;
    }

    @Override
    public Integer call() {
        print(
                new ControlClient(options().load().data().directory(), Clocks.nano())
                        .ask(new ControlRequest.LeadJob(job, order), TIMEOUT_NS),
                "job " + job + ": " + outcome);
        return ExitCode.OK;
    }
}
