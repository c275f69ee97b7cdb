package io.heliosdb.streaming.gateway.cli;

import io.heliosdb.streaming.gateway.options.ServerOptions;

import picocli.CommandLine;

import java.util.concurrent.Callable;

/** What commands about one data folder have in common: where they print, and whose it is. */
abstract class FolderCommand implements Callable<Integer>, JsonErrors {
    private final Streams streams;

    @CommandLine.Mixin private ServerOptions options;

    FolderCommand(final Streams streams) {
        this.streams = streams;
    }

    final Streams streams() {
        return streams;
    }

    final ServerOptions options() {
        return options;
    }

    @Override
    public final boolean isJson() {
        return options.isJson();
    }

    /** Prints an answer in one of the two ways. */
    final void print(final Object json, final String text) {
        streams.output().println(isJson() ? json : text);
    }
}
