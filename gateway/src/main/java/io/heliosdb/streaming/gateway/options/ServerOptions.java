package io.heliosdb.streaming.gateway.options;

import io.heliosdb.streaming.gateway.config.ConfigLoader;
import io.heliosdb.streaming.gateway.config.Configuration;

import picocli.CommandLine;

import java.nio.file.Path;
import java.util.Optional;

/** Options of all commands that start an appliance or ask one. */
public final class ServerOptions {
    @CommandLine.Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Configuration. Default: streaming.toml here, else"
                            + " /etc/heliosdb/streaming.toml, else defaults; of an installed"
                            + " program the other way round.")
    private Path config;

    @CommandLine.Option(
            names = "--json",
            description = "Print everything as JSON, one object a line.")
    private boolean isJson;

    /** Whether answers and errors are printed as JSON. */
    public boolean isJson() {
        return isJson;
    }

    /** The configuration of these options and of the environment, as it is now. */
    public Configuration load() {
        return load(Optional.ofNullable(config));
    }

    /** The same of another file, if there is one. */
    public Configuration load(final Optional<Path> named) {
        final Path here = Path.of("").toAbsolutePath();
        final Optional<Path> file =
                named.or(() -> Optional.ofNullable(config))
                        .map(here::resolve)
                        .or(() -> ConfigLoader.find(here, InstallationRoot.isOfSystem()));
        return ConfigLoader.load(file, System.getenv(), here);
    }
}
