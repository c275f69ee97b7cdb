package io.heliosdb.streaming.connectors.socket;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.fault.KillPoint;
import io.heliosdb.streaming.codecs.fault.ProofBuild;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.connectors.feed.Answers;
import io.heliosdb.streaming.connectors.feed.Feed;
import io.heliosdb.streaming.connectors.feed.FeedClient;
import io.heliosdb.streaming.connectors.feed.LineBuffer;
import io.heliosdb.streaming.connectors.spi.ConnectorError;

import org.agrona.concurrent.status.AtomicCounter;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/**
 * A conversation with one client: its bytes, its lines, what is to be said to it. A client that is
 * gone or breaks the channel is closed without further ado: what it sent and was not taken it will
 * send again.
 *
 * <p>No line is taken that could not be answered if it were bad: a client that does not read what
 * it is told comes to wait in its sends, and is closed if it takes nothing for a while. One thread.
 */
final class Connection implements FeedClient, AutoCloseable {
    /** How long lines wait for a client that takes no byte of what it is told. */
    static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(30);

    private final SocketChannel channel;
    private final SelectionKey key;
    private final SocketCounters counters;
    private final Arena arena;
    private final LineBuffer lines;
    private final Answers answers;
    private final String peer;
    private Feed feed;
    private AtomicCounter acknowledged;
    private long saidLine;
    private long readBytes;
    private long writtenBytes;
    private long writtenBytesAtStall = -1;
    private long stalledSinceNs;
    private boolean isReadable;
    private boolean isInputEnded;
    private boolean isClosed;

    /**
     * Takes a client in.
     *
     * @param level of durability that acknowledgements name
     */
    Connection(
            final SocketChannel channel,
            final Selector selector,
            final Ledger ledger,
            final SocketCounters counters,
            final int maxLineBytes,
            final String level)
            throws IOException {
        this.channel = channel;
        this.counters = counters;
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        peer = channel.getRemoteAddress().toString();
        key = channel.register(selector, SelectionKey.OP_READ);
        final int lineBytes = maxLineBytes + LineBuffer.READ_BYTES;
        arena = Arena.open(ledger, "socket", peer, lineBytes + Answers.CAPACITY_BYTES);
        lines = new LineBuffer(arena.address(), arena.buffer().slice(0, lineBytes), maxLineBytes);
        answers = new Answers(arena.buffer().slice(lineBytes, Answers.CAPACITY_BYTES), level);
        key.attach(this);
    }

    /** Sends a client away that was not taken in. */
    static void refuse(final SocketChannel channel, final HeliosException why) {
        final ByteBuffer text = ByteBuffer.allocate(Answers.CAPACITY_BYTES);
        final Answers answers = new Answers(text, "");
        answers.error(0, why);
        try (channel) {
            channel.configureBlocking(false);
            answers.write(channel);
        } catch (final IOException e) {
            // it has left by itself
        }
    }

    /** The selector has found it ready. */
    void onReady(final int operations) {
        isReadable |= (operations & SelectionKey.OP_READ) != 0;
        if ((operations & SelectionKey.OP_WRITE) != 0) {
            key.interestOpsAnd(~SelectionKey.OP_WRITE);
            tell();
        }
    }

    /** Whose lines come; null before the first one. */
    Feed feed() {
        return feed;
    }

    /** The first line has told whose lines come. */
    void begin(final Feed newFeed, final String client) {
        acknowledged = counters.acknowledged(client);
        feed = newFeed;
        newFeed.connect(this);
    }

    /** Answers a producer's greeting. */
    void resume() {
        answers.resume(feed.taken());
    }

    String peer() {
        return peer;
    }

    /** Looks for a line, reading what has come if none is there: {@link LineBuffer#find}. */
    int find() {
        int found = isClosed ? LineBuffer.NONE : lines.find();
        while (found == LineBuffer.NONE && isReadable && !isClosed) {
            isReadable = false; // until the selector says so again
            read();
            found = isClosed ? LineBuffer.NONE : lines.find();
        }
        return found;
    }

