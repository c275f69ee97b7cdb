package io.heliosdb.streaming.gateway.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.gateway.engine.EngineContext;
import io.heliosdb.streaming.gateway.engine.PipelineMaker;
import io.heliosdb.streaming.ringbuffer.agent.Threading;
import io.heliosdb.streaming.sql.compiled.CompiledQuery;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * IN with ten thousand values, which takes the planner some seconds; NOT IN and texts with fewer.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180) // seconds; a tenth of it when the machine is idle
final class LongListTest {
    private static final int VALUES = 10_000;
    private static final int ROWS = 31_000;

    @TempDir private static Path folder;
    private CompiledScripts scripts;

    @BeforeAll
    void openPlanner() throws IOException {
        scripts = new CompiledScripts(folder);
        final String lines =
                IntStream.range(0, ROWS)
                        .mapToObj(i -> i % 1000 == 999 ? i + ",," : i + "," + i + "," + text(i))
                        .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(folder.resolve("in.csv"), lines);
    }

    @AfterAll
    void closePlanner() {
        scripts.close();
    }

    private static String text(final int i) {
        return (i % 2 == 0 ? "\uFF5E" : "\uD83D\uDE00") + i; // their order as UTF-16 is another one
    }

    private static String list(final int count, final IntFunction<String> constant) {
        return IntStream.range(0, count)
                .mapToObj(i -> constant.apply(3 * i))
                .collect(Collectors.joining(", "));
    }

    private static boolean isNotNull(final int i) {
        return i % 1000 != 999;
    }

    private static boolean isListed(final int i, final int count) {
        return i % 3 == 0 && i < 3 * count;
    }

    @Test
    void ofNumbers() throws IOException {
        check(
                "v IN (" + list(VALUES, Integer::toString) + ")",
                i -> isNotNull(i) && isListed(i, VALUES));
        check(
                "v NOT IN (" + list(VALUES, Integer::toString) + ")",
                i -> isNotNull(i) && !isListed(i, VALUES));
    }

    @Test
    void ofTexts() throws IOException {
        check(
                "s IN (" + list(VALUES, i -> "'" + text(i) + "'") + ")",
                i -> isNotNull(i) && isListed(i, VALUES));
    }

    private void check(final String condition, final IntPredicate isWanted) throws IOException {
        final List<String> wanted =
                IntStream.range(0, ROWS).filter(isWanted).mapToObj(Integer::toString).toList();
        final Path out = Files.createTempDirectory(folder, "out");
        final CompiledQuery query = plan(condition, out);
        for (final PipelineMaker maker :
                List.of(PipelineMaker.GENERATED, PipelineMaker.INTERPRETED)) {
            run(query, maker);
            final Path part = onlyFile(out);
            assertThat(Files.readAllLines(part)).isEqualTo(wanted);
            Files.delete(part);
        }
    }

    private static Path onlyFile(final Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findFirst().orElseThrow();
        }
    }

    private CompiledQuery plan(final String condition, final Path out) {
        return scripts.queries(
                        """
                        CREATE TABLE t (id INT, v BIGINT, s STRING) WITH ('connector' = 'filesystem',
                        'path' = '${dir}/in.csv', 'format' = 'csv', 'csv.null-literal' = '');
                        CREATE TABLE o (id INT) WITH ('connector' = 'filesystem', 'path' = '${out}',
                        'format' = 'csv');
                        INSERT INTO o SELECT id FROM t WHERE ${condition};
                        """
                                .replace("${dir}", folder.toString())
                                .replace("${out}", out.toString())
                                .replace("${condition}", condition))
                .getFirst();
    }

    private static void run(final CompiledQuery query, final PipelineMaker maker) {
        final EngineContext context =
                new EngineContext()
                        .pipelineMaker(maker)
                        .threading(Threading.INVOKER)
                        .standardOutput(System.out)
                        .standardError(System.err)
                        .conclude();
        new JobRun(
                        query,
                        TableDefinitions.of(query),
                        context,
                        engine ->
                                sink -> {
                                    throw new AssertionError("no SELECT");
                                },
                        engine -> window -> null,
                        new StopSwitch())
                .run(progress -> {});
    }
}
