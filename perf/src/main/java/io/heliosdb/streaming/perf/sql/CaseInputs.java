package io.heliosdb.streaming.perf.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Reads the sections that give input files: {@code file NAME [flag…]} and {@code fixture NAME [as
 * NAME] [flag…]}; and those that give jars: {@code functions NAME FOLDER}.
 */
final class CaseInputs {
    private static final String FIXTURES = "fixtures";
    private static final Set<String> FLAGS =
            Set.of(
                    "gzip",
                    "truncated",
                    "crlf",
                    "no-final-newline",
                    "byte-order-mark",
                    "avro",
                    "descriptor");

    private CaseInputs() {}

    static CaseInput inline(Path file, CaseSection section) {
        final List<String> words = words(file, section);
        return input(
                file, section, words.getFirst(), section.body(), words.subList(1, words.size()));
    }

    static CaseInput shared(Path file, CaseSection section) {
        final List<String> words = words(file, section);
        final Path fixture = folder(file, section).resolve(words.getFirst());
        final boolean renamed = words.size() > 2 && words.get(1).equals("as");
        final String name = renamed ? words.get(2) : words.getFirst();
        try {
            final String text = Files.readString(fixture, StandardCharsets.UTF_8);
            return input(file, section, name, text, words.subList(renamed ? 3 : 1, words.size()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + fixture, e);
        }
    }

    /** A jar of the classes of a folder of the fixtures: {@code functions NAME FOLDER}. */
    static CaseInput functions(Path file, CaseSection section) {
        final List<String> words = words(file, section);
        if (words.size() != 2) {
            throw new CaseFormatException(
                    file, section.line(), "expected '=== functions NAME FOLDER'");
        }
        return new CaseInput(
                words.getFirst(),
                folder(file, section).resolve(words.getLast()).toString(),
                CaseInput.Packing.JAR);
    }

    private static CaseInput input(
            Path file, CaseSection section, String name, String body, List<String> flags) {
        for (final String flag : flags) {
            if (!FLAGS.contains(flag)) {
                throw new CaseFormatException(file, section.line(), "unknown flag '" + flag + "'");
            }
        }
        String text = body;
        if (flags.contains("no-final-newline") && !text.isEmpty()) {
            text = text.substring(0, text.length() - 1);
        }
        if (flags.contains("crlf")) {
            text = text.replace("\n", "\r\n");
        }
        if (flags.contains("byte-order-mark")) {
            text = '\uFEFF' + text;
        }
        return new CaseInput(name, text, packing(flags));
    }

    private static CaseInput.Packing packing(List<String> flags) {
        if (flags.contains("avro")) {
            return CaseInput.Packing.AVRO;
        }
        if (flags.contains("descriptor")) {
            return CaseInput.Packing.DESCRIPTOR;
        }
        if (!flags.contains("gzip")) {
            return CaseInput.Packing.PLAIN;
        }
        return flags.contains("truncated")
                ? CaseInput.Packing.TRUNCATED_GZIP
                : CaseInput.Packing.GZIP;
    }

    private static List<String> words(Path file, CaseSection section) {
        if (section.arguments().isEmpty()) {
            throw new CaseFormatException(file, section.line(), "expected a file name");
        }
        return List.of(section.arguments().split("\\s+"));
    }

    private static Path folder(Path file, CaseSection section) {
        for (Path folder = file.toAbsolutePath().getParent();
                folder != null;
                folder = folder.getParent()) {
            for (final Path place : List.of(folder, folder.resolve("sql"))) {
                if (Files.isDirectory(place.resolve(FIXTURES))) {
                    return place.resolve(FIXTURES);
                }
            }
        }
        throw new CaseFormatException(
                file, section.line(), "no folder '" + FIXTURES + "' beside or above the case");
    }
}
