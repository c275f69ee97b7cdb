package io.heliosdb.streaming.connectors.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Lets this process open no further file or socket for a while, as Linux does it. */
final class OpenFileLimit implements AutoCloseable {
    private static final int RLIMIT_NOFILE = 7;
    private static final MemoryLayout LIMITS =
            MemoryLayout.sequenceLayout(2, ValueLayout.JAVA_LONG); // soft, hard

    private static final MethodHandle GET = function("getrlimit");
    private static final MethodHandle SET = function("setrlimit");

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment limits = arena.allocate(LIMITS);
    private final long soft;

    OpenFileLimit() {
        call(GET);
        soft = limits.getAtIndex(ValueLayout.JAVA_LONG, 0);
    }

    @SuppressWarnings("restricted") // two functions of the C library, called as it declares them
    private static MethodHandle function(final String name) {
        final Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    }

    /** From here on nothing can be opened, classes of folders neither. */
    void reach() {
        set(0);
    }

    private void set(final long files) {
        limits.setAtIndex(ValueLayout.JAVA_LONG, 0, files);
        call(SET);
    }

    private void call(final MethodHandle function) {
        try {
            assertThat((int) function.invokeExact(RLIMIT_NOFILE, limits)).isZero();
        } catch (final Throwable e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        set(soft);
        arena.close();
    }
}
