package io.heliosdb.streaming.gateway.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.connectors.registry.Connectors;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.gateway.engine.Engine;
import io.heliosdb.streaming.gateway.engine.EngineContext;
import io.heliosdb.streaming.gateway.engine.JobDefinition;
import io.heliosdb.streaming.gateway.engine.PipelineMaker;
import io.heliosdb.streaming.gateway.engine.RunningJob;
import io.heliosdb.streaming.ringbuffer.agent.Threading;
import io.heliosdb.streaming.sql.compiled.CompiledQuery;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The classes of users go with the job that has called them, though its plan stays. */
final class FunctionUnloadTest {
    private static final String REMEMBERED = "functions.remembered";

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theClassesOfAJobGoWithIt(final boolean isGenerated) throws IOException {
        Files.writeString(folder.resolve("t.csv"), "1\n2\n");
        try (CompiledScripts scripts = new CompiledScripts(folder)) {
            final CompiledQuery query =
                    scripts.queries(
                                    """
                                    CREATE FUNCTION remembered AS 'functions.Remembered' USING JAR '%1$s';
                                    CREATE TABLE t (n BIGINT) WITH ('connector' = 'filesystem', 'format' = 'csv', 'path' = '%2$s');
                                    SELECT remembered(n) FROM t;
                                    """
                                            .formatted(
                                                    FunctionJars.write(folder),
                                                    folder.resolve("t.csv")))
                            .getFirst();
            run(query, isGenerated ? PipelineMaker.GENERATED : PipelineMaker.INTERPRETED);
            final WeakReference<?> type =
                    (WeakReference<?>) System.getProperties().remove(REMEMBERED);
            for (int i = 0; i < 200 && type.get() != null; i++) {
                System.gc();
                LockSupport.parkNanos(5_000_000);
            }
            assertThat(type.get()).as("the class of the function").isNull();
            assertThat(query.plan().sinks()).hasSize(1);
        }
    }

    private static void run(final CompiledQuery query, final PipelineMaker maker) {
        final EngineContext context =
                new EngineContext()
                        .threading(Threading.INVOKER)
                        .pipelineMaker(maker)
                        .standardOutput(System.out)
                        .standardError(System.err)
                        .conclude();
        try (Engine engine = new Engine(context)) {
            final RunningJob job =
                    engine.start(
                            new JobDefinition(
                                    "test",
                                    query.plan(),
                                    TableDefinitions.of(query),
                                    sink ->
                                            Connectors.sink(
                                                    new TableDefinition(
                                                            "target",
                                                            sink.columns(),
                                                            Map.of("connector", "blackhole")),
                                                    engine.connectorContext()),
                                    window -> null));
            while (!job.isFinished()) {
                assertThat(job.failure()).isEmpty();
                engine.invoke();
            }
            final WeakReference<?> type = (WeakReference<?>) System.getProperties().get(REMEMBERED);
            assertThat(type.get()).as("the class while the job is there").isNotNull();
        }
    }
}
