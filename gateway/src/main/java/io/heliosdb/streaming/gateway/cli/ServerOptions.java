package io.heliosdb.streaming.gateway.cli;

import io.heliosdb.streaming.gateway.config.ConfigLoader;
import io.heliosdb.streaming.gateway.config.Configuration;

import picocli.CommandLine;

import java.nio.file.Path;
import java.util.Optional;

/** Options of all commands that start an appliance or ask one. */
final class ServerOptions {
    @CommandLine.Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Configuration. Default: streaming.toml here, else"
                            + " /etc/heliosdb/streaming.toml, else defaults.")
    private Path config;

    @CommandLine.Option(
            names = "--json",
            description = "Print everything as JSON, one object a line.")
    private boolean isJson;

    boolean isJson() {
        return isJson;
    }

    /** The configuration of these options and of the environment. */
    Configuration load() {
        final Path here = Path.of("").toAbsolutePath();
        final Optional<Path> file =
                config == null ? ConfigLoader.find(here) : Optional.of(here.resolve(config));
        return ConfigLoader.load(file, System.getenv(), here);
    }
}
