package io.heliosdb.streaming.perf.proof.campaign;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a run of a campaign found.
 *
 * @param campaign its name
 * @param commit that was run; a plus sign stands for changes on top of it
 * @param firstSeed of the first case
 * @param lastSeed of the last case
 * @param cases that were run
 * @param counts of what was done in them
 * @param violations how many rules were broken
 * @param violationsExpected whether the run was to show that violations are found
 * @param examples the first of them
 * @param seconds it took
 * @param machine it ran on
 */
record CampaignResult(
        String campaign,
        String commit,
        long firstSeed,
        long lastSeed,
        long cases,
        Map<String, Long> counts,
        long violations,
        boolean violationsExpected,
        List<String> examples,
        long seconds,
        Machine machine) {
    /** A campaign that did nothing has shown nothing. */
    boolean passed() {
        return cases > 0 && (violations > 0) == violationsExpected;
    }

    String countsText() {
        return new TreeMap<>(counts)
                .entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", "));
    }

    /** The last line of a run. */
    String summary() {
        return campaign
                + ": "
                + (passed() ? "passed" : "FAILED")
                + ", "
                + cases
                + " cases, seeds "
                + firstSeed
                + " to "
                + lastSeed
                + ", "
                + violations
                + (violationsExpected ? " violations, as must be" : " violations")
                + (counts.isEmpty() ? "" : "; " + countsText())
                + "; "
                + seconds
                + " s, commit "
                + commit;
    }
}
