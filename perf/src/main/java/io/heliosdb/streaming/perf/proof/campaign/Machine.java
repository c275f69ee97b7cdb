package io.heliosdb.streaming.perf.proof.campaign;

import java.lang.management.ManagementFactory;

/**
 * Where a campaign ran.
 *
 * @param cores processors
 * @param memoryGib memory
 * @param kernel name and version
 * @param jvm version
 */
public record Machine(int cores, long memoryGib, String kernel, String jvm) {
    static Machine here() {
        final long bytes =
                ManagementFactory.getOperatingSystemMXBean()
                                instanceof com.sun.management.OperatingSystemMXBean system
                        ? system.getTotalMemorySize()
                        : 0;
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                (bytes + (1L << 29)) >> 30,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.version"));
    }
}
