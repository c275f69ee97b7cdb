package io.heliosdb.streaming.perf.tumble;

import com.sun.management.OperatingSystemMXBean;

import org.agrona.concurrent.NanoClock;

import java.lang.management.ManagementFactory;

/** Processor time that this process has used on all cores. */
public final class CpuClock implements NanoClock {
    private final OperatingSystemMXBean system =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    @Override
    public long nanoTime() {
        return system.getProcessCpuTime();
    }
}
