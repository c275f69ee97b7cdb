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
 * @param trial that finds it
 */
record Mutant(PlantedBug bug, Trial trial) {
    private static final String TABLE = "mutants.txt";

    /** Campaigns take subjects and ways of writing by turns, which all come again after so many. */
    private static final long TURN = 12;

    private static final int TRIAL_WORD = 1;
    private static final int OPTIONS_WORD = 4;

    /**
     * A run of a campaign.
     *
     * @param campaign its name
     * @param seed of the first case
     * @param count of cases
     * @param options of its command line
     */
    record Trial(String campaign, long seed, long count, List<String> options) {
        /**
         * One case of the same kind.
         *
         * @param number 0 for the first case of the trial
         */
        Trial neighbour(final int number) {
            return new Trial(campaign, seed + number * TURN, 1, options);
        }

        @Override
        public String toString() {
            return campaign
                    + " --seed "
                    + seed
                    + " --count "
                    + count
                    + (options.isEmpty() ? "" : " " + String.join(" ", options));
        }
    }

    /** All lines of the table: bug, campaign, seed, count, options of the campaign. */
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

    static Mutant parse(final String line) {
        final List<String> words = List.of(line.trim().split(" +"));
        if (words.size() < OPTIONS_WORD) {
            throw new IllegalArgumentException("bug, campaign, seed, count: " + line);
        }
        return new Mutant(
                PlantedBug.valueOf(words.getFirst()),
                new Trial(
                        words.get(TRIAL_WORD),
                        Long.parseLong(words.get(TRIAL_WORD + 1)),
                        Long.parseLong(words.get(TRIAL_WORD + 2)),
                        words.subList(OPTIONS_WORD, words.size())));
    }

    /** Bugs that the table does not name. */
    static List<PlantedBug> missing(final List<Mutant> table) {
        return Arrays.stream(PlantedBug.values())
                .filter(bug -> table.stream().noneMatch(mutant -> mutant.bug() == bug))
                .toList();
    }
}
