package io.heliosdb.streaming.gateway.options;

import picocli.CommandLine;

import java.nio.file.Path;

/** Options of commands that look at a data folder themselves. */
public final class DataOptions {
    @CommandLine.Mixin private ServerOptions server;

    @CommandLine.Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder. Default: that of the configuration.")
    private Path data;

    /** Whether answers and errors are printed as JSON. */
    public boolean isJson() {
        return server.isJson();
    }

    /** The data folder, absolute; the configuration is not read if one is given. */
    public Path folder() {
        return data == null ? server.load().data().directory() : data.toAbsolutePath().normalize();
    }
}
