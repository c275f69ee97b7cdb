package io.heliosdb.streaming.perf.tumble.peer;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Starts and ends the rounds of a peer's job: the benchmark starts one, the job's source takes it
 * up, and the job's sink ends it. What the sink has counted before is seen by the benchmark behind.
 */
public final class RoundGate {
    private static final int PATIENCE_SECONDS = 300;

    private final Semaphore started = new Semaphore(0);
    private final Semaphore ended = new Semaphore(0);

    /** The source's side: waits for the next round. */
    public void awaitStart() throws InterruptedException {
        started.acquire();
    }

    /** The source's side where it must not wait: whether the next round is on. */
    boolean hasStarted() {
        return started.tryAcquire();
    }

    /** The sink's side: all results of the round are there. */
    public void end() {
        ended.release();
    }

    /**
     * The benchmark's side: one whole round.
     *
     * @param hasFailed asked every now and then whether there is no use in waiting
     * @throws IllegalStateException if it does not end
     */
    public void run(final BooleanSupplier hasFailed) {
        started.release();
        try {
            for (int second = 0; !ended.tryAcquire(1, TimeUnit.SECONDS); second++) {
                if (second > PATIENCE_SECONDS || hasFailed.getAsBoolean()) {
                    throw new IllegalStateException("the peer does not end its round");
                }
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
