package io.heliosdb.streaming.gateway.cli;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.config.ConfigErrors;
import io.heliosdb.streaming.gateway.sql.JobStoppedException;
import io.heliosdb.streaming.gateway.sql.StopSwitch;
import io.heliosdb.streaming.sql.SqlError;

import picocli.CommandLine;

/**
 * What a command threw, as a message and an exit code: users' errors in parts, defects with their
 * stack trace.
 */
final class FailureHandler implements CommandLine.IExecutionExceptionHandler {
    private final Streams streams;

    FailureHandler(final Streams streams) {
        this.streams = streams;
    }

    @Override
    public int handleExecutionException(
            final Exception failure,
            final CommandLine commandLine,
            final CommandLine.ParseResult parsed) {
        streams.output().flush();
        if (failure instanceof HeliosException error) {
            final boolean isJson =
                    commandLine.getCommand() instanceof JsonErrors command
                            ? command.isJson()
                            : commandLine.getParseResult().matchedOptionValue("--json", false);
            final ErrorPrinter printer = new ErrorPrinter(streams.notices(), isJson);
            ConfigErrors.of(error).forEach(printer::print);
            return error.code() == SqlError.PLANNER_FAILED ? ExitCode.INTERNAL : ExitCode.FAILED;
        }
        if (failure instanceof JobStoppedException stopped) {
            return stopped.reason() == StopSwitch.Reason.OUTPUT_GONE
                    ? ExitCode.OUTPUT_GONE
                    : ExitCode.STOPPED;
        }
        streams.notices().println("internal error: please report this with the trace below");
        failure.printStackTrace(streams.notices());
        return ExitCode.INTERNAL;
    }
}
