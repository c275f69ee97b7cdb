package io.heliosdb.streaming.perf.proof.determinism;

import io.heliosdb.streaming.gateway.engine.PipelineMaker;
import io.heliosdb.streaming.ringbuffer.agent.Threading;

import java.util.List;
import java.util.Locale;

/**
 * One way to replay within a process.
 *
 * @param isGenerated whether plans are compiled; else they are interpreted
 * @param threading who runs the agents
 * @param batchRows most rows of a batch; {@link #AS_RECORDED} for the batches in the journal
 */
record Mode(boolean isGenerated, Threading threading, int batchRows) {
    /** Read by the journal's own replay. */
    static final int AS_RECORDED = 0;

    private static final String GENERATED = "generated";
    private static final String INTERPRETED = "interpreted";
    private static final String RECORDED = "recorded";
    private static final String ALL = "all";

    /** What the others are compared with. */
    static final Mode FIRST = new Mode(true, Threading.INVOKER, AS_RECORDED);

    /** All that are run where time does not matter. */
    static final List<Mode> MANY =
            List.of(
                    FIRST,
                    new Mode(true, Threading.INVOKER, 1),
                    new Mode(true, Threading.INVOKER, 7),
                    new Mode(true, Threading.INVOKER, Integer.MAX_VALUE),
                    new Mode(true, Threading.SHARED, Integer.MAX_VALUE),
                    new Mode(true, Threading.DEDICATED, 7),
                    new Mode(true, Threading.DEDICATED, AS_RECORDED),
                    new Mode(false, Threading.INVOKER, AS_RECORDED),
                    new Mode(false, Threading.SHARED, 7),
                    new Mode(false, Threading.DEDICATED, Integer.MAX_VALUE));

    /** Those for another JVM. */
    static final List<Mode> FEW = List.of(FIRST, new Mode(true, Threading.DEDICATED, 7));

    PipelineMaker maker() {
        return isGenerated ? PipelineMaker.GENERATED : PipelineMaker.INTERPRETED;
    }

    /** For the command line and in front of findings; {@link #parse} reads it. */
    String text() {
        final String batches =
                switch (batchRows) {
                    case AS_RECORDED -> RECORDED;
                    case Integer.MAX_VALUE -> ALL;
                    default -> Integer.toString(batchRows);
                };
        return String.join(
                "/",
                isGenerated ? GENERATED : INTERPRETED,
                threading.name().toLowerCase(Locale.ROOT),
                batches);
    }

    static Mode parse(final String text) {
        final String[] words = text.split("/");
        final int rows =
                switch (words[2]) {
                    case RECORDED -> AS_RECORDED;
                    case ALL -> Integer.MAX_VALUE;
                    default -> Integer.parseInt(words[2]);
                };
        return new Mode(
                words[0].equals(GENERATED),
                Threading.valueOf(words[1].toUpperCase(Locale.ROOT)),
                rows);
    }
}
