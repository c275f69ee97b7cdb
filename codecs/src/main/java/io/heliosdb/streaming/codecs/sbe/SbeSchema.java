package io.heliosdb.streaming.codecs.sbe;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.row.RowLayout;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * The SBE schema of a table: one message, whose body is a row.
 *
 * <p>A feeder encodes the fields and the data of a row, sets the bit of each nullable column that
 * has a value in the presence sets, and leaves row length and data offsets 0: {@link
 * io.heliosdb.streaming.codecs.row.RowValidator} fills them in. A column's field id is its index
 * plus one. SBE's own null values have no meaning here: the least BIGINT is a value.
 *
 * @param message name of the message
 * @param id of the schema
 * @param version of the schema
 * @param xml the schema as SBE's tools read it
 */
public record SbeSchema(String message, int id, int version, String xml) {
    /** Id of a schema's only message. */
    public static final int TEMPLATE_ID = 1;

    private static final int MAX_COLUMNS = 20_000;
    private static final int MAX_BLOCK_BYTES = 65_534;
    private static final int TYPE_INDENT = 8;

    /**
     * Describes a table; the schema's id follows from the table's name, its version is 0.
     *
     * @throws HeliosException {@code HCOD-0102} if SBE has no values of a column's type, or cannot
     *     hold so many columns
     */
    public static SbeSchema of(final String table, final RowLayout layout) {
        final CRC32 hash = new CRC32();
        hash.update(table.getBytes(StandardCharsets.UTF_8));
        return of(table, (int) (hash.getValue() % 65_535) + 1, 0, layout);
    }

    /**
     * Describes a table.
     *
     * @param id of the schema, 0 to 65535
     * @param version of the schema, 0 to 65535
     * @throws HeliosException {@code HCOD-0102} if SBE has no values of a column's type, or cannot
     *     hold so many columns
     */
    public static SbeSchema of(
            final String table, final int id, final int version, final RowLayout layout) {
        if (layout.blockLength() > MAX_BLOCK_BYTES || layout.columnCount() > MAX_COLUMNS) {
            throw HeliosException.of(FormatError.TYPE, "the table is too wide for SBE")
                    .detail(layout.columnCount() + " columns, " + layout.blockLength() + " bytes")
                    .hint("split the table");
        }
        final SbeMessage message = new SbeMessage(layout);
        final Set<String> types = new LinkedHashSet<>(message.presenceSets());
        layout.columns().forEach(column -> types.add(SbeTypes.declaration(column.type())));
        final String name = messageName(table, layout);
        final String xml =
                String.format(
                        Locale.ROOT,
                        """
                        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                        <sbe:messageSchema xmlns:sbe="http://fixprotocol.io/2016/sbe" package="heliosdb.%s" id="%d" version="%d" byteOrder="littleEndian" description="%s">
                            <types>
                        %s    </types>
                            <sbe:message name="%s" id="%d" blockLength="%d">
                        %s    </sbe:message>
                        </sbe:messageSchema>
                        """,
                        name.toLowerCase(Locale.ROOT),
                        id,
                        version,
                        SbeField.escaped("rows of table " + table),
                        (SbeTypes.STANDARD + String.join("", types)).indent(TYPE_INDENT),
                        name,
                        TEMPLATE_ID,
                        layout.blockLength(),
                        message.elements().indent(TYPE_INDENT));
        return new SbeSchema(name, id, version, xml);
    }

    /**
     * The table's name with a capital, unlike any type of the schema: generators make a class of
     * each.
     */
    private static String messageName(final String table, final RowLayout layout) {
        final SbeNames typeNames = new SbeNames();
        typeNames.take("messageHeader");
        typeNames.take("MetaAttribute");
        layout.columns().stream()
                .map(column -> SbeTypes.name(column.type()))
                .distinct()
                .forEach(typeNames::take);
        for (int word = 0; word < layout.presenceWordCount(); word++) {
            typeNames.take(SbeMessage.presenceType(word));
        }
        final String name = typeNames.take(table);
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
