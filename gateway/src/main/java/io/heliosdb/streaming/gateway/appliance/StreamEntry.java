package io.heliosdb.streaming.gateway.appliance;

import io.heliosdb.streaming.connectors.spi.SourcePosition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the log says of one stream: how many rows it has given, and for each place that they came
 * from (a file, a producer) where its source has to go on.
 */
final class StreamEntry {
    private final int tag;
    private final String key;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private Place current;
    private long rowCount;
    private boolean isEnded;

    StreamEntry(final int tag, final String key) {
        this.tag = tag;
        this.key = key;
    }

    /** A position, and the rows that have come from it. */
    private static final class Place {
        private final String name;
        private byte[] position;
        private long rowsSince;

        private Place(final String name) {
            this.name = name;
        }
    }

    int tag() {
        return tag;
    }

    String key() {
        return key;
    }

    long rowCount() {
        return rowCount;
    }

    boolean isEnded() {
        return isEnded;
    }

    /** Where the stream's source has to go on, in the order in which the places first came up. */
    List<SourcePosition> positions() {
        return places.values().stream()
                .map(place -> new SourcePosition(place.name, place.position, place.rowsSince))
                .toList();
    }

    void rows(final int count) {
        rowCount += count;
        if (current != null) {
            current.rowsSince += count;
        }
    }

    /** The rows from here on come from a position. */
    void moved(final String place, final byte[] position) {
        current = places.computeIfAbsent(place, Place::new);
        current.position = position;
        current.rowsSince = 0;
    }

    void ended() {
        isEnded = true;
    }

    void write(final ByteWriter bytes) {
        bytes.putInt(tag).putText(key).putLong(rowCount).putByte(isEnded ? 1 : 0);
        bytes.putText(current == null ? "" : current.name).putInt(places.size());
        for (final Place place : places.values()) {
            bytes.putText(place.name).putBytes(place.position).putLong(place.rowsSince);
        }
    }

    static StreamEntry read(final ByteReader bytes) {
        final StreamEntry entry = new StreamEntry(bytes.getInt(), bytes.getText());
        entry.rowCount = bytes.getLong();
        entry.isEnded = bytes.getByte() != 0;
        final String current = bytes.getText();
        for (int left = bytes.getCount(); left > 0; left--) {
            final String name = bytes.getText();
            entry.moved(name, bytes.getBytes());
            entry.current.rowsSince = bytes.getLong();
        }
        entry.current = entry.places.get(current);
        return entry;
    }
}
