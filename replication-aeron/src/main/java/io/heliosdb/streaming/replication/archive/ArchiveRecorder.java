package io.heliosdb.streaming.replication.archive;

import org.agrona.concurrent.Agent;
import org.agrona.concurrent.YieldingIdleStrategy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Turns the archive and tells the writers how far it has got. The agent's thread does this all the
 * time; threads of the control plane that start or end a recording do it while they wait, and while
 * the agent does not run whoever writes does it. One at a time: who finds it busy has nothing to
 * do.
 */
final class ArchiveRecorder implements Agent {
    private final FailureLatch failures;
    private final List<ArchiveRecordingWriter> writers = new CopyOnWriteArrayList<>();

    /**
     * Pairs of a successful compareAndSet and setRelease hand the archive from thread to thread.
     */
    private final AtomicBoolean isBusy = new AtomicBoolean();

    /** Before the first recording and behind the end there is none. Written by whom is busy. */
    private EmbeddedArchive archive;

    /** Written by the agent's thread when it begins and ends. */
    private volatile boolean isRunning;

    ArchiveRecorder(final FailureLatch failures) {
        this.failures = failures;
    }

    @Override
    public void onStart() {
        isRunning = true;
    }

    @Override
    public int doWork() {
        failures.check();
        if (!isBusy.compareAndSet(false, true)) {
            return 0;
        }
        try {
            return archive == null ? 0 : turn();
        } finally {
            isBusy.setRelease(false);
        }
    }

    @Override
    public void onClose() {
        isRunning = false;
    }

    /** Does the agent's work if nobody else does. Any thread. */
    void stepIn() {
        if (!isRunning) {
            doWork();
        }
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

    /** Runs something that has the archive for itself. Control plane. */
    void alone(final Runnable task) {
        while (!isBusy.compareAndSet(false, true)) {
            Thread.onSpinWait();
        }
        try {
            task.run();
        } finally {
            isBusy.setRelease(false);
        }
    }

    /** Turns the archive until something holds; only inside of {@link #alone}. */
    void turnUntil(final BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            failures.check();
            turn();
            YieldingIdleStrategy.INSTANCE.idle();
        }
    }

    /** From now on there is one to turn; only inside of {@link #alone}. */
    void attach(final EmbeddedArchive launched) {
        archive = launched;
    }

    /** There is nothing to turn any more; only inside of {@link #alone}. */
    void detach() {
        archive = null;
    }

    void add(final ArchiveRecordingWriter writer) {
        writers.add(writer);
    }

    void remove(final ArchiveRecordingWriter writer) {
        writers.remove(writer);
    }

    @Override
    public String roleName() {
        return "journal-recorder";
    }
}
