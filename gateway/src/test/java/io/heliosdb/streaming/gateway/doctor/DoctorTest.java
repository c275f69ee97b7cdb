package io.heliosdb.streaming.gateway.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.codecs.storage.ForwardingStorage;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.gateway.config.JournalSettings;
import io.heliosdb.streaming.gateway.config.Listener;
import io.heliosdb.streaming.gateway.doctor.Finding.Level;
import io.heliosdb.streaming.gateway.folder.DataFolder;
import io.heliosdb.streaming.gateway.folder.FolderLock;
import io.heliosdb.streaming.state.journal.Durability;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Each check on machines that are as wanted, and on others. */
class DoctorTest {
    private static final long GIB = 1L << 30;

    @TempDir private Path root;

    private void put(final String file, final String text) throws IOException {
        final Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Machine machine() {
        return new Machine(root);
    }

    private static Level level(final Check check, final String name) {
        final Finding found = find(check, name);
        assertThat(found.fix().isEmpty()).as(found.toString()).isEqualTo(found.level() == Level.OK);
        return found.level();
    }

    private static Finding find(final Check check, final String name) {
        return check.look().stream()
                .filter(finding -> finding.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(check.look()));
    }

    private static JavaFacts java(final int feature, final int cores, final String... arguments) {
        return new JavaFacts(
                feature, "JDK " + feature, List.of(arguments), cores, GIB, "Linux", "amd64");
    }

    @Test
    void java() {
        final String[] wanted = {
            "-XX:+ExitOnOutOfMemoryError",
            "-Duser.language=en",
            "--enable-native-access=ALL-UNNAMED"
        };
        final Check good = new JavaCheck(java(25, 8, wanted), machine());
        for (final String name : List.of("system", "jdk", "flags", "cores")) {
            assertThat(level(good, name)).as(name).isEqualTo(Level.OK);
        }
        final Check bad = new JavaCheck(java(21, 1, "-Xint"), machine());
        assertThat(level(bad, "jdk")).isEqualTo(Level.FAIL);
        assertThat(level(bad, "cores")).isEqualTo(Level.FAIL);
        assertThat(level(bad, "flags")).isEqualTo(Level.WARN);
        assertThat(find(bad, "flags").measured()).contains("ExitOnOutOfMemoryError", "-Xint");
        final Check newer = new JavaCheck(java(27, 2, wanted), machine());
        assertThat(level(newer, "jdk")).isEqualTo(Level.WARN);
        assertThat(level(newer, "cores")).isEqualTo(Level.WARN);
    }

    @Test
    void memory() throws IOException {
        final Check check = new MemoryCheck(machine(), java(25, 2), 4 * GIB);
        put("proc/meminfo", "MemTotal:       16384000 kB\nMemFree:  1 kB\n");
        assertThat(level(check, "memory")).isEqualTo(Level.OK);
        put("proc/meminfo", "MemTotal:        5000000 kB\n");
        assertThat(level(check, "memory")).isEqualTo(Level.WARN);
        assertThat(find(check, "memory").fix()).contains("memory_mib = 3");
        put("proc/meminfo", "MemTotal:        2000000 kB\n");
        assertThat(level(check, "memory")).isEqualTo(Level.FAIL);
    }

    @Test
    void containers() throws IOException {
        final Check check = new MemoryCheck(machine(), java(25, 2), 4 * GIB);
        assertThat(check.look()).isEmpty();
        put("sys/fs/cgroup/memory.max", "max\n");
        put("sys/fs/cgroup/cpu.max", "max 100000\n");
        assertThat(level(check, "container memory")).isEqualTo(Level.OK);
        assertThat(level(check, "container cores")).isEqualTo(Level.OK);
        put("proc/self/cgroup", "0::/system.slice/h.service\n");
        put("sys/fs/cgroup/system.slice/h.service/memory.max", Long.toString(2 * GIB));
        put("sys/fs/cgroup/system.slice/h.service/cpu.max", "150000 100000");
        assertThat(level(check, "container memory")).isEqualTo(Level.WARN);
        assertThat(level(check, "container cores")).isEqualTo(Level.WARN);
        assertThat(find(check, "container cores").measured()).isEqualTo("1.50");
        put("sys/fs/cgroup/system.slice/h.service/memory.max", Long.toString(6 * GIB));
        put("sys/fs/cgroup/system.slice/h.service/cpu.max", "200000 100000");
        assertThat(level(check, "container memory")).isEqualTo(Level.OK);
        assertThat(level(check, "container cores")).isEqualTo(Level.OK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sys/kernel/mm/transparent_hugepage/enabled | transparent huge pages |"
                        + " always [madvise] never | always madvise [never]",
                "proc/sys/vm/nr_hugepages | reserved huge pages | 0 | 128",
                "sys/devices/system/clocksource/clocksource0/current_clocksource | clock source |"
                        + " tsc | hpet",
                "proc/sys/vm/swappiness | swappiness | 1 | 60",
                "proc/sys/net/core/rmem_max | net.core.rmem_max | 16777216 | 212992",
                "proc/sys/net/core/wmem_max | net.core.wmem_max | 33554432 | 212992",
                "proc/sys/net/ipv4/tcp_rmem | net.ipv4.tcp_rmem | 4096 1 16777216 | 4096 1 6291456",
                "proc/sys/net/ipv4/tcp_wmem | net.ipv4.tcp_wmem | 4096 1 16777216 | 4096 1 4194304",
                "proc/sys/net/netfilter/nf_conntrack_max | net.netfilter.nf_conntrack_max |"
                        + " 1048576 | 65536",
            })
    void kernel(final String file, final String name, final String good, final String bad)
            throws IOException {
        final Check check = new KernelCheck(machine());
        assertThat(check.look()).isEmpty();
        put(file, good + "\n");
        assertThat(level(check, name)).isEqualTo(Level.OK);
        put(file, bad + "\n");
        assertThat(level(check, name)).isEqualTo(Level.WARN);
    }

    @Test
    void withoutSwapItDoesNotMatterHowEagerItIs() throws IOException {
        put("proc/sys/vm/swappiness", "60");
        put("proc/swaps", "Filename  Type  Size  Used  Priority\n");
        final Check check = new KernelCheck(machine());
        assertThat(level(check, "swappiness")).isEqualTo(Level.OK);
        put("proc/swaps", "Filename  Type  Size  Used  Priority\n/dev/sda2 partition 1 0 -2\n");
        assertThat(level(check, "swappiness")).isEqualTo(Level.WARN);
    }

    @Test
    void limits() throws IOException {
        final String lines =
                """
                Limit                     Soft Limit           Hard Limit           Units
                Max processes             %s                 96365                processes
                Max open files            %s                524288               files
                Max locked memory         %s              8388608              bytes
                """;
        final Check check = new LimitCheck(machine());
        put("proc/self/limits", lines.formatted("4096", "65536", "unlimited"));
        for (final String name : List.of("nofile", "nproc", "memlock")) {
            assertThat(level(check, name)).as(name).isEqualTo(Level.OK);
        }
        put("proc/self/limits", lines.formatted("1000", "1024", "65536"));
        for (final String name : List.of("nofile", "nproc", "memlock")) {
            assertThat(level(check, name)).as(name).isEqualTo(Level.WARN);
        }
        put("proc/self/limits", lines.formatted("1000", "256", "65536"));
        assertThat(level(check, "nofile")).isEqualTo(Level.FAIL);
        assertThat(find(check, "nofile").fix()).contains("nofile 65536", "LimitNOFILE=65536");
    }

    private static Storage storage(final long usable, final long total) {
        return new ForwardingStorage(new FileStorage()) {
            @Override
            public long usableBytes(final Path directory) {
                return usable;
            }

            @Override
            public long totalBytes(final Path directory) {
                return total;
            }
        };
    }

    @Test
    void sharedMemory() {
        assertThat(
                        level(
                                new SharedMemoryCheck(
                                        storage(GIB, GIB), root, JournalSettings.Medium.ARCHIVE),
                                "shared memory"))
                .isEqualTo(Level.OK);
        assertThat(
                        level(
                                new SharedMemoryCheck(
                                        storage(200 << 20, GIB),
                                        root,
                                        JournalSettings.Medium.ARCHIVE),
                                "shared memory"))
                .isEqualTo(Level.WARN);
        assertThat(
                        level(
                                new SharedMemoryCheck(
                                        storage(64 << 20, GIB),
                                        root,
                                        JournalSettings.Medium.ARCHIVE),
                                "shared memory"))
                .isEqualTo(Level.FAIL);
        assertThat(
                        level(
                                new SharedMemoryCheck(
                                        storage(GIB, GIB),
                                        root.resolve("none"),
                                        JournalSettings.Medium.ARCHIVE),
                                "shared memory"))
                .isEqualTo(Level.FAIL);
        assertThat(new SharedMemoryCheck(storage(0, GIB), root, JournalSettings.Medium.FILE).look())
                .isEmpty();
    }

    /** A clock that moves by the same at each look. */
    private Check disk(final Storage storage, final long stepNs) {
        final long[] nowNs = {0};
        return new DiskCheck(
                machine(),
                storage,
                () -> nowNs[0] += stepNs,
                root.resolve("not/yet/there"),
                new JournalSettings(
                        JournalSettings.Medium.FILE, Durability.FSYNCED, 0, 0, 1 << 20, 10, 20));
    }

    @Test
    void disks() throws IOException {
        final Storage large = storage(100 * GIB, 200 * GIB);
        put("proc/self/mounts", "/dev/x / ext4 rw 0 0\ntmpfs /somewhere tmpfs rw 0 0\n");
        assertThat(level(disk(large, 1_000_000), "file system")).isEqualTo(Level.OK);
        assertThat(level(disk(large, 1_000_000), "disk")).isEqualTo(Level.OK);
        assertThat(level(disk(large, 1_000_000), "fsync")).isEqualTo(Level.OK);
        assertThat(find(disk(large, 1_000_000), "fsync").measured()).isEqualTo("1.000 ms");
        assertThat(level(disk(large, 50_000_000), "fsync")).isEqualTo(Level.WARN);
        assertThat(level(disk(large, 1_000), "fsync")).isEqualTo(Level.WARN);
        assertThat(level(disk(storage(30 * GIB, 200 * GIB), 1), "disk")).isEqualTo(Level.WARN);
        assertThat(level(disk(storage(10 * GIB, 200 * GIB), 1), "disk")).isEqualTo(Level.FAIL);
        assertThat(level(disk(storage(10 * GIB, 12 * GIB), 1), "disk")).isEqualTo(Level.WARN);
        put("proc/self/mounts", "/dev/x / ext4 rw 0 0\nnas:/v " + root + " nfs4 rw 0 0\n");
        assertThat(level(disk(large, 1), "file system")).isEqualTo(Level.WARN);
        put("proc/self/mounts", "/dev/x / ext4 rw 0 0\ntmpfs " + root + " tmpfs rw 0 0\n");
        assertThat(level(disk(large, 1), "file system")).isEqualTo(Level.FAIL);
        try (var files = Files.list(root)) {
            assertThat(files).containsExactly(root.resolve("proc")); // nothing is left behind
        }
    }

    @Test
    void ports() throws IOException {
        final Check check;
        final int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
            check = new PortCheck(List.of(listener(port), listener(0)), root);
            assertThat(level(check, "port " + port)).isEqualTo(Level.FAIL);
            assertThat(level(check, "port")).isEqualTo(Level.OK);
            DataFolder.prepare(new FileStorage(), root, Optional.empty());
            try (FolderLock lock = FolderLock.acquire(root)) {
                lock.check();
                assertThat(level(check, "port " + port)).isEqualTo(Level.OK);
            }
        }
        assertThat(level(check, "port " + port)).isEqualTo(Level.OK);
    }