    private void read() {
        try {
            final int count = lines.read(channel);
            if (count < 0) {
                isInputEnded = true;
                key.interestOpsAnd(~SelectionKey.OP_READ);
            } else {
                readBytes += count;
            }
        } catch (final IOException e) {
            close();
        }
    }

    long lineAddress() {
        return lines.lineAddress();
    }

    int lineLength() {
        return lines.lineLength();
    }

    void consume() {
        lines.consume();
    }

    /** Whether a line may be taken: there is room to say what is wrong with it. */
    boolean canAnswer() {
        if (!answers.hasRoomForError()) {
            write();
        }
        return answers.hasRoomForError();
    }

    /** Lines wait until the client reads what it was told; one that never does is closed. */
    void awaitReader(final long nowNs) {
        if (writtenBytes != writtenBytesAtStall) {
            writtenBytesAtStall = writtenBytes;
            stalledSinceNs = nowNs;
        } else if (!isClosed && nowNs - stalledSinceNs > PATIENCE_NS) {
            counters.onUnreadAnswers();
            close();
        }
    }

    /** Tells what is wrong with a line; there is room for it. */
    void error(final long line, final HeliosException problem) {
        answers.error(line, problem);
    }

    /** Tells what is wrong with the connection, if the client listens, and ends it. */
    void refuse(final long line, final HeliosException why) {
        counters.onRefused();
        write();
        answers.error(line, why);
        write();
        close();
    }

    @Override
    public void onReplaced() {
        refuse(
                0,
                HeliosException.of(
                        ConnectorError.CLIENT_REFUSED, "the producer has connected once more"));
    }

    /** Says what there is to say; closes behind a client that has heard all it waits for. */
    void answer() {
        tell();
        if (isInputEnded && !isClosed) {
            end();
        }
    }

    /** Where the client does not take all of it, the selector calls this when it goes on. */
    private void tell() {
        writeUnlessAwaited();
        if (!isClosed && feed != null && feed.acknowledged() > saidLine) {
            acknowledge();
        }
    }

    private void acknowledge() {
        final long line = feed.acknowledged();
        if (ProofBuild.IS_ON) {
            KillPoint.FEED_BEFORE_ACKNOWLEDGE.reach();
        }
        if (answers.acknowledge(line)) {
            saidLine = line;
            acknowledged.setRelease(line);
            writeUnlessAwaited();
        }
        if (ProofBuild.IS_ON) {
            KillPoint.FEED_AFTER_ACKNOWLEDGE.reach();
        }
    }

    private void end() {
        final boolean isHeard = feed == null || feed.taken() == saidLine;
        if (!isHeard || lines.find() != LineBuffer.NONE) {
            return;
        }
        if (lines.hasPart()) {
            final long line = feed == null ? 1 : feed.taken() + 1;
            refuse(
                    line,
                    HeliosException.of(
                                    ConnectorError.CLIENT_REFUSED, "the last line has no line feed")
                            .detail("it may be cut off and is not taken"));
        } else if (!answers.isWaiting()) {
            close();
        }
    }

    private void writeUnlessAwaited() {
        if (!isClosed && (key.interestOps() & SelectionKey.OP_WRITE) == 0) {
            write();
        }
    }

    private void write() {
        if (isClosed || !answers.isWaiting()) {
            return;
        }
        try {
            writtenBytes += answers.write(channel);
            if (answers.isWaiting()) {
                key.interestOpsOr(SelectionKey.OP_WRITE);
            } else {
                key.interestOpsAnd(~SelectionKey.OP_WRITE);
            }
        } catch (final IOException e) {
            close();
        }
    }

    /** Bytes that came. */
    long readBytes() {
        return readBytes;
    }

    boolean isClosed() {
        return isClosed;
    }

    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        try {
            channel.close(); // its key with it
        } catch (final IOException e) {
            // nobody is left to be told
        }
        if (feed != null) {
            feed.disconnect(this);
            counters.close(acknowledged);
        }
        arena.close();
    }
}
