package io.heliosdb.streaming.gateway.engine;

import io.heliosdb.streaming.codecs.memory.PageSizes;
import io.heliosdb.streaming.ringbuffer.agent.Threading;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Objects;

/** Settings of an {@link Engine}. Set, {@link #conclude}d once, then read only. */
public final class EngineContext {
    /** Default of {@link #memoryLimitBytes(long)}. */
    public static final long MEMORY_LIMIT_BYTES = 16L << 30;

    /** Default of {@link #maxRowBytes(int)}: 1 MiB. */
    public static final int MAX_ROW_BYTES = 1 << 20;

    /** What {@link #maxRowBytes(int)} may be set to at most: 16 MiB. */
    public static final int GREATEST_ROW_BYTES = 16 << 20;

    /** The machine's pages, of which large ones of ours consist. */
    private static final int MAPPED_BYTES = 4096;

    private static final int PAGE_BYTES = 64 << 10;
    private static final int PAGE_COUNT = 16;
    private static final int JUMBO_COUNT = 8;

    private Threading threading = Threading.SHARED;
    private PipelineMaker pipelineMaker = PipelineMaker.GENERATED;

    private Path directory;
    private PrintStream standardOutput;
    private PrintStream standardError;
    private long memoryLimitBytes = MEMORY_LIMIT_BYTES;
    private int maxRowBytes = MAX_ROW_BYTES;
    private int batchRowLimit = Integer.MAX_VALUE;
    private long snapshotIntervalRows;
    private long captureIntervalRows;
    private long keptLogBytes;
    private boolean hasFingerprints;
    private boolean isConcluded;

    /** Checks the settings; may be called once. */
    public EngineContext conclude() {
        change();
        Objects.requireNonNull(standardOutput, "standardOutput");
        Objects.requireNonNull(standardError, "standardError");
        isConcluded = true;
        return this;
    }

    boolean isConcluded() {
        return isConcluded;
    }

    private void change() {
        if (isConcluded) {
            throw new IllegalStateException("already concluded");
        }
    }

    public EngineContext threading(final Threading mode) {
        change();
        threading = mode;
        return this;
    }

    public Threading threading() {
        return threading;
    }

    /** Whether plans are compiled or interpreted. */
    public EngineContext pipelineMaker(final PipelineMaker maker) {
        change();
        pipelineMaker = maker;
        return this;
    }

    public PipelineMaker pipelineMaker() {
        return pipelineMaker;
    }

    /**
     * Pages of each source and of each job's output: a second-level cache's worth, and larger ones
     * for the largest rows.
     */
    PageSizes pageSizes() {
        return pageSizes(maxRowBytes);
    }

    /** The same for rows of a greatest length. */
    public static PageSizes pageSizes(final int maxRowBytes) {
        final int jumboBytes = (maxRowBytes + PAGE_BYTES + MAPPED_BYTES - 1) & -MAPPED_BYTES;
        return new PageSizes(PAGE_BYTES, PAGE_COUNT, jumboBytes, JUMBO_COUNT);
    }

    /** Folder of the mapped counters and errors; if not set, both stay in memory of the process. */
    public EngineContext directory(final Path folder) {
        change();
        directory = folder;
        return this;
    }

    public Path directory() {
        return directory;
    }

    /** Where the print connector writes. */
    public EngineContext standardOutput(final PrintStream stream) {
        change();
        standardOutput = stream;
        return this;
    }

    public PrintStream standardOutput() {
        return standardOutput;
    }

    /** Where the print connector writes when told to use standard error. */
    public EngineContext standardError(final PrintStream stream) {
        change();
        standardError = stream;
        return this;
    }

    public PrintStream standardError() {
        return standardError;
    }

    /** Native memory that all parts together may open. */
    public EngineContext memoryLimitBytes(final long bytes) {
        change();
        memoryLimitBytes = bytes;
        return this;
    }

    public long memoryLimitBytes() {
        return memoryLimitBytes;
    }

    /** Largest row, at ingress and as a result. */
    public EngineContext maxRowBytes(final int bytes) {
        change();
        maxRowBytes = bytes;
        return this;
    }

    public int maxRowBytes() {
        return maxRowBytes;
    }

    /** Most rows in one record of the log; only tests need to set it. */
    public EngineContext batchRowLimit(final int rows) {
        change();
        batchRowLimit = rows;
        return this;
    }

    public int batchRowLimit() {
        return batchRowLimit;
    }

    /** Rows after which a job's state is snapshotted, dropped and restored; 0 for never. */
    public EngineContext snapshotIntervalRows(final long rows) {
        change();
        snapshotIntervalRows = rows;
        return this;
    }

    public long snapshotIntervalRows() {
        return snapshotIntervalRows;
    }

    /**
     * Rows after which a piece of a job's state is captured and compared with a snapshot, again and
     * again; 0 for never.
     */
    public EngineContext captureIntervalRows(final long rows) {
        change();
        captureIntervalRows = rows;
        return this;
    }

    public long captureIntervalRows() {
        return captureIntervalRows;
    }

    /**
     * Size of the newest part of the log that is kept in memory, so that jobs can be replayed; 0 to
     * keep nothing.
     */
    public EngineContext keptLogBytes(final long bytes) {
        change();
        keptLogBytes = bytes;
        return this;
    }

    public long keptLogBytes() {
        return keptLogBytes;
    }

    /** Whether fingerprints of all results are taken. */
    public EngineContext fingerprints(final boolean areTaken) {
        change();
        hasFingerprints = areTaken;
        return this;
    }

    public boolean hasFingerprints() {
        return hasFingerprints;
    }
}
