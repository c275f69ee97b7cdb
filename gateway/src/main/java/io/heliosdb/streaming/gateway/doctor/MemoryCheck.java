package io.heliosdb.streaming.gateway.doctor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Memory of the machine, and what a container leaves of it and of its cores. */
final class MemoryCheck implements Check {
    private static final long GIB = 1L << 30;
    private static final long MIB = 1L << 20;
    private static final long KIB = 1L << 10;
    private static final long LEAST_BYTES = 3_500_000_000L; // of 4 GB the kernel keeps some
    private static final String GROUPS = "sys/fs/cgroup";

    private final Machine machine;
    private final JavaFacts java;
    private final long engineBytes;

    /**
     * @param engineBytes that the configuration lets the engine take
     */
    MemoryCheck(final Machine machine, final JavaFacts java, final long engineBytes) {
        this.machine = machine;
        this.java = java;
        this.engineBytes = engineBytes;
    }

    @Override
    public List<Finding> look() {
        return Stream.of(memory(), container(), containerCores())
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Finding> memory() {
        return machine.lines("proc/meminfo").stream()
                .filter(line -> line.startsWith("MemTotal:"))
                .flatMap(line -> Machine.parse(line.replaceAll("\\D", "")).stream().boxed())
                .findFirst()
                .map(kib -> memory(kib * KIB));
    }

    private Finding memory(final long bytes) {
        if (bytes < LEAST_BYTES) {
            return Finding.fail("memory", gib(bytes), "4 GB, for production 16", "add memory");
        }
        return room("memory", bytes);
    }

    private Optional<Finding> container() {
        final Optional<String> limit = group("memory.max", "memory/memory.limit_in_bytes");
        return limit.map(
                text -> {
                    final OptionalLong bytes = Machine.parse(text);
                    return bytes.isEmpty() || bytes.getAsLong() > 1L << 50
                            ? Finding.ok("container memory", "no limit", "as much as configured")
                            : room("container memory", bytes.getAsLong());
                });
    }

    /** Who takes more than there is gets killed. */
    private Finding room(final String name, final long bytes) {
        final long needed = engineBytes + java.heapBytes();
        final long fitting = Math.max(16, (bytes - java.heapBytes() - bytes / 8) / MIB);
        return Finding.of(
                name,
                bytes >= needed,
                gib(bytes),
                gib(needed) + " for [engine] memory_mib and the heap",
                "set [engine] memory_mib = " + fitting);
    }

    private Optional<Finding> containerCores() {
        return group("cpu.max", "cpu/cpu.cfs_quota_us")
                .map(text -> text.split("\\s+"))
                .map(
                        parts ->
                                parts.length < 2 || Machine.parse(parts[0]).isEmpty()
                                        ? Finding.ok("container cores", "no limit", "whole cores")
                                        : cores(
                                                (double) Long.parseLong(parts[0])
                                                        / Long.parseLong(parts[1])));
    }

    private static Finding cores(final double cores) {
        return Finding.of(
                "container cores",
                cores >= 2 && cores == Math.rint(cores),
                String.format(Locale.ROOT, "%.2f", cores),
                "whole cores, 2 at least: a part of one stops all threads at once",
                "docker run --cpuset-cpus or a whole number of cpus in the limits of the pod");
    }

    /** Of the group of this process, else of the root that a container sees; else of version 1. */
    private Optional<String> group(final String file, final String older) {
        final Optional<String> own =
                machine.lines("proc/self/cgroup").stream()
                        .filter(line -> line.startsWith("0::/"))
                        .map(line -> line.substring("0::/".length()))
                        .findFirst();
        return own.flatMap(path -> machine.text(GROUPS + '/' + path + '/' + file))
                .or(() -> machine.text(GROUPS + '/' + file))
                .or(() -> machine.text(GROUPS + '/' + older));
    }

    private static String gib(final long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", (double) bytes / GIB);
    }
}
