package io.heliosdb.streaming.gateway.doctor;

import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * What the JVM says of itself.
 *
 * @param feature its version
 * @param name for people
 * @param arguments of the JVM, not of the program
 * @param cores that it may use
 * @param heapBytes that its heap may have
 * @param system name of the operating system
 * @param processor its kind
 */
public record JavaFacts(
        int feature,
        String name,
        List<String> arguments,
        int cores,
        long heapBytes,
        String system,
        String processor) {
    public JavaFacts {
        arguments = List.copyOf(arguments);
    }

    /** Of this process. */
    public static JavaFacts ofThisProcess() {
        return new JavaFacts(
                Runtime.version().feature(),
                Runtime.version() + ", " + System.getProperty("java.vendor"),
                ManagementFactory.getRuntimeMXBean().getInputArguments(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"));
    }
}
