package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.connectors.agent.PositionBook;
import io.heliosdb.streaming.connectors.spi.SourcePosition;
import io.heliosdb.streaming.ringbuffer.log.LogEntry;
import io.heliosdb.streaming.ringbuffer.log.RecordType;

import java.util.ArrayList;
import java.util.List;

/** What the log says of one stream: what it carries, and where its source has to go on. */
final class StreamEntry {
    private final int tag;
    private final String key;
    private final PositionBook positions = new PositionBook();
    private boolean isEnded;

    /** Not kept with the books: a checkpoint says what its jobs have seen. */
    private boolean hasNews;

    StreamEntry(final int tag, final String key) {
        this.tag = tag;
        this.key = key;
    }

    int tag() {
        return tag;
    }

    String key() {
        return key;
    }

    boolean isEnded() {
        return isEnded;
    }

    /** Where the stream's source has to go on. */
    List<SourcePosition> positions() {
        return positions.positions();
    }

    /** A job that was down when the checkpoint was taken has yet to read rows in front of it. */
    void hasUnread() {
        hasNews = true;
    }

    /** Whether the log has rows that the state in the checkpoint of these books has not seen. */
    boolean hasNews() {
        return hasNews;
    }

    /** Its source goes on where that of another stream, of the same table, is. */
    void goOnFrom(final StreamEntry before) {
        positions.restore(before.positions(), before.positions.currentKey());
    }

    /** Takes a record of the stream. */
    void apply(final LogEntry entry) {
        hasNews |= entry.type() == RecordType.ROWS;
        switch (entry.type()) {
            case ROWS -> positions.onRows(entry.rowCount());
            case OFFSET -> positions.onPosition(entry.address(), entry.length());
            case END_OF_INPUT -> isEnded = true;
            case TICK, COMMAND -> throw new IllegalStateException("of no stream: " + entry);
        }
    }

    void write(final ByteWriter bytes) {
        final List<SourcePosition> all = positions();
        bytes.putInt(tag).putText(key).putByte(isEnded ? 1 : 0);
        bytes.putText(positions.currentKey()).putInt(all.size());
        for (final SourcePosition position : all) {
            bytes.putText(position.key())
                    .putBytes(position.position())
                    .putLong(position.rowCount());
        }
    }

    static StreamEntry read(final ByteReader bytes) {
        final StreamEntry entry = new StreamEntry(bytes.getInt(), bytes.getText());
        entry.isEnded = bytes.getByte() != 0;
        final String currentKey = bytes.getText();
        final List<SourcePosition> all = new ArrayList<>();
        for (int left = bytes.getCount(); left > 0; left--) {
            all.add(new SourcePosition(bytes.getText(), bytes.getBytes(), bytes.getLong()));
        }
        entry.positions.restore(all, currentKey);
        return entry;
    }
}
