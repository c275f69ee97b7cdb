package io.heliosdb.streaming.gateway.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Settings of the kernel: pages, clock, swapping, buffers of sockets. */
final class KernelCheck implements Check {
    private static final Set<String> FAST_CLOCKS = Set.of("tsc", "kvm-clock", "arch_sys_counter");
    private static final String CLOCKS = "sys/devices/system/clocksource/clocksource0/";
    private static final String PAGES = "sys/kernel/mm/transparent_hugepage/enabled";
    private static final long BUFFER_BYTES = 16_777_216;
    private static final long CONNECTIONS = 1_048_576;

    private final Machine machine;

    KernelCheck(final Machine machine) {
        this.machine = machine;
    }

    @Override
    public List<Finding> look() {
        final List<Finding> found = new ArrayList<>();
        Stream.of(transparentPages(), reservedPages(), clock(), swapping())
                .flatMap(Optional::stream)
                .forEach(found::add);
        atLeast("net.core.rmem_max", BUFFER_BYTES).ifPresent(found::add);
        atLeast("net.core.wmem_max", BUFFER_BYTES).ifPresent(found::add);
        atLeast("net.ipv4.tcp_rmem", BUFFER_BYTES).ifPresent(found::add);
        atLeast("net.ipv4.tcp_wmem", BUFFER_BYTES).ifPresent(found::add);
        atLeast("net.netfilter.nf_conntrack_max", CONNECTIONS).ifPresent(found::add);
        return found;
    }

    private Optional<Finding> transparentPages() {
        return machine.text(PAGES)
                .map(
                        text ->
                                Finding.of(
                                        "transparent huge pages",
                                        !text.contains("[never]"),
                                        text,
                                        "madvise or always",
                                        "echo madvise | sudo tee /" + PAGES));
    }

    /** Pages that are reserved are lost for everybody who does not ask for them by name. */
    private Optional<Finding> reservedPages() {
        final OptionalLong count = machine.number("proc/sys/vm/nr_hugepages");
        return count.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Finding.of(
                                "reserved huge pages",
                                count.getAsLong() == 0,
                                Long.toString(count.getAsLong()),
                                "0: the engine takes transparent ones",
                                "sudo sysctl -w vm.nr_hugepages=0"));
    }

    private Optional<Finding> clock() {
        return machine.text(CLOCKS + "current_clocksource")
                .map(
                        name ->
                                Finding.of(
                                        "clock source",
                                        FAST_CLOCKS.contains(name),
                                        name,
                                        "one that is read without the kernel: tsc, kvm-clock,"
                                                + " arch_sys_counter",
                                        "echo "
                                                + fastClock()
                                                + " | sudo tee /"
                                                + CLOCKS
                                                + "current_clocksource"));
    }

    private String fastClock() {
        final List<String> there =
                List.of(machine.text(CLOCKS + "available_clocksource").orElse("tsc").split("\\s+"));
        return there.stream().filter(FAST_CLOCKS::contains).findFirst().orElse("tsc");
    }

    private Optional<Finding> swapping() {
        final int header = 1;
        final String wanted = "1, or no swap";
        if (machine.text("proc/swaps").isPresent()
                && machine.lines("proc/swaps").size() <= header) {
            return Optional.of(Finding.ok("swappiness", "no swap", wanted));
        }
        final OptionalLong value = machine.number("proc/sys/vm/swappiness");
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Finding.of(
                                "swappiness",
                                value.getAsLong() <= 1,
                                Long.toString(value.getAsLong()),
                                wanted,
                                set("vm.swappiness", "1")));
    }

    /** Of settings that are three numbers, the last, which is the greatest, counts. */
    private Optional<Finding> atLeast(final String name, final long wanted) {
        return machine.text("proc/sys/" + name.replace('.', '/'))
                .map(text -> text.split("\\s+"))
                .map(
                        numbers ->
                                Finding.of(
                                        name,
                                        Machine.parse(numbers[numbers.length - 1]).orElse(0)
                                                >= wanted,
                                        String.join(" ", numbers),
                                        Long.toString(wanted),
                                        set(
                                                name,
                                                numbers.length > 1
                                                        ? "'4096 87380 " + wanted + "'"
                                                        : Long.toString(wanted))));
    }

    /** Now, and after the next boot. */
    private static String set(final String name, final String value) {
        return "sudo sysctl -w "
                + name
                + "="
                + value
                + " | sudo tee -a /etc/sysctl.d/90-heliosdb.conf";
    }
}
