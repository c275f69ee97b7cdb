package io.heliosdb.streaming.perf.proof.feed.client;

import io.heliosdb.streaming.client.FeedContext;
import io.heliosdb.streaming.client.HeliosFeed;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowWriter;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.perf.proof.crash.oracle.Script;

import org.agrona.CloseHelper;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** The client library, as anybody uses it. */
final class SbeWay implements Way {
    private static final RowLayout LAYOUT =
            RowLayout.of(
                    List.of(
                            new Column("producer", SqlType.STRING),
                            new Column("n", SqlType.BIGINT),
                            new Column("k", SqlType.BIGINT),
                            new Column("v", SqlType.BIGINT),
                            new Column("ms", SqlType.BIGINT),
                            new Column("ts", SqlType.timestamp(3))));
    private static final int ROW_BYTES = 256;
    private static final int TEXT_BYTES = 64;
    private static final long LEDGER_BYTES = 1 << 24;
    private static final int RETAINED_BYTES = 1 << 20;
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);

    private final Ledger ledger = new Ledger(LEDGER_BYTES);
    private final Arena text = Arena.open(ledger, "proof", "text", TEXT_BYTES);
    private final RowWriter writer = new RowWriter(LAYOUT);
    private final Script script;
    private final int producer;
    private final int nameBytes;
    private final HeliosFeed feed;
    private boolean wasConnected;
    private boolean isBegun;
    private long connections;

    SbeWay(final Target target, final Script script, final int producer) {
        this.script = script;
        this.producer = producer;
        final byte[] name = Script.producer(producer).getBytes(StandardCharsets.US_ASCII);
        nameBytes = name.length;
        Memory.copyFromArray(name, 0, text.address(), nameBytes);
        Memory.putByte(text.address() + nameBytes, (byte) 0xFF);
        feed =
                HeliosFeed.open(
                        new FeedContext(target.stream())
                                .address(Target.HOST, target.port())
                                .token(target.token())
                                .producer(Script.producer(producer))
                                .retainedBytes(RETAINED_BYTES)
                                .longestPause(LONGEST_PAUSE)
                                .ledger(ledger));
    }

    @Override
    public int poll() {
        final int work = feed.poll();
        final boolean isConnected = feed.isConnected();
        if (isConnected && !wasConnected) {
            connections++;
            isBegun = true;
        }
        wasConnected = isConnected;
        return work;
    }

    @Override
    public long nextNumber() {
        return isBegun ? feed.nextNumber() : UNKNOWN;
    }

    @Override
    public boolean offer(final Row row) {
        final long address = feed.claim(ROW_BYTES);
        if (address < 0) {
            return false;
        }
        final long event = row.event();
        writer.wrap(address, ROW_BYTES);
        writer.putLong(1, event);
        writer.putLong(2, script.key(producer, event));
        writer.putLong(3, script.value(producer, event));
        writer.putLong(4, row.timeMs());
        writer.putTimestamp(5, row.timeMs(), 0);
        // One byte more is no UTF-8.
        writer.putBytes(0, text.address(), row.isBad() ? nameBytes + 1 : nameBytes);
        feed.commit(writer.finish());
        return true;
    }

    @Override
    public void flush() {
        // The feed gathers and sends by itself.
    }

    @Override
    public long acknowledged() {
        return feed.acknowledged();
    }

    @Override
    public long connections() {
        return connections;
    }

    @Override
    public long badRows() {
        return feed.badRows();
    }

    @Override
    public void close() {
        CloseHelper.closeAll(feed, text, ledger);
    }
}
