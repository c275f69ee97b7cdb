package io.heliosdb.streaming.gateway.sql;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The just-in-time compilers of this process. */
final class Compilers {
    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();
    private static final String COMMANDS = "com.sun.management:type=DiagnosticCommand";
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(1);

    /** A machine so busy that this does not do shall not make a test too slow. */
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(2);

    private Compilers() {}

    /** Returns when all that was asked of them is compiled, or after a while. */
    static void awaitIdle() {
        final long start = System.nanoTime();
        while (!isIdle() && System.nanoTime() - start < PATIENCE_NS) {
            LockSupport.parkNanos(PAUSE_NS);
            if (Thread.currentThread().isInterrupted()) {
                return; // a test that takes too long: its caller ends it
            }
        }
    }

    /** Whether the lists of methods, each below a heading, are empty. */
    private static boolean isIdle() {
        return queues().lines()
                .map(String::strip)
                .allMatch(line -> line.isEmpty() || line.endsWith(":") || line.equals("Empty"));
    }

    /** As {@code jcmd PID Compiler.queue} prints them. */
    private static String queues() {
        try {
            return (String)
                    SERVER.invoke(
                            new ObjectName(COMMANDS),
                            "compilerQueue",
                            new Object[0],
                            new String[0]);
        } catch (final JMException e) {
            throw new AssertionError("the queues of the compilers cannot be read", e);
        }
    }
}
