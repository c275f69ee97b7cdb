package io.heliosdb.streaming.perf.proof.mutants;

import io.heliosdb.streaming.codecs.fault.PlantedBug;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A bug and what finds it.
 *
 * @param bug that is switched on
 * @param campaign that finds it
 * @param seed of the first case that does
 * @param count of cases to give it
 */
record Mutant(PlantedBug bug, String campaign, long seed, long count) {
    private static final String TABLE = "mutants.txt";

    /** All lines of the table: bug, campaign, seed, count. */
    static List<Mutant> table() throws IOException {
        try (InputStream bytes =
                        Objects.requireNonNull(Mutant.class.getResourceAsStream(TABLE), TABLE);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Mutant::parse)
                    .toList();
        }
    }

    private static Mutant parse(final String line) {
        final String[] words = line.trim().split(" +");
        if (words.length != 4) {
            throw new IllegalArgumentException("bug, campaign, seed, count: " + line);
        }
        return new Mutant(
                PlantedBug.valueOf(words[0]),
                words[1],
                Long.parseLong(words[2]),
                Long.parseLong(words[3]));
    }

    /** Bugs that the table does not name. */
    static List<PlantedBug> missing(final List<Mutant> table) {
        return Arrays.stream(PlantedBug.values())
                .filter(bug -> table.stream().noneMatch(mutant -> mutant.bug() == bug))
                .toList();
    }
}
