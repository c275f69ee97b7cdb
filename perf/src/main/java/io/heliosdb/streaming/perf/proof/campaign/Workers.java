package io.heliosdb.streaming.perf.proof.campaign;

import io.heliosdb.streaming.codecs.fault.Faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Several threads that take tasks, one after the other, until there are none. Tasks know nothing of
 * each other; the faults in force on the calling thread are in force on all.
 */
public final class Workers {
    /**
     * Does one task.
     *
     * @param <T> what a task is
     */
    @FunctionalInterface
    public interface Work<T> {
        void on(T task) throws IOException;
    }

    private Workers() {}

    /**
     * Returns when all tasks are done, or at the first that fails, with its exception.
     *
     * @param threads how many at the most; with 1 it is the calling thread
     * @param next gives a task, null when there is none any more; not called twice at once
     * @param work done with each task
     * @param <T> what a task is
     */
    public static <T> void run(final int threads, final Supplier<T> next, final Work<T> work)
            throws IOException {
        if (threads <= 1) {
            for (T task = next.get(); task != null; task = next.get()) {
                work.on(task);
            }
            return;
        }
        final Pool<T> pool = new Pool<>(next, work, Faults.current());
        final List<Thread> started = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            started.add(Thread.ofPlatform().daemon().name("worker-" + i).start(pool));
        }
        pool.await(started);
    }

    private static final class Pool<T> implements Runnable {
        private final Supplier<T> next;
        private final Work<T> work;
        private final Faults faults;
        private final AtomicReference<Throwable> failure = new AtomicReference<>();

        Pool(final Supplier<T> next, final Work<T> work, final Faults faults) {
            this.next = next;
            this.work = work;
            this.faults = faults;
        }

        @Override
        public void run() {
            Faults.setOnThisThread(faults);
            try {
                for (T task = take(); task != null; task = take()) {
                    work.on(task);
                }
            } catch (final IOException | RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            } finally {
                Faults.setOnThisThread(null);
            }
        }

        private synchronized T take() {
            return failure.get() == null ? next.get() : null;
        }

        void await(final List<Thread> threads) throws IOException {
            try {
                for (final Thread thread : threads) {
                    thread.join();
                }
            } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
                failure.compareAndSet(null, e);
            }
            switch (failure.get()) {
                case null -> {}
                case IOException e -> throw e;
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                case Throwable e -> throw new IllegalStateException("interrupted", e);
            }
        }
    }
}
