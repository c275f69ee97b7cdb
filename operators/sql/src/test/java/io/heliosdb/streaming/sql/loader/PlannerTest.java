package io.heliosdb.streaming.sql.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.heliosdb.streaming.codecs.error.HeliosException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class PlannerTest {
    private static final PlannerFolder FOLDER =
            new PlannerFolder(Path.of(System.getProperty("heliosdb.planner.directory")));
    private static final Map<String, Object> SELECT =
            Map.of("call", "compile", "statements", List.of("SELECT 1 + 1"));
    private static final int LOADS = 20;

    @Test
    @Timeout(value = 240, unit = TimeUnit.SECONDS)
    void twentyLoadsLeaveNoClassLoaderBehind() throws InterruptedException {
        final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        final List<Long> metaspaceBytes = new ArrayList<>();
        try (Planner planner = new Planner(FOLDER, System::nanoTime)) {
            for (int i = 0; i < LOADS; i++) {
                assertThat(planner.ask(log(), SELECT)).containsKey("plan");
                loaders.add(planner.thread().loader());
                planner.unload();
                awaitGone(loaders.get(i));
                metaspaceBytes.add(metaspaceBytes());
            }
            assertThat(planner.loads()).isEqualTo(LOADS);
        }
        assertThat(loaders).allMatch(loader -> loader.refersTo(null));
        final long growth = metaspaceBytes.get(LOADS - 1) - metaspaceBytes.get(2);
        assertThat(growth).as("metaspace after each load: %s", metaspaceBytes).isLessThan(4L << 20);
    }

    // Loads the planner twice and waits for a collection: minutes on a machine that does much else.
    @Test
    @Timeout(value = 240, unit = TimeUnit.SECONDS)
    void unloadsWhenNobodyAsksForTenMinutes() throws InterruptedException {
        final AtomicLong nowNs = new AtomicLong();
        try (Planner planner = new Planner(FOLDER, nowNs::get)) {
            final PlannerLog log = log();
            log.add("CREATE TABLE t (a INT) WITH ('connector' = 'x')");
            final Map<String, Object> select =
                    Map.of("call", "compile", "statements", List.of("SELECT a FROM t"));
            planner.ask(log, select);
            final WeakReference<ClassLoader> loader = planner.thread().loader();
            nowNs.set(TimeUnit.MINUTES.toNanos(9));
            planner.ask(log, select);
            nowNs.set(TimeUnit.MINUTES.toNanos(18));
            Thread.sleep(300);
            assertThat(planner.isLoaded()).isTrue();
            nowNs.set(TimeUnit.MINUTES.toNanos(19));
            while (planner.isLoaded()) {
                Thread.sleep(10);
            }
            awaitGone(loader);
            assertThat(planner.ask(log, select))
                    .as("the catalog is made again")
                    .containsKey("plan");
            assertThat(planner.loads()).isEqualTo(2);
        }
    }

    @Test
    void sessionsDoNotSeeEachOther() {
        try (Planner planner = new Planner(FOLDER, System::nanoTime)) {
            final PlannerLog one = log();
            one.add("CREATE TABLE t (a INT) WITH ('connector' = 'x')");
            final Map<String, Object> show =
                    Map.of("call", "execute", "statements", List.of("SHOW TABLES"));
            assertThat(planner.ask(one, show).get("rows")).isEqualTo(List.of(List.of("t")));
            assertThat(planner.ask(log(), show).get("rows")).isEqualTo(List.of());
            assertThat(planner.loads()).isOne();
        }
    }

    @Test
    void aWrongEntryOfTheLogIsNamed() {
        try (Planner planner = new Planner(FOLDER, System::nanoTime)) {
            final PlannerLog log = log();
            log.add("CREATE TABLE t (a INT) WITH ('connector' = 'x')");
            log.add("CREATE TABLE t (a INT) WITH ('connector' = 'x')");
            final Map<String, Object> answer = planner.ask(log, SELECT);
            assertThat(answer).containsEntry("entry", 1).containsKey("failure");
            log.remove(1);
            assertThat(planner.ask(log, SELECT)).containsKey("plan");
        }
    }

    @Test
    void deepExpressionsDoNotOverflowTheStack() {
        final String sum =
                IntStream.range(0, 300)
                        .mapToObj(i -> "(a * " + i + ")")
                        .collect(Collectors.joining(" + "));
        try (Planner planner = new Planner(FOLDER, System::nanoTime)) {
            final PlannerLog log = log();
            log.add("CREATE TABLE t (a INT) WITH ('connector' = 'x')");
            assertThat(
                            planner.ask(
                                    log,
                                    Map.of(
                                            "call",
                                            "compile",
                                            "statements",
                                            List.of("SELECT " + sum + " FROM t"))))
                    .containsKey("plan");
        }
    }

    @Test
    void aMissingFolderIsSaidSo(@TempDir final Path empty) {
        for (final Path folder : List.of(empty, empty.resolve("none"))) {
            try (Planner planner = new Planner(new PlannerFolder(folder), System::nanoTime)) {
                assertThatExceptionOfType(HeliosException.class)
                        .isThrownBy(() -> planner.ask(log(), SELECT))
                        .withMessageContaining("HSQL-0901")
                        .withMessageContaining(folder.toString());
            }
        }
    }

    private static PlannerLog log() {
        return new PlannerLog(
                List.of(
                        Map.of(
                                "identifier",
                                "x",
                                "reads",
                                true,
                                "writes",
                                true,
                                "projects",
                                false,
                                "sinkChanges",
                                "all",
                                "changeFormats",
                                List.of())),
                Map.of("table.local-time-zone", "UTC"));
    }

    private static void awaitGone(final WeakReference<ClassLoader> loader)
            throws InterruptedException {
        for (int i = 0; i < 100 && !loader.refersTo(null); i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(loader.refersTo(null)).as("class loader gone").isTrue();
    }

    private static long metaspaceBytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
