package io.heliosdb.streaming.gateway.log;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a thread works for right now, told in every line that it writes: the id of a request, 32
 * hexadecimal digits as in W3C Trace Context.
 */
public final class TraceScope {
    private static final ScopedValue<String> TRACE = ScopedValue.newInstance();

    private TraceScope() {}

    /** The id of the request that this thread works for. */
    public static Optional<String> current() {
        return TRACE.isBound() ? Optional.of(TRACE.get()) : Optional.empty();
    }

    /** Works for a request. */
    public static void run(final String trace, final Runnable work) {
        ScopedValue.where(TRACE, trace).run(work);
    }

    /** Works for the request of another thread, if that had one. */
    public static <T> T call(final Optional<String> trace, final Supplier<T> work) {
        return trace.isEmpty() ? work.get() : ScopedValue.where(TRACE, trace.get()).call(work::get);
    }
}
