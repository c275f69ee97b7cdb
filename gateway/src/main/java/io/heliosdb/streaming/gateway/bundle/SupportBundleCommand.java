package io.heliosdb.streaming.gateway.bundle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.heliosdb.streaming.gateway.options.ServerOptions;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code support-bundle}: one file for whoever is to help. */
@CommandLine.Command(
        name = "support-bundle",
        description = {
            "Write a ZIP file with what somebody has to see to help: version, configuration,"
                    + " status, counters, errors, threads, log, list of files, doctor.",
            "Secrets are masked. Errors may quote rows: look through it before you send it."
        },
        mixinStandardHelpOptions = true)
public final class SupportBundleCommand implements Callable<Integer> {
    private final PrintStream output;

    @CommandLine.Mixin private ServerOptions options;

    @CommandLine.Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The file, which must not be there. Default: support-bundle-TIME.zip.")
    private Path file;

    public SupportBundleCommand(final PrintStream output) {
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        final Path path = (file == null ? Path.of(name()) : file).toAbsolutePath();
        final BundleParts parts = new BundleParts(options.load(), System.getenv());
        final List<String> added;
        try (BundleFile bundle = BundleFile.create(path, parts.redactor())) {
            parts.addTo(bundle);
            added = bundle.parts();
        }
        if (options.isJson()) {
            final ObjectNode answer =
                    JsonNodeFactory.instance.objectNode().put("file", path.toString());
            added.forEach(answer.putArray("parts")::add);
            output.println(answer);
        } else {
            output.println(path + ": " + String.join(", ", added));
        }
        return CommandLine.ExitCode.OK;
    }

    private static String name() {
        final String time =
                Instant.ofEpochMilli(Clocks.epoch().time()).toString().replaceAll("[:.]", "-");
        return "support-bundle-" + time + ".zip";
    }
}
