package io.heliosdb.streaming.gateway.cli;

import io.heliosdb.streaming.gateway.config.Configuration;

import picocli.CommandLine;

/** {@code config print}: what counts, and who says so. */
@CommandLine.Command(
        name = "print",
        description =
                "Print every key with the value that counts and who has given it: nobody, the file"
                        + " with its line, a variable of the environment. Secrets are masked.",
        mixinStandardHelpOptions = true)
final class ConfigPrintCommand extends FolderCommand {
    ConfigPrintCommand(final Streams streams) {
        super(streams);
    }

    @Override
    public Integer call() {
        final Configuration configuration = options().load();
        print(
                SettingsText.json(configuration),
                String.join("\n", SettingsText.toml(configuration.settings())));
        return ExitCode.OK;
    }
}
