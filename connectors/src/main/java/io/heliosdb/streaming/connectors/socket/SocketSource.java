package io.heliosdb.streaming.connectors.socket;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.format.ScanLimits;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.connectors.feed.Feed;
import io.heliosdb.streaming.connectors.feed.LineBuffer;
import io.heliosdb.streaming.connectors.feed.LineScanner;
import io.heliosdb.streaming.connectors.feed.Producers;
import io.heliosdb.streaming.connectors.format.TableFormats;
import io.heliosdb.streaming.connectors.spi.Alarm;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.ConnectorError;
import io.heliosdb.streaming.connectors.spi.DurableRun;
import io.heliosdb.streaming.connectors.spi.RowCollector;
import io.heliosdb.streaming.connectors.spi.Source;
import io.heliosdb.streaming.connectors.spi.SourcePosition;
import io.heliosdb.streaming.connectors.spi.TableDefinition;

import org.agrona.concurrent.NanoClock;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Listens at a port and takes lines from whoever connects, in turn. Where the log has no room,
 * nothing more is read, and clients come to wait in their sends.
 */
final class SocketSource implements Source {
    private static final int LINES_PER_VISIT = 1024;
    private static final int CLIENTS_PER_POLL = 16;
    private static final int LEAST_RECORD_BYTES = 4096;
    private static final String NOT_DURABLE = "memory";
    private static final long RETRY_NS = TimeUnit.SECONDS.toNanos(1);

    private final InetSocketAddress address;
    private final int maxConnections;
    private final int maxLineBytes;
    private final boolean closesOnBadLine;
    private final LastLine lastLine;
    private final Ledger ledger;
    private final NanoClock clock;
    private final String level;
    private final SocketCounters counters;
    private final LineIntake intake;
    private final Producers producers;
    private final List<Connection> connections = new ArrayList<>();
    private final boolean waitsForPort;
    private final Alarm alarm;
    private boolean isWaiting;
    private long triedNs;
    private Listener listener;
    private int first = -1; // the one visited last, so that another begins
    private boolean isFull;
    private boolean isEnded;
    private long badLineCount;
    private long closedReadBytes;

    private SocketSource(
            final TableDefinition table,
            final SocketOptions options,
            final LineIntake intake,
            final ConnectorContext context) {
        address = options.address();
        maxConnections = options.maxConnections();
        maxLineBytes = options.maxLineBytes();
        closesOnBadLine = options.closesOnBadLine();
        lastLine = new LastLine(options.lastLine());
        producers = new Producers(options.maxProducers(), options.maxProducers());
        ledger = context.ledger();
        clock = context.nanoClock();
        level = context.durableRun().map(DurableRun::level).orElse(NOT_DURABLE);
        waitsForPort = context.isDurable();
        alarm = context.alarm();
        this.intake = intake;
        counters = new SocketCounters(context.counters(), table.name());
    }

    /** The source of a table; it listens from its first poll on. */
    static SocketSource of(
            final TableDefinition table,
            final List<Column> columns,
            final ConnectorContext context) {
        final SocketOptions options = new SocketOptions(table);
        final ScanLimits limits = new ScanLimits(options.maxLineBytes() + LEAST_RECORD_BYTES);
        final LineScanner scanner =
                new LineScanner(
                        TableFormats.lineScanner(table, columns, limits, context),
                        context.maxRowBytes());
        try {
            return new SocketSource(
                    table, options, new LineIntake(scanner, context.isDurable()), context);
        } catch (final RuntimeException e) {
            scanner.close();
            throw e;
        }
    }

    @Override
    public boolean isReplayable() {
        return true;
    }

    @Override
    public void resume(final List<SourcePosition> positions) {
        producers.resume(positions);
    }

    @Override
    public int poll(final RowCollector collector) {
        if (isEnded) {
            return answer();
        }
        if (listener == null && !listen()) {
            return 0;
        }
        listener.select();
        isFull = false;
        int work = accept();
        final int count = connections.size();
        boolean areClosed = false;
        for (int i = 0; i < count && !isFull && !isEnded; i++) {
            first = first + 1 < count ? first + 1 : 0;
            final Connection connection = connections.get(first);
            work += visit(connection, collector);
            areClosed |= connection.isClosed();
        }
        if (isFull) {
            first--; // the one that has to wait comes first the next time
        }
        if (areClosed) {
            forget();
        }
        return work;
    }

    /** A port may be taken for a while; a job that stays waits for it. */
    private boolean listen() {
        if (!isWaiting || clock.nanoTime() - triedNs >= RETRY_NS) {
            triedNs = clock.nanoTime();
            try {
                listener = Listener.open(address, alarm);
            } catch (final HeliosException e) {
                if (!waitsForPort) {
                    throw e;
                }
                if (!isWaiting) {
                    isWaiting = true;
                    alarm.raise(
                            "a port cannot be listened at; it is tried again",
                            Alarm.Detail.of("address", address),
                            Alarm.Detail.of("why", e.getMessage()));
                }
            }
        }
        return listener != null;
    }

    private int accept() {
        final long nowNs = clock.nanoTime();
        int work = 0;
        for (SocketChannel channel = listener.accept(nowNs);
                channel != null && work < CLIENTS_PER_POLL;
                channel = work < CLIENTS_PER_POLL ? listener.accept(nowNs) : null) {
            work++;
            takeIn(channel);
        }
        return work;
    }

