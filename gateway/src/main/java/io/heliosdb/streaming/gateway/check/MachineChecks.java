package io.heliosdb.streaming.gateway.check;

import com.sun.management.OperatingSystemMXBean;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.gateway.config.ConfigError;
import io.heliosdb.streaming.gateway.config.Configuration;
import io.heliosdb.streaming.gateway.config.ResourceSettings;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Settings that are more than the machine has; a start goes through with them. */
final class MachineChecks {
    private static final int CORES_FOR_DEDICATED = 4;
    private static final long MIB = 1L << 20;

    private MachineChecks() {}

    static List<HeliosException> of(final Configuration configuration) {
        final List<HeliosException> found = new ArrayList<>();
        memory(configuration, found);
        cores(configuration.engine().threads(), found);
        disk(configuration, found);
        return found;
    }

    private static void memory(
            final Configuration configuration, final List<HeliosException> found) {
        final long machineBytes =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                        .getTotalMemorySize();
        final long engineBytes = configuration.engine().memoryBytes();
        if (engineBytes > machineBytes) {
            found.add(
                    beyond("engine.memory_mib is more than there is")
                            .detail(
                                    engineBytes / MIB
                                            + " MiB are allowed, the machine has "
                                            + machineBytes / MIB)
                            .hint("lower it, or the system may end the process under load"));
        }
        if (configuration.checkpoint().captureBytes() > engineBytes) {
            found.add(
                    beyond("checkpoint.capture_mib is more than engine.memory_mib")
                            .detail("no job gets the memory that it needs for checkpoints")
                            .hint("lower the one or raise the other"));
        }
    }

    private static void cores(
            final ResourceSettings.Threads threads, final List<HeliosException> found) {
        final int cores = Runtime.getRuntime().availableProcessors();
        if (threads == ResourceSettings.Threads.DEDICATED && cores < CORES_FOR_DEDICATED) {
            found.add(
                    beyond("engine.threading is \"dedicated\" on " + cores + " cores")
                            .detail("threads that spin would get in each other's way")
                            .hint("set it to \"auto\""));
        }
    }

    private static void disk(final Configuration configuration, final List<HeliosException> found) {
        final Storage storage = new FileStorage();
        Path there = configuration.data().directory();
        while (!storage.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        final long freePercent = storage.usableBytes(there) * 100 / storage.totalBytes(there);
        final int least = configuration.journal().minFreePercent();
        if (freePercent < least) {
            found.add(
                    beyond("the disk of the data folder is too full for input")
                            .detail(
                                    freePercent
                                            + " percent are free, journal.min_free_percent is "
                                            + least)
                            .hint("make room, or lower it"));
        }
    }

    private static HeliosException beyond(final String what) {
        return HeliosException.of(ConfigError.BEYOND_MACHINE, what);
    }
}
