package io.heliosdb.streaming.operators.functions;

import java.util.function.Supplier;

/**
 * Calls what may recurse deeper than the caller's stack is: where that ends depends on how hot the
 * code is, and must not decide a result. What has overflowed is called again, from its beginning,
 * on a thread of its own whose stack is large enough for {@link #MAX_DEPTH}; its pages are taken
 * from the machine as they are used, and go with the thread. Callers refuse what may be deeper,
 * wherever it would run.
 */
final class DeepStack {
    /** Calls within calls that a caller may ask for. */
    static final long MAX_DEPTH = 1L << 20;

    /** Twice what interpreted calls of {@code java.util.regex} have been seen to take. */
    private static final long BYTES_OF_CALL = 512;

    private DeepStack() {}

    /**
     * Calls something whose result does not depend on where it is called.
     *
     * @param function without effects, called once or twice
     */
    static <T> T call(final Supplier<T> function) {
        try {
            return function.get();
        } catch (final StackOverflowError tooDeepForThisThread) {
            return callDeep(function);
        }
    }

    /** As {@link #call}, on the large stack from the beginning. */
    static <T> T callDeep(final Supplier<T> function) {
        final Call<T> call = new Call<>(function);
        final Thread thread =
                Thread.ofPlatform()
                        .name("deep-stack")
                        .stackSize(MAX_DEPTH * BYTES_OF_CALL)
                        .start(call);
        boolean isInterrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (final InterruptedException e) {
                isInterrupted = true; // told to the caller when this is over
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
        return call.result();
    }

    /** Written by its thread, read behind the end of it. */
    private static final class Call<T> implements Runnable {
        private final Supplier<T> function;
        private T result;
        private RuntimeException exception;
        private Error error;

        private Call(final Supplier<T> function) {
            this.function = function;
        }

        @Override
        public void run() {
            try {
                result = function.get();
            } catch (final RuntimeException e) {
                exception = e;
            } catch (final Error e) {
                error = e;
            }
        }

        private T result() {
            if (exception != null) {
                throw exception;
            }
            if (error != null) {
                throw error;
            }
            return result;
        }
    }
}
