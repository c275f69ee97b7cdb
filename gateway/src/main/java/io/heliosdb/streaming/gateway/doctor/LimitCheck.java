package io.heliosdb.streaming.gateway.doctor;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Limits of this process, which one started in the same way would have too. */
final class LimitCheck implements Check {
    private static final long FILES = 65_536;
    private static final long LEAST_FILES = 1024;
    private static final long THREADS = 4096;
    private static final long LOCKED_BYTES = 8L << 20;

    private final Machine machine;

    LimitCheck(final Machine machine) {
        this.machine = machine;
    }

    @Override
    public List<Finding> look() {
        return Stream.of(
                        limit("Max open files", "nofile", FILES, LEAST_FILES),
                        limit("Max processes", "nproc", THREADS, 0),
                        limit("Max locked memory", "memlock", LOCKED_BYTES, 0))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * A line as {@code Max open files 1024 524288 files}.
     *
     * @param least below which it is a failure
     */
    private Optional<Finding> limit(
            final String title, final String name, final long wanted, final long least) {
        return machine.lines("proc/self/limits").stream()
                .filter(line -> line.startsWith(title))
                .map(line -> line.substring(title.length()).strip().split("\\s+")[0])
                .findFirst()
                .map(soft -> finding(name, soft, wanted, least));
    }

    private static Finding finding(
            final String name, final String soft, final long wanted, final long least) {
        final OptionalLong value = Machine.parse(soft);
        final String fix =
                "echo '* - "
                        + name
                        + ' '
                        + (name.equals("memlock") ? wanted >> 10 : wanted)
                        + "' | sudo tee -a /etc/security/limits.d/heliosdb.conf, then log in again;"
                        + " under systemd Limit"
                        + name.toUpperCase(java.util.Locale.ROOT)
                        + "="
                        + wanted;
        if (value.isPresent() && value.getAsLong() < least) {
            return Finding.fail(name, soft, Long.toString(wanted), fix);
        }
        return Finding.of(
                name,
                value.isEmpty() || value.getAsLong() >= wanted,
                soft,
                Long.toString(wanted),
                fix);
    }
}
