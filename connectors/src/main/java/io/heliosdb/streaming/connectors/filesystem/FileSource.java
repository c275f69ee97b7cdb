package io.heliosdb.streaming.connectors.filesystem;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.ByteSource;
import io.heliosdb.streaming.codecs.format.GzipSource;
import io.heliosdb.streaming.codecs.format.RowScanner;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.RowCollector;
import io.heliosdb.streaming.connectors.spi.Source;
import io.heliosdb.streaming.connectors.spi.TableDefinition;

import org.agrona.concurrent.NanoClock;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;

/**
 * Reads the files of a table one after another; with a monitor interval it goes on looking for new
 * ones.
 */
final class FileSource implements Source {
    private static final int ROWS_PER_POLL = 4096;
    private static final int FIRST_CLAIM_BYTES = 8;

    private final TableDefinition table;
    private final Ledger ledger;
    private final FileListing listing;
    private final RowScanner scanner;
    private final int maxRowBytes;
    private final NanoClock clock;
    private final long monitorIntervalNs;
    private final ArrayDeque<Path> waiting = new ArrayDeque<>();
    private FileBytes file;
    private ByteSource bytes;
    private int claimBytes = FIRST_CLAIM_BYTES;
    private boolean hasListed;
    private long nextListingNs;
    private long finishedBytes;
    private long totalBytes;

    /**
     * @param table its name is used for the ledger
     * @param monitorIntervalNs time between two listings, or 0 to list once
     */
    FileSource(
            final TableDefinition table,
            final FileListing listing,
            final RowScanner scanner,
            final ConnectorContext context,
            final long monitorIntervalNs) {
        this.table = table;
        ledger = context.ledger();
        this.listing = listing;
        this.scanner = scanner;
        maxRowBytes = context.maxRowBytes();
        clock = context.nanoClock();
        this.monitorIntervalNs = monitorIntervalNs;
    }

    @Override
    public int poll(final RowCollector collector) {
        int work = 0;
        while (work < ROWS_PER_POLL && (bytes != null || openNext())) {
            final long address = collector.claim(claimBytes);
            if (address == 0) {
                break;
            }
            final int length = scanner.next(address, collector.claimedBytes());
            if (length > 0) {
                collector.commit(length);
                claimBytes = FIRST_CLAIM_BYTES;
            } else if (length == RowScanner.END) {
                closeFile();
            } else if (length == RowScanner.NO_ROOM) {
                makeRoom();
            } else {
                break;
            }
            work++;
        }
        return work;
    }

    private void makeRoom() {
        if (scanner.wantedBytes() > maxRowBytes) {
            scanner.refuse();
        } else {
            claimBytes = (int) scanner.wantedBytes();
        }
    }

    private boolean openNext() {
        if (waiting.isEmpty()) {
            list();
        }
        final Path path = waiting.poll();
        if (path == null) {
            return false;
        }
        file = new FileBytes(path);
        try {
            bytes = new GzipSource(ledger, table.name(), path.toString(), file);
        } catch (final HeliosException e) {
            file.close();
            throw e;
        }
        scanner.open(path.toString(), bytes);
        return true;
    }

    private void list() {
        if (hasListed && (monitorIntervalNs == 0 || clock.nanoTime() - nextListingNs < 0)) {
            return;
        }
        hasListed = true;
        nextListingNs = clock.nanoTime() + monitorIntervalNs;
        for (final Path path : listed()) {
            waiting.add(path);
            totalBytes += path.toFile().length();
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
        bytes.close();
        bytes = null;
        file = null;
    }

    @Override
    public boolean isFinished() {
        return monitorIntervalNs == 0 && hasListed && waiting.isEmpty() && bytes == null;
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
        if (bytes != null) {
            closeFile();
        }
        scanner.close();
    }
}
