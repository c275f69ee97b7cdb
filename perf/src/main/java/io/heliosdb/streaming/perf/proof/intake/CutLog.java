package io.heliosdb.streaming.perf.proof.intake;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.connectors.spi.RowCollector;
import io.heliosdb.streaming.connectors.spi.SourcePosition;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A log in memory of which the first entries are safe. One thread. */
final class CutLog implements RowCollector, AutoCloseable {
    /** Of a row: its line's number. */
    static final List<Column> COLUMNS = List.of(new Column("id", SqlType.INTEGER));

    private static final int ROW_BYTES = 256;

    /** A row, with its line's number, or a position. */
    private record Entry(int id, SourcePosition position) {
        boolean isRow() {
            return position == null;
        }
    }

    private final Arena arena;
    private final RowReader reader = new RowReader(RowLayout.of(COLUMNS));
    private List<Entry> entries = new ArrayList<>();
    private int safe;

    /** Entries before the present life of the source. */
    private int before;

    CutLog(final Ledger ledger) {
        arena = Arena.open(ledger, "row", "proof", ROW_BYTES);
    }

    /** Another life of the source begins. */
    void begin() {
        before = entries.size();
        safe = before;
    }

    @Override
    public long claim(final int minBytes) {
        return minBytes <= ROW_BYTES ? arena.address() : 0;
    }

    @Override
    public int claimedBytes() {
        return ROW_BYTES;
    }

    @Override
    public void commit(final int length) {
        entries.add(new Entry(reader.wrap(arena.address()).intAt(0), null));
    }

    @Override
    public boolean position(final byte[] key, final byte[] position) {
        final String name = new String(key, StandardCharsets.UTF_8);
        entries.add(new Entry(0, new SourcePosition(name, position, 0)));
        return true;
    }

    /** Some more is safe; how many entries of this life are. */
    long settle(final SplittableRandom random) {
        safe += random.nextInt(entries.size() - safe + 1);
        return (long) safe - before;
    }

    /** The process ends: what is safe stays, and perhaps some of the rest. */
    void cut(final SplittableRandom random) {
        final int kept = safe + random.nextInt(entries.size() - safe + 1);
        entries = new ArrayList<>(entries.subList(0, kept));
    }

    /** What the source goes on with. */
    List<SourcePosition> positions() {
        final Map<String, SourcePosition> positions = new LinkedHashMap<>();
        String key = null;
        for (final Entry entry : entries) {
            if (entry.isRow()) {
                final SourcePosition last = positions.get(key);
                positions.put(key, new SourcePosition(key, last.position(), last.rowCount() + 1));
            } else {
                key = entry.position().key();
                positions.put(key, entry.position());
            }
        }
        return List.copyOf(positions.values());
    }

    /** Numbers of all rows. */
    List<Integer> rows() {
        return entries.stream().filter(Entry::isRow).map(Entry::id).toList();
    }

    @Override
    public void close() {
        arena.close();
    }
}
