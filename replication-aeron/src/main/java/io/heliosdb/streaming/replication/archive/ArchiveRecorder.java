package io.heliosdb.streaming.replication.archive;

import org.agrona.LangUtil;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.ManyToOneConcurrentLinkedQueue;
import org.agrona.concurrent.YieldingIdleStrategy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The one thread that driver, client and archive live on, from their launch to their end: it turns
 * them and tells the writers how far the archive has got. What the control plane wants of them is
 * done here while it waits. The archive insists on that: a recording that ends on another thread
 * than it began on is a failure to it.
 */
final class ArchiveRecorder implements Agent, AutoCloseable {
    /** Rounds without work before the thread yields, and then before it parks. */
    private static final int IDLE_ROUNDS = 20;

    /** A lone record waits for so long at most. */
    private static final long LONGEST_PARK_NS = TimeUnit.MICROSECONDS.toNanos(20);

    private final FailureLatch failures;
    private final ManyToOneConcurrentLinkedQueue<FutureTask<?>> tasks =
            new ManyToOneConcurrentLinkedQueue<>();
    private final List<ArchiveRecordingWriter> writers = new ArrayList<>();
    private final AgentRunner runner;

    /** Before it is launched and behind its end there is none. */
    private EmbeddedArchive archive;

    private ArchiveRecorder(final FailureLatch failures) {
        this.failures = failures;
        runner = new AgentRunner(idling(), failures, null, this);
    }

    private static IdleStrategy idling() {
        return new BackoffIdleStrategy(
                IDLE_ROUNDS, IDLE_ROUNDS, TimeUnit.MICROSECONDS.toNanos(1), LONGEST_PARK_NS);
    }

    /** Starts the thread. */
    static ArchiveRecorder start(final FailureLatch failures) {
        final ArchiveRecorder recorder = new ArchiveRecorder(failures);
        AgentRunner.startOnThread(recorder.runner, Thread.ofPlatform().daemon().factory());
        return recorder;
    }

    @Override
    public int doWork() {
        int work = 0;
        for (FutureTask<?> task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
            work++;
        }
        return archive == null || failures.hasFailed() ? work : work + turn();
    }

    private int turn() {
        final int work = archive.turn();
        if (archive.hasEnded()) {
            failures.fail("Aeron Archive has ended", "its agent was terminated", null);
        }
        for (int i = 0; i < writers.size(); i++) {
            writers.get(i).look();
        }
        return work;
    }

    /**
     * Has something done by this thread and waits for it, whatever interrupts; afterwards the
     * caller is as interrupted as it was. Any other thread.
     */
    <T> T call(final Callable<T> wanted) {
        final FutureTask<T> task = new FutureTask<>(wanted);
        tasks.offer(task);
        boolean isInterrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (final InterruptedException e) {
                    isInterrupted = true;
                }
            }
        } catch (final ExecutionException e) {
            LangUtil.rethrowUnchecked(e.getCause());
            return null; // never
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Turns the archive until something holds; only inside of {@link #call}. */
    void turnUntil(final BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            failures.check();
            turn();
            YieldingIdleStrategy.INSTANCE.idle();
        }
    }

    /** From now on there is one to turn, or none any more; only inside of {@link #call}. */
    void attach(final EmbeddedArchive launched) {
        archive = launched;
    }

    /** Only inside of {@link #call}. */
    void add(final ArchiveRecordingWriter writer) {
        writers.add(writer);
    }

    /** Only inside of {@link #call}. */
    void remove(final ArchiveRecordingWriter writer) {
        writers.remove(writer);
    }

    @Override
    public String roleName() {
        return "archive";
    }

    /** Ends the thread. */
    @Override
    public void close() {
        runner.close();
    }
}
