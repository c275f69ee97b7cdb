package io.heliosdb.streaming.connectors.filesystem;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.RowScanner;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.ConnectorError;
import io.heliosdb.streaming.connectors.spi.RowCollector;
import io.heliosdb.streaming.connectors.spi.Source;
import io.heliosdb.streaming.connectors.spi.SourcePosition;
import io.heliosdb.streaming.connectors.spi.TableDefinition;

import org.agrona.concurrent.NanoClock;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the files of a table one after another; with a monitor interval it goes on looking for new
 * ones.
 *
 * <p>Where the run survives restarts, it records positions at the start and end of each file, now
 * and then within, and behind records that make no row: so the rows behind a position are records
 * that follow each other in the file, and can be passed again whatever columns are read then.
 */
final class FileSource implements Source {
    private static final int ROWS_PER_POLL = 4096;

    /** Rows of a file between two positions: few enough to skip in no time after a restart. */
    private static final int ROWS_PER_POSITION = 16 << 10;

    private static final int FIRST_CLAIM_BYTES = 8;

    private final TableDefinition table;
    private final Ledger ledger;
    private final FileListing listing;
    private final RowScanner scanner;
    private final int maxRowBytes;
    private final NanoClock clock;
    private final long monitorIntervalNs;
    private final int mostFiles;
    private final ArrayDeque<Path> waiting = new ArrayDeque<>();
    private final Map<Path, FilePosition> starts = new HashMap<>();
    private final boolean isDurable;
    private Path path;
    private OpenFile file;
    private byte[] key;
    private boolean isAtEnd;
    private FilePosition start = FilePosition.START;
    private long leftToPass;
    private boolean isBehindSkipped;
    private int unmarkedRows;
    private int claimBytes = FIRST_CLAIM_BYTES;
    private int knownFiles;
    private boolean hasListed;
    private long nextListingNs;
    private long finishedBytes;
    private long totalBytes;

    /**
     * @param table its name is used for the ledger
     * @param monitorIntervalNs time between two listings, or 0 to list once
     * @param mostFiles that are read where positions are recorded
     */
    FileSource(
            final TableDefinition table,
            final FileListing listing,
            final RowScanner scanner,
            final ConnectorContext context,
            final long monitorIntervalNs,
            final int mostFiles) {
        this.table = table;
        ledger = context.ledger();
        this.listing = listing;
        this.scanner = scanner;
        maxRowBytes = context.maxRowBytes();
        clock = context.nanoClock();
        isDurable = context.isDurable();
        this.monitorIntervalNs = monitorIntervalNs;
        this.mostFiles = mostFiles;
    }

    @Override
    public boolean isReplayable() {
        return true;
    }

    @Override
    public void resume(final List<SourcePosition> positions) {
        for (final SourcePosition position : positions) {
            final Path resumed = listing.take(position.key());
            knownFiles++;
            if (!FilePosition.isEnd(position)) {
                waiting.add(resumed);
                starts.put(resumed, FilePosition.of(position));
                totalBytes += resumed.toFile().length();
            }
        }
    }

    @Override
    public int poll(final RowCollector collector) {
        int work = 0;
        while (work < ROWS_PER_POLL && (file != null || openNext())) {
            if (!(isAtEnd ? finishFile(collector) : goOn(collector))) {
                break;
            }
            work++;
        }
        return work;
    }

    /** Does one step within the file; false if it has to wait. */
    private boolean goOn(final RowCollector collector) {
        if (leftToPass > 0 && !start.countsRows()) {
            return passed(scanner.pass());
        }
        if (isBehindSkipped) {
            return lookOut();
        }
        return mark(collector) && scan(collector);
    }

    /** An earlier run has kept a record, whatever that made of it. */
    private boolean passed(final int outcome) {
        if (outcome == RowScanner.SKIPPED) {
            onKept();
        }
        isAtEnd = outcome == RowScanner.END;
        return outcome != RowScanner.IDLE;
    }

    private void onKept() {
        leftToPass--;
        unmarkedRows = leftToPass == 0 ? ROWS_PER_POSITION : 0;
    }

    /** Finds the next record that may make a row, for one position behind all that made none. */
    private boolean lookOut() {
        final int outcome = scanner.next(0, 0);
        if (outcome == RowScanner.NO_ROOM) {
            isBehindSkipped = false;
            unmarkedRows = ROWS_PER_POSITION;
        }
        isAtEnd = outcome == RowScanner.END;
        return outcome != RowScanner.IDLE;
    }

