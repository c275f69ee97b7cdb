package io.heliosdb.streaming.gateway.cli;

import picocli.CommandLine;

/** Tells what is wrong with a command line, then how it is used. */
final class UsagePrinter implements CommandLine.IParameterExceptionHandler {
    @Override
    public int handleParseException(
            final CommandLine.ParameterException failure, final String[] arguments) {
        final CommandLine commandLine = failure.getCommandLine();
        // picocli says the word twice for options of the form KEY=VALUE
        commandLine.getErr().println(failure.getMessage().replace("option option", "option"));
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(
                failure, commandLine.getErr())) {
            commandLine.usage(commandLine.getErr());
        }
        return ExitCode.USAGE;
    }
}
