package io.heliosdb.streaming.perf.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the programs of this module print for {@code --help} before they are built. */
final class HelpTextsTest {
    private static final boolean WRITE = "write".equals(System.getenv("HELIOSDB_REFERENCE"));

    private static final List<CommandLine> PROGRAMS =
            List.of(
                    io.heliosdb.streaming.perf.proof.Main.commands(),
                    io.heliosdb.streaming.perf.bench.Main.commands());

    private static Map<String, String> texts() {
        final Map<String, String> texts = new TreeMap<>();
        for (final CommandLine program : PROGRAMS) {
            final String name = program.getCommandName();
            texts.put(name + ".txt", text(program));
            program.getSubcommands()
                    .forEach(
                            (command, line) ->
                                    texts.put(name + '-' + command + ".txt", text(line)));
        }
        return texts;
    }

    private static String text(final CommandLine command) {
        return command.getUsageMessage(CommandLine.Help.Ansi.OFF);
    }

    @Test
    void textsAreCurrent() throws IOException {
        final Path folder =
                Path.of(System.getProperty("heliosdb.root.directory"), "bin/parts/help");
        final Map<String, String> texts = texts();
        if (WRITE) {
            for (final Map.Entry<String, String> text : texts.entrySet()) {
                Files.writeString(folder.resolve(text.getKey()), text.getValue());
            }
        }
        for (final Map.Entry<String, String> text : texts.entrySet()) {
            assertThat(folder.resolve(text.getKey()))
                    .as("run bin/dev reference if the change is meant")
                    .hasContent(text.getValue());
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(texts.keySet());
        }
    }

    /** A program lists the first element of a command's description. */
    @Test
    void summariesAreWhole() {
        assertThat(PROGRAMS)
                .flatExtracting(program -> program.getSubcommands().values())
                .extracting(command -> command.getCommandSpec().usageMessage().description()[0])
                .allSatisfy(summary -> assertThat(summary).matches("(?s)[A-Z].*\\."));
    }
}