    /** Makes a row, or learns why there is none; false if it has to wait. */
    private boolean scan(final RowCollector collector) {
        final long address = collector.claim(claimBytes);
        if (address == 0) {
            return false;
        }
        final int length = scanner.next(address, collector.claimedBytes());
        if (length > 0) {
            onRow(collector, length);
        } else if (length == RowScanner.END) {
            isAtEnd = true;
        } else if (length == RowScanner.NO_ROOM) {
            makeRoom();
        } else if (length == RowScanner.SKIPPED) {
            onSkipped();
        }
        return length != RowScanner.IDLE;
    }

    private void onSkipped() {
        isBehindSkipped = isDurable && leftToPass == 0;
    }

    private void onRow(final RowCollector collector, final int length) {
        claimBytes = FIRST_CLAIM_BYTES;
        if (leftToPass > 0) {
            onKept(); // by an earlier run, whose position counts rows
            return;
        }
        collector.commit(length);
        unmarkedRows++;
    }

    /** Records a position where one is due; false if there is no room for it. */
    private boolean mark(final RowCollector collector) {
        if (!isDurable || unmarkedRows < ROWS_PER_POSITION) {
            return true;
        }
        if (!collector.position(key, file.position(scanner).bytes())) {
            return false;
        }
        unmarkedRows = 0;
        return true;
    }

    private boolean finishFile(final RowCollector collector) {
        if (leftToPass > 0) {
            throw FileBytes.changed(path, "it holds fewer rows now than were read of it");
        }
        if (isDurable && !collector.position(key, FilePosition.end())) {
            return false;
        }
        closeFile();
        return true;
    }

    private void makeRoom() {
        if (scanner.wantedBytes() > maxRowBytes) {
            scanner.refuse();
            onSkipped();
        } else {
            claimBytes = (int) scanner.wantedBytes();
        }
    }

    private boolean openNext() {
        if (waiting.isEmpty()) {
            list();
        }
        path = waiting.poll();
        if (path == null) {
            return false;
        }
        if (isDurable && !listing.isFoundAgain(path)) {
            throw FileBytes.nameless(path);
        }
        if (isDurable && !starts.containsKey(path)) {
            countFile();
        }
        start = starts.getOrDefault(path, FilePosition.START);
        if (start.offset() > 0 && scanner.hasHead()) {
            readHead();
        }
        file = OpenFile.open(ledger, table.name(), path, start);
        scanner.openAt(path.toString(), file.bytes(), start.offset(), start.line());
        key = listing.key(path).getBytes(StandardCharsets.UTF_8);
        leftToPass = start.count();
        isBehindSkipped = false;
        unmarkedRows = leftToPass == 0 ? ROWS_PER_POSITION : 0;
        return true;
    }

    private void readHead() {
        try (OpenFile head = OpenFile.open(ledger, table.name(), path, FilePosition.START)) {
            scanner.readHead(path.toString(), head.bytes());
        }
    }

    /** Before anything of it is in the log, which keeps a position of each file for good. */
    private void countFile() {
        if (knownFiles == mostFiles) {
            throw table.placed(
                    HeliosException.of(
                                    ConnectorError.TOO_MANY_FILES,
                                    "table " + table.name() + " has too many files")
                            .detail("at most " + mostFiles + "; the next one is " + path)
                            .hint(
                                    "put what is still to come into another folder, and let a table"
                                            + " of another name read that"),
                    FileOptions.PATH.key());
        }
        knownFiles++;
    }

    private void list() {
        if (hasListed && (monitorIntervalNs == 0 || clock.nanoTime() - nextListingNs < 0)) {
            return;
        }
        hasListed = true;
        nextListingNs = clock.nanoTime() + monitorIntervalNs;
        for (final Path found : listed()) {
            waiting.add(found);
            totalBytes += found.toFile().length();
        }
    }

    private List<Path> listed() {
        try {
            return listing.next();
        } catch (final HeliosException e) {
            throw table.placed(e, FileOptions.PATH.key());
        }
    }

    private void closeFile() {
        finishedBytes += file.readCount();
        file.close();
        file = null;
        isAtEnd = false;
    }

    @Override
    public boolean isFinished() {
        return monitorIntervalNs == 0 && hasListed && waiting.isEmpty() && file == null;
    }

    @Override
    public long skippedCount() {
        return scanner.skippedRowCount() + scanner.nulledFieldCount();
    }

    @Override
    public long readBytes() {
        return finishedBytes + (file == null ? 0 : file.readCount());
    }

    @Override
    public long totalBytes() {
        return monitorIntervalNs == 0 ? totalBytes : -1;
    }

    @Override
    public void close() {
        if (file != null) {
            closeFile();
        }
        scanner.close();
    }
}