    private void takeIn(final SocketChannel channel) {
        try {
            if (connections.size() >= maxConnections) {
                throw HeliosException.of(
                                ConnectorError.CLIENT_REFUSED, "there are too many connections")
                        .detail("at most " + maxConnections);
            }
            connections.add(
                    new Connection(
                            channel, listener.selector(), ledger, counters, maxLineBytes, level));
            counters.connections(connections.size());
        } catch (final IOException e) {
            closeQuietly(channel);
        } catch (final HeliosException e) {
            counters.onRefused();
            Connection.refuse(channel, e);
        }
    }

    private static void closeQuietly(final SocketChannel channel) {
        try {
            channel.close();
        } catch (final IOException e) {
            // it has left by itself
        }
    }

    private int visit(final Connection connection, final RowCollector collector) {
        int work = 0;
        int found = connection.find();
        while (found != LineBuffer.NONE && work < LINES_PER_VISIT) {
            if (!connection.canAnswer()) {
                connection.awaitReader(clock.nanoTime());
                break;
            }
            final boolean isLast = found == LineBuffer.LINE && isLast(connection);
            if (isLast && end(collector)) {
                connection.consume();
                return work + 1;
            }
            if (isLast || !takeLine(connection, found, collector)) {
                isFull = true;
                break;
            }
            work++;
            found = connection.find();
        }
        if (found == LineBuffer.NONE && connection.feed() != null) {
            intake.settle(collector, connection.feed());
        }
        connection.answer();
        return work;
    }

    private boolean isLast(final Connection connection) {
        return lastLine.is(connection.lineAddress(), connection.lineLength());
    }

    /**
     * Ends the table if there is room for what is still to be said of its lines. What was taken is
     * still acknowledged; whoever connects from here on is refused.
     */
    private boolean end(final RowCollector collector) {
        for (int i = 0; i < connections.size(); i++) {
            final Feed feed = connections.get(i).feed();
            if (feed != null && !intake.settle(collector, feed)) {
                return false;
            }
        }
        for (int i = 0; i < connections.size(); i++) {
            connections.get(i).answer();
        }
        listener.stopListening();
        isEnded = true;
        return true;
    }

    /** Whether there was room for the line. */
    private boolean takeLine(
            final Connection connection, final int found, final RowCollector collector) {
        if (connection.feed() == null && begin(connection, found)) {
            return true;
        }
        final Feed feed = connection.feed();
        final int outcome =
                found == LineBuffer.TOO_LONG
                        ? LineScanner.BAD
                        : intake.take(
                                collector, feed, connection.lineAddress(), connection.lineLength());
        if (outcome == LineScanner.NO_ROOM) {
            return false;
        }
        if (outcome == LineScanner.BAD) {
            onBadLine(connection, found == LineBuffer.TOO_LONG ? tooLong() : intake.problem());
        }
        if (!connection.isClosed()) {
            connection.consume();
        }
        return true;
    }

    /** Learns whose lines come; whether the first line has been dealt with. */
    private boolean begin(final Connection connection, final int found) {
        final boolean isGreeting =
                found == LineBuffer.LINE
                        && Greeting.isOne(connection.lineAddress(), connection.lineLength());
        try {
            if (!isGreeting) {
                connection.begin(Feed.nameless(), connection.peer());
                return false;
            }
            final String id = Greeting.producer(connection.lineAddress(), connection.lineLength());
            connection.begin(producers.feed(id), id);
            connection.resume();
            connection.consume();
        } catch (final HeliosException e) {
            connection.refuse(0, e);
        }
        return true;
    }

    private HeliosException tooLong() {
        return HeliosException.of(FormatError.TOO_LONG, "the line is longer than the limit")
                .detail("at most " + maxLineBytes + " bytes");
    }

    private void onBadLine(final Connection connection, final HeliosException problem) {
        badLineCount++;
        counters.onBadLine();
        final Feed feed = connection.feed();
        final long line = feed.taken() + 1;
        if (closesOnBadLine) {
            connection.refuse(line, problem);
        } else {
            feed.taken(line);
            connection.error(line, problem);
        }
    }

    private void forget() {
        for (int i = connections.size() - 1; i >= 0; i--) {
            final Connection connection = connections.get(i);
            if (connection.isClosed()) {
                closedReadBytes += connection.readBytes();
                if (connection.feed() != null && connection.feed().client() == null) {
                    producers.left(connection.feed());
                }
                connections.remove(i);
            }
        }
        counters.connections(connections.size());
    }

    @Override
    public void acknowledged(final long count) {
        intake.acknowledged(count);
        for (int i = 0; i < connections.size(); i++) {
            connections.get(i).answer();
        }
    }

    @Override
    public int answer() {
        if (listener != null) {
            listener.select(); // whoever has room again is told the rest
        }
        return 0;
    }

    /** The port it listens at; once it was polled. */
    int port() {
        return listener.port();
    }

    @Override
    public boolean isFinished() {
        return isEnded;
    }

    @Override
    public long skippedCount() {
        return intake.skippedCount() + badLineCount;
    }

    @Override
    public long readBytes() {
        long bytes = closedReadBytes;
        for (int i = 0; i < connections.size(); i++) {
            bytes += connections.get(i).readBytes();
        }
        return bytes;
    }

    @Override
    public long totalBytes() {
        return -1;
    }

    @Override
    public void close() {
        connections.forEach(Connection::close);
        connections.clear();
        intake.close();
        counters.close();
        if (listener != null) {
            listener.close();
        }
    }
}
