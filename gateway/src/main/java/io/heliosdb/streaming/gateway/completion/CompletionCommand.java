package io.heliosdb.streaming.gateway.completion;

import picocli.AutoComplete;
import picocli.CommandLine;

import java.io.PrintStream;
import java.util.concurrent.Callable;

/** {@code completion}: a script that a shell reads to complete our commands and options. */
@CommandLine.Command(
        name = "completion",
        description = {
            "Print a script that completes commands and options in a shell.",
            "bash, zsh: source <(heliosdb-streaming completion bash)",
            "fish: heliosdb-streaming completion fish | source"
        },
        mixinStandardHelpOptions = true)
public final class CompletionCommand implements Callable<Integer> {
    private final PrintStream output;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @CommandLine.Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    private Shell shell;

    /** Shells that can be had. */
    enum Shell {
        BASH,
        ZSH,
        FISH
    }

    public CompletionCommand(final PrintStream output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        final CommandLine root = spec.root().commandLine();
        output.print(
                switch (shell) {
                    // The script for bash looks at which shell reads it.
                    case BASH, ZSH -> AutoComplete.bash(root.getCommandName(), root);
                    case FISH -> FishScript.of(root.getCommandSpec());
                });
        return CommandLine.ExitCode.OK;
    }
}