    private static Listener listener(final int port) {
        return new Listener(
                "server.port", new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    @Test
    void timeZone() throws IOException {
        assertThat(level(new TimeZoneCheck(machine(), Optional.empty()), "time zone"))
                .isEqualTo(Level.OK);
        Files.createDirectories(root.resolve("etc"));
        Files.createSymbolicLink(
                root.resolve("etc/localtime"), Path.of("/usr/share/zoneinfo/Europe/Berlin"));
        final Check check = new TimeZoneCheck(machine(), Optional.empty());
        assertThat(level(check, "time zone")).isEqualTo(Level.WARN);
        assertThat(find(check, "time zone").measured()).isEqualTo("Europe/Berlin");
        assertThat(level(new TimeZoneCheck(machine(), Optional.of("UTC")), "time zone"))
                .isEqualTo(Level.OK);
    }

    /** Of these files the kernel gives a part only to who asks for little at first. */
    @Test
    void filesOfTheKernelAreReadWhole() throws IOException {
        final Process cat = new ProcessBuilder("cat", "/proc/sys/kernel/pid_max").start();
        final String wanted =
                new String(
                                cat.getInputStream().readAllBytes(),
                                java.nio.charset.StandardCharsets.UTF_8)
                        .strip();
        assertThat(wanted).hasSizeGreaterThan(1);
        assertThat(new Machine(Path.of("/")).text("proc/sys/kernel/pid_max")).hasValue(wanted);
    }
}
