package io.heliosdb.streaming.perf.proof.determinism;

/**
 * A line of {@link Findings}.
 *
 * @param mode in which the job ran
 * @param job its name
 * @param point at which it was looked at
 * @param state hash of its state
 * @param results digests of its results so far
 */
record Found(Mode mode, String job, String point, String state, String results) {
    static Found parse(final String line) {
        final String[] words = line.split("\t");
        return new Found(Mode.parse(words[0]), words[1], words[2], words[3], words[4]);
    }

    /** Same for what must have the same results. */
    String place() {
        return job + " at " + point;
    }

    /** Same for what must have the same state: the two kinds of pipeline keep it differently. */
    String statePlace() {
        return place() + (mode.isGenerated() ? ", generated" : ", interpreted");
    }
}
