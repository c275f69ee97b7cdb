package io.heliosdb.streaming.gateway.sql;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.gateway.engine.EngineContext;
import io.heliosdb.streaming.gateway.engine.PipelineMaker;
import io.heliosdb.streaming.ringbuffer.agent.Threading;
import io.heliosdb.streaming.sql.session.Setting;
import io.heliosdb.streaming.sql.session.SqlSession;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** The engine's settings that SET and {@code --set} can change, and what they do to an engine. */
final class EngineSettings {
    private static final String EXECUTION = "heliosdb.execution";
    private static final String THREADING = "heliosdb.threading";
    private static final String BATCH_ROWS = "heliosdb.batch.rows";
    private static final String SNAPSHOT_ROWS = "heliosdb.snapshot.rows";
    private static final String CAPTURE_ROWS = "heliosdb.capture.rows";
    private static final String REPLAY_MIB = "heliosdb.replay.mib";
    private static final String FINGERPRINT = "heliosdb.fingerprint";
    private static final String MEMORY_MIB = "heliosdb.memory.mib";
    private static final String ROW_KIB = "heliosdb.row.kib";

    private static final int BYTES_PER_KIB = 1 << 10;
    private static final long BYTES_PER_MIB = 1L << 20;

    /** For a session's context. */
    static final List<Setting> ALL =
            List.of(
                    Setting.ofEngine(
                            EXECUTION,
                            "generated",
                            oneOf("generated", "interpreted"),
                            "Whether plans are compiled, or run by the interpreter that they are"
                                    + " tested against."),
                    Setting.ofEngine(
                            THREADING,
                            "dedicated",
                            oneOf("dedicated", "shared", "invoker"),
                            "A thread per agent, one for all, or the caller's."),
                    Setting.ofEngine(
                            BATCH_ROWS,
                            "0",
                            number(0, Integer.MAX_VALUE),
                            "Most rows in one record of the log; 0 for as many as a page takes."
                                    + " Results do not depend on it."),
                    Setting.ofEngine(
                            SNAPSHOT_ROWS,
                            "0",
                            number(0, Long.MAX_VALUE),
                            "Rows after which state is snapshotted, dropped and restored; 0 for"
                                    + " never. Results do not depend on it."),
                    Setting.ofEngine(
                            CAPTURE_ROWS,
                            "0",
                            number(0, Long.MAX_VALUE),
                            "If not 0, state is captured again and again while it changes, a piece"
                                    + " after so many rows, and compared. Results do not depend on"
                                    + " it."),
                    Setting.ofEngine(
                            REPLAY_MIB,
                            "0",
                            number(0, 1 << 16),
                            "If not 0, so many MiB of the log are kept, each job is run again from"
                                    + " them, and fails if a result differs in bytes or id."),
                    Setting.ofEngine(
                            FINGERPRINT,
                            "false",
                            oneOf("true", "false"),
                            "Whether number, last id and hash of each sink's results are shown."),
                    Setting.ofEngine(
                            MEMORY_MIB,
                            Long.toString(EngineContext.MEMORY_LIMIT_BYTES / BYTES_PER_MIB),
                            number(16, 1 << 20),
                            "Native memory that a job may take, in MiB."),
                    Setting.ofEngine(
                            ROW_KIB,
                            Integer.toString(EngineContext.MAX_ROW_BYTES / BYTES_PER_KIB),
                            number(1, EngineContext.GREATEST_ROW_BYTES / BYTES_PER_KIB),
                            "Largest row, in KiB."));

    private EngineSettings() {}

    private static Function<String, String> oneOf(final String... values) {
        return value ->
                Set.of(values).contains(value.toLowerCase(Locale.ROOT))
                        ? ""
                        : "write one of " + String.join(", ", values);
    }

    private static Function<String, String> number(final long least, final long greatest) {
        return value -> {
            try {
                final long number = Long.parseLong(value);
                return number >= least && number <= greatest
                        ? ""
                        : "write a number from " + least + " to " + greatest;
            } catch (final NumberFormatException e) {
                return "write a whole number";
            }
        };
    }

    /** The error with the settings that its hint speaks of by their names. */
    static HeliosException named(final HeliosException error) {
        return error.hint(
                error.hint()
                        .replace("the memory limit", "the memory limit '" + MEMORY_MIB + "'")
                        .replace("the row limit", "the row limit '" + ROW_KIB + "'"));
    }

    /** Carries a session's settings over to an engine's. */
    static EngineContext apply(final SqlSession session, final EngineContext context) {
        final int batchRows = Integer.parseInt(session.setting(BATCH_ROWS));
        final PipelineMaker maker =
                session.setting(EXECUTION).equalsIgnoreCase("interpreted")
                        ? PipelineMaker.INTERPRETED
                        : PipelineMaker.GENERATED;
        final long replayMib = Long.parseLong(session.setting(REPLAY_MIB));
        return context.pipelineMaker(maker)
                .keptLogBytes(replayMib * BYTES_PER_MIB)
                .fingerprints(replayMib > 0 || showsFingerprints(session))
                .threading(Threading.valueOf(session.setting(THREADING).toUpperCase(Locale.ROOT)))
                .batchRowLimit(batchRows == 0 ? Integer.MAX_VALUE : batchRows)
                .snapshotIntervalRows(Long.parseLong(session.setting(SNAPSHOT_ROWS)))
                .captureIntervalRows(Long.parseLong(session.setting(CAPTURE_ROWS)))
                .memoryLimitBytes(Long.parseLong(session.setting(MEMORY_MIB)) * BYTES_PER_MIB)
                .maxRowBytes(Integer.parseInt(session.setting(ROW_KIB)) * BYTES_PER_KIB);
    }

    /** Whether a job's fingerprints are to be shown. */
    static boolean showsFingerprints(final SqlSession session) {
        return session.setting(FINGERPRINT).equalsIgnoreCase("true");
    }
}
