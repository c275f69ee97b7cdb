package io.heliosdb.streaming.codecs.thread;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;

/**
 * How much of a core a thread gets while others want it, too. By {@code setpriority} of Linux,
 * where the nice value is the thread's own; the JVM's priorities change nothing there as it is
 * started.
 */
public final class ThreadShare {
    /** A third of what a thread gets that did not give way. */
    private static final int NICE_VALUE = 5;

    private static final int PRIO_PROCESS = 0;
    private static final int CALLING_THREAD = 0;
    private static final MethodHandle SETPRIORITY = setPriority();

    private ThreadShare() {}

    /** Restricted because a wrong descriptor could crash the process; this is the manual's. */
    @SuppressWarnings("restricted")
    private static MethodHandle setPriority() {
        final Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow("setpriority"),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    }

    /**
     * Gives way to threads that have not, from now on and for good: they get three times as much of
     * a core that both want, and get it at once. Nothing happens where the system refuses.
     */
    public static void giveWay() {
        try {
            final int refused =
                    (int) SETPRIORITY.invokeExact(PRIO_PROCESS, CALLING_THREAD, NICE_VALUE);
            assert refused <= 0;
        } catch (final Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }
}
