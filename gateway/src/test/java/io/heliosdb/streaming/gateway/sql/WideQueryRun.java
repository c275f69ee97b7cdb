package io.heliosdb.streaming.gateway.sql;

import io.heliosdb.streaming.connectors.registry.Connectors;
import io.heliosdb.streaming.connectors.spi.TableDefinition;
import io.heliosdb.streaming.gateway.engine.EngineContext;
import io.heliosdb.streaming.operators.codegen.PipelineCompiler;
import io.heliosdb.streaming.ringbuffer.agent.Threading;
import io.heliosdb.streaming.sql.compiled.CompiledQuery;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A process of its own: runs one query and reports the sizes of its generated methods and the
 * number of its results, while the JVM prints what it compiles.
 */
final class WideQueryRun {
    static final String SIZE = "size of ";
    static final String RESULTS = "results: ";

    private WideQueryRun() {}

    /**
     * Runs it.
     *
     * @param arguments folder for plans, a script, and the file for the report
     */
    public static void main(final String[] arguments) throws Exception {
        final Path folder = Path.of(arguments[0]);
        try (CompiledScripts scripts = new CompiledScripts(folder)) {
            final CompiledQuery query =
                    scripts.queries(Files.readString(Path.of(arguments[1]), StandardCharsets.UTF_8))
                            .getFirst();
            final StringBuilder report = new StringBuilder();
            PipelineCompiler.compile(query.plan())
                    .methods()
                    .byName()
                    .forEach(
                            (method, bytes) ->
                                    report.append(SIZE)
                                            .append(method)
                                            .append(' ')
                                            .append(bytes)
                                            .append('\n'));
            final EngineContext context =
                    new EngineContext()
                            .threading(Threading.INVOKER)
                            .standardOutput(System.out)
                            .standardError(System.err)
                            .conclude();
            final long results =
                    new JobRun(
                                    query,
                                    TableDefinitions.of(query),
                                    context,
                                    engine ->
                                            sink ->
                                                    Connectors.sink(
                                                            new TableDefinition(
                                                                    "target",
                                                                    sink.columns(),
                                                                    Map.of(
                                                                            "connector",
                                                                            "blackhole")),
                                                            engine.connectorContext()),
                                    engine -> window -> null,
                                    new StopSwitch())
                            .run(progress -> {})
                            .progress()
                            .resultCount();
            report.append(RESULTS).append(results).append('\n');
            Files.writeString(Path.of(arguments[2]), report);
        }
    }
}
