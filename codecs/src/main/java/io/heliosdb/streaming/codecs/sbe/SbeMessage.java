package io.heliosdb.streaming.codecs.sbe;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The fields of a row in the order SBE wants them: by offset, then the variable data in column
 * order. Used once.
 */
final class SbeMessage {
    private static final int FIRST_OFFSET_ID = 30_000;
    private static final int FIRST_PRESENCE_ID = 60_000;
    private static final int ROW_LENGTH_ID = 62_000;

    private final RowLayout layout;
    private final SbeNames names = new SbeNames();
    private final String[] columnNames;
    private final List<SbeField> block = new ArrayList<>();
    private final List<SbeField> data = new ArrayList<>();
    private final List<String> presenceSets = new ArrayList<>();

    SbeMessage(final RowLayout layout) {
        this.layout = layout;
        columnNames = new String[layout.columnCount()];
        for (int i = 0; i < columnNames.length; i++) {
            columnNames[i] = names.take(layout.columns().get(i).name());
        }
        for (int word = 0; word < layout.presenceWordCount(); word++) {
            addPresence(word);
        }
        for (int i = 0; i < columnNames.length; i++) {
            addColumn(i);
        }
        if (!layout.isFixedLength()) {
            final String name = names.take("rowLength");
            final String note = "bytes of the row; a feeder leaves it 0";
            block.add(new SbeField(name, ROW_LENGTH_ID, "uint32", layout.rowLengthOffset(), note));
        }
        block.sort(Comparator.comparingInt(SbeField::offset));
    }

    /** Name of the presence set of a word. */
    static String presenceType(final int word) {
        return "Presence" + word;
    }

    private void addPresence(final int word) {
        final StringBuilder set = new StringBuilder();
        set.append("<set name=\"")
                .append(presenceType(word))
                .append("\" encodingType=\"uint64\">\n");
        for (int i = 0; i < columnNames.length; i++) {
            if (layout.isNullable(i) && layout.presenceOffset(i) == word * Long.BYTES) {
                final int bit = Long.numberOfTrailingZeros(layout.presenceMask(i));
                set.append("    <choice name=\"").append(columnNames[i]).append("\">");
                set.append(bit).append("</choice>\n");
            }
        }
        presenceSets.add(set.append("</set>\n").toString());
        final String note = "a set bit means that the column has a value";
        final String name = names.take("presence" + word);
        final int id = FIRST_PRESENCE_ID + word;
        block.add(new SbeField(name, id, presenceType(word), word * Long.BYTES, note));
    }

    private void addColumn(final int index) {
        final Column column = layout.columns().get(index);
        final String name = columnNames[index];
        final String type = SbeTypes.name(column.type());
        final int offset = layout.offset(index);
        if (column.type().isVariable()) {
            data.add(new SbeField(name, index + 1, type, 0, column.toString()));
            final String note = "where the data of " + name + " begins; a feeder leaves it 0";
            final String offsetName = names.take(name + "Offset");
            block.add(new SbeField(offsetName, FIRST_OFFSET_ID + index, "uint32", offset, note));
        } else {
            block.add(new SbeField(name, index + 1, type, offset, column.toString()));
        }
    }

    /** Declarations of the presence sets. */
    List<String> presenceSets() {
        return presenceSets;
    }

    /** The message's elements. */
    String elements() {
        final StringBuilder elements = new StringBuilder();
        block.forEach(field -> elements.append(field.fixed()));
        data.forEach(field -> elements.append(field.variable()));
        return elements.toString();
    }
}
