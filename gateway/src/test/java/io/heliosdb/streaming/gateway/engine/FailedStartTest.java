package io.heliosdb.streaming.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.gateway.result.CsvPrinter;
import io.heliosdb.streaming.gateway.result.ResultLabels;
import io.heliosdb.streaming.gateway.result.ResultSink;
import io.heliosdb.streaming.operators.plan.OperatorUid;
import io.heliosdb.streaming.operators.plan.PlanNode;
import io.heliosdb.streaming.operators.plan.StreamPlan;
import io.heliosdb.streaming.ringbuffer.agent.Threading;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Starts a job with ever more memory, each time just enough for one more step of its opening: where
 * it fails, everything that was opened before is closed again.
 */
final class FailedStartTest {
    private static final List<Column> COLUMNS = List.of(new Column("name", SqlType.STRING));
    private static final int STEP_LIMIT = 500;
    private static final Pattern REFUSAL =
            Pattern.compile("(\\d+) bytes wanted, (\\d+) of (\\d+) open");

    @TempDir private Path folder;
    private final PrintStream nowhere =
            new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("names.csv"), "ada\n");
        Files.writeString(folder.resolve("names.json"), "{\"name\":\"ada\"}\n");
    }

    private Map<String, TableDefinition> tables() {
        return Map.of(
                "csv", table("csv", folder.resolve("names.csv")),
                "json", table("json", folder.resolve("names.json")),
                "copies", table("csv", folder.resolve("copies")));
    }

    private static TableDefinition table(final String format, final Path path) {
        return new TableDefinition(
                format,
                COLUMNS,
                Map.of("connector", "filesystem", "format", format, "path", path.toString()));
    }

    private static StreamPlan plan() {
        return new StreamPlan(
                List.of(
                        new PlanNode.Sink(uid(3), scan(1, "csv"), "", COLUMNS),
                        new PlanNode.Sink(uid(4), scan(2, "json"), "copies", COLUMNS)));
    }

    private static PlanNode scan(final int number, final String table) {
        return new PlanNode.Scan(uid(number), table, COLUMNS);
    }

    private static OperatorUid uid(final int number) {
        return new OperatorUid("uid" + number);
    }

    private JobDefinition job(final Engine engine) {
        return new JobDefinition(
                "job",
                plan(),
                tables(),
                sink ->
                        new ResultSink(
                                new CsvPrinter(
                                        nowhere,
                                        RowLayout.of(COLUMNS),
                                        ResultLabels.of(false, false, "job", sink.uid()),
                                        engine.ledger(),
                                        ZoneOffset.UTC),
                                RowLayout.of(COLUMNS),
                                true,
                                engine.ledger(),
                                engine.context().maxRowBytes()),
                window -> null);
    }

    private Engine engine(final Ledger ledger) {
        return new Engine(
                new EngineContext()
                        .threading(Threading.INVOKER)
                        .standardOutput(nowhere)
                        .standardError(nowhere)
                        .conclude(),
                ledger);
    }

    @Test
    void closesWhatItHadOpened() throws IOException {
        long limitBytes = 0;
        int failures = 0;
        while (failures < STEP_LIMIT) {
            final long missingBytes = missingBytes(limitBytes);
            if (missingBytes == 0) {
                break;
            }
            limitBytes += missingBytes;
            failures++;
        }
        assertThat(failures).isBetween(15, STEP_LIMIT - 1);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("names.csv", "names.json", "copies");
        }
        assertThat(folder.resolve("copies/part-0.csv")).hasContent("ada");
    }

    /** What the first refused step lacked, or 0 if the job came to its end. */
    private long missingBytes(final long limitBytes) {
        final Ledger ledger = new Ledger(limitBytes);
        try (Engine engine = engine(ledger)) {
            final RunningJob job = engine.start(job(engine));
            while (!job.isFinished() && job.failure().isEmpty()) {
                engine.invoke();
            }
            return job.failure().isEmpty()
                    ? 0
                    : missingBytes((HeliosException) job.failure().get());
        } catch (final HeliosException e) {
            assertThat(e.getSuppressed()).isEmpty();
            return missingBytes(e);
        } finally {
            assertThat(ledger.open()).isEmpty();
        }
    }

    private static long missingBytes(final HeliosException refused) {
        final Matcher numbers = REFUSAL.matcher(refused.detail());
        assertThat(numbers.find()).as(refused.getMessage()).isTrue();
        final long wanted = Long.parseLong(numbers.group(1));
        final long open = Long.parseLong(numbers.group(2));
        final long limit = Long.parseLong(numbers.group(3));
        return wanted - (limit - open);
    }
}
