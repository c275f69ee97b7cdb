package io.heliosdb.streaming.perf.sql.oracle;

import io.heliosdb.streaming.perf.sql.EngineUnderTest;
import io.heliosdb.streaming.perf.sql.Result;

import org.apache.flink.table.api.TableResult;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;

/**
 * Runs scripts on Flink itself; close it to stop the cluster. Threads may share it: each run has a
 * session of its own.
 */
public final class FlinkOracle implements EngineUnderTest, AutoCloseable {
    private static final long TIMEOUT_S = 60;

    private final FlinkCluster cluster;

    private FlinkOracle(FlinkCluster cluster) {
        this.cluster = cluster;
    }

    /** Starts Flink in this process, which takes a few seconds. */
    public static FlinkOracle start() {
        return new FlinkOracle(FlinkCluster.start());
    }

    @Override
    public Result run(Path script, Map<String, String> settings, boolean changelog) {
        try {
            final StreamTableEnvironment session = FlinkSession.open(cluster, settings);
            List<String> records = List.of();
            for (final String statement :
                    ScriptStatements.split(Files.readString(script, StandardCharsets.UTF_8))) {
                records = execute(session, statement, changelog, records);
            }
            return Result.of(records);
        } catch (Exception | AssertionError e) { // its planner asserts by throwing
            return Result.failed(text(e));
        }
    }

    private static List<String> execute(
            StreamTableEnvironment session,
            String statement,
            boolean changelog,
            List<String> before)
            throws Exception {
        final String upper = statement.toUpperCase(Locale.ROOT);
        if (upper.startsWith("SET ")) {
            set(session, statement);
            return before;
        }
        final TableResult result = session.executeSql(UpsertTables.renamed(statement));
        if (upper.startsWith("INSERT") || upper.startsWith("EXECUTE STATEMENT SET")) {
            result.await(TIMEOUT_S, TimeUnit.SECONDS);
            return before;
        }
        if (result.getJobClient().isEmpty()) {
            return before;
        }
        final RowCollector rows =
                new RowCollector(
                        result.getResolvedSchema(), session.getConfig().getLocalTimeZone());
        return changelog ? rows.changelog(result) : rows.finalRows(result);
    }

    private static void set(StreamTableEnvironment session, String statement) {
        final String[] sides = statement.substring("SET ".length()).split("=", 2);
        session.getConfig().set(unquoted(sides[0]), unquoted(sides[1]));
    }

    private static String unquoted(String text) {
        final String stripped = text.strip();
        return stripped.startsWith("'") ? stripped.substring(1, stripped.length() - 1) : stripped;
    }

    private static String text(Throwable e) {
        final StringJoiner chain = new StringJoiner("\n  caused by ");
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            chain.add(cause.getClass().getSimpleName() + ": " + cause.getMessage());
        }
        return chain.toString();
    }

    @Override
    public void close() {
        cluster.close();
    }
}
