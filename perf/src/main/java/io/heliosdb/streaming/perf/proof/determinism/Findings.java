package io.heliosdb.streaming.perf.proof.determinism;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What one job made of the journal: at each barrier the hash of its state, and there and at the end
 * the digest of each sink's results so far. Any thread.
 */
final class Findings {
    /** The point behind the last barrier. */
    static final long END = Long.MAX_VALUE;

    /** What stands for a state that was not looked at. */
    static final String NO_STATE = "-";

    private final String name;
    private final long lastPoint;
    private final Map<Long, String> states = new TreeMap<>();
    private final Map<Long, Map<Integer, String>> outputs = new TreeMap<>();
    private final CountDownLatch ended;
    private Throwable failure;

    /**
     * @param name in front of each line
     * @param sinks that will tell of their results
     * @param lastPoint a barrier after which nothing is wanted any more, or {@link #END}
     */
    Findings(final String name, final int sinks, final long lastPoint) {
        this.name = name;
        this.lastPoint = lastPoint;
        ended = new CountDownLatch(sinks);
    }

    synchronized void state(final long point, final byte[] snapshot) {
        states.put(point, Digest.of(snapshot));
    }

    synchronized void output(
            final long point, final int sink, final String digest, final long count) {
        outputs.computeIfAbsent(point, _ -> new TreeMap<>()).put(sink, count + ":" + digest);
        if (point == lastPoint) {
            ended.countDown();
        }
    }

    /** The job cannot go on. */
    synchronized void failed(final Throwable error) {
        failure = error;
        while (ended.getCount() > 0) {
            ended.countDown();
        }
    }

    boolean isComplete() {
        return ended.getCount() == 0;
    }

    boolean await(final long seconds) throws InterruptedException {
        return ended.await(seconds, TimeUnit.SECONDS);
    }

    /**
     * A line for each point: name, point, state, results, with tabs between.
     *
     * @throws IllegalStateException if the job has failed
     */
    synchronized List<String> lines() {
        if (failure != null) {
            throw new IllegalStateException(name + " failed", failure);
        }
        final List<String> lines = new ArrayList<>();
        outputs.forEach(
                (point, digests) -> {
                    if (point <= lastPoint) {
                        final String state = states.getOrDefault(point, NO_STATE);
                        final String results = String.join(" ", digests.values());
                        lines.add(String.join("\t", name, pointText(point), state, results));
                    }
                });
        return lines;
    }

    private static String pointText(final long point) {
        return point == END ? "end" : "barrier " + point;
    }
}
