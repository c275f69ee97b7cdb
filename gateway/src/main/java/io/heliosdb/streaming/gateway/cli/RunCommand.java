package io.heliosdb.streaming.gateway.cli;

import io.heliosdb.streaming.gateway.appliance.StartRequest;
import io.heliosdb.streaming.gateway.options.ServerOptions;

import picocli.CommandLine;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/** {@code run}: the process that stays. Also what happens without a command. */
@CommandLine.Command(
        name = "run",
        description = "Run the appliance: the jobs of the configuration, until it is stopped.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer>, JsonErrors {
    private final ServerRun run;

    @CommandLine.Mixin private ServerOptions options;

    @CommandLine.Option(
            names = "--restore-from-savepoint",
            paramLabel = "ID",
            description = "Start from this savepoint instead of the newest checkpoint.")
    private String savepoint;

    @CommandLine.Option(
            names = "--drop-job",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Drop a job, or several with commas between, and its state first. It begins"
                        + " anew if there still is a statement of the name; needed when a statement"
                        + " was taken away.")
    private final Set<String> droppedJobs = new TreeSet<>();

    @CommandLine.Option(
            names = "--allow-non-restored-state",
            description =
                    "Let operators of changed statements begin without state where they cannot take"
                            + " theirs over, and let state go that no operator is left for.")
    private boolean mayLoseState;

    @CommandLine.Option(
            names = "--dry-run",
            description =
                    "Only say what a start would make of each job and its operators: kept,"
                            + " migrated, new, dropped or refused; and how many rows of the journal"
                            + " it would read again. Nothing is changed; exit code 1"
                            + " if the start would be refused.")
    private boolean isDry;

    @CommandLine.Option(
            names = "--profile",
            description =
                    "Record where time goes by JDK Flight Recorder; the recording is in the data"
                            + " folder at the end.")
    private boolean isProfiled;

    RunCommand(final ServerRun run) {
        this.run = run;
    }

    @Override
    public boolean isJson() {
        return options.isJson();
    }

    @Override
    public Integer call() {
        final StartRequest start =
                new StartRequest(Optional.ofNullable(savepoint), droppedJobs, mayLoseState);
        return isDry
                ? run.review(options.load(), options.isJson(), start)
                : run.run(options::load, options.isJson(), isProfiled, start);
    }
}
