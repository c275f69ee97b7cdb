package io.heliosdb.streaming.gateway.cli;

import io.heliosdb.streaming.gateway.config.ConfigSchema;

import picocli.CommandLine;

import java.util.concurrent.Callable;

/** {@code config schema}: all keys for editors. */
@CommandLine.Command(
        name = "schema",
        description = "Print a JSON Schema (draft 2020-12) of the configuration, for editors.",
        mixinStandardHelpOptions = true)
final class ConfigSchemaCommand implements Callable<Integer> {
    private final Streams streams;

    ConfigSchemaCommand(final Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        streams.output().println(ConfigSchema.json().toPrettyString());
        return ExitCode.OK;
    }
}
