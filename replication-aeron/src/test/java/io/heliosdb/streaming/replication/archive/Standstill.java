package io.heliosdb.streaming.replication.archive;

import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** A time in which the archive's thread does nothing. */
final class Standstill {
    private Standstill() {}

    /** Does something in such a time. */
    static <T> T during(final ArchiveJournalStore store, final Supplier<T> task) {
        final CountDownLatch isStill = new CountDownLatch(1);
        final CountDownLatch end = new CountDownLatch(1);
        final Thread caller =
                Thread.ofPlatform()
                        .start(
                                () ->
                                        store.call(
                                                () -> {
                                                    isStill.countDown();
                                                    await(end);
                                                }));
        await(isStill);
        try {
            return task.get();
        } finally {
            end.countDown();
            join(caller);
        }
    }

    private static void await(final CountDownLatch latch) {
        try {
            latch.await();
        } catch (final InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void join(final Thread thread) {
        try {
            thread.join();
        } catch (final InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
