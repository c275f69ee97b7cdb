package io.heliosdb.streaming.perf.proof.fuzz;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.row.RowValidator;
import io.heliosdb.streaming.codecs.text.TextOutput;
import io.heliosdb.streaming.connectors.format.RowAppender;
import io.heliosdb.streaming.connectors.format.TableFormats;
import io.heliosdb.streaming.connectors.spi.ConnectorContext;
import io.heliosdb.streaming.connectors.spi.TableDefinition;

import org.agrona.CloseHelper;

import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Whether the bytes of a row are one: lengths, offsets and presence bits, and every value written
 * out as a text. One thread.
 */
final class RowCheck implements AutoCloseable {
    private static final int TEXT_BYTES = 4096;

    private final RowLayout layout;
    private final RowReader reader;
    private final RowValidator validator;
    private final int maxRowBytes;
    private final Arena copy;
    private final TextOutput text;
    private final RowAppender appender;
    private final CRC32 sum = new CRC32();

    RowCheck(final List<Column> columns, final int maxRowBytes, final Ledger ledger) {
        layout = RowLayout.of(columns);
        this.maxRowBytes = maxRowBytes;
        reader = new RowReader(layout);
        validator = new RowValidator(layout);
        copy = Arena.open(ledger, "proof", "row", maxRowBytes);
        text = new TextOutput(ledger, "proof", TEXT_BYTES);
        appender =
                TableFormats.appender(
                        new TableDefinition("t", columns, Map.of("format", "json")),
                        layout,
                        text,
                        new ConnectorContext(
                                ledger, () -> 0, () -> 0, maxRowBytes, System.out, System.err));
    }

    /**
     * Checks a row.
     *
     * @return a digest of it
     * @throws BrokenRuleException if it is none
     */
    long check(final long address, final int length) {
        if (length <= 0 || length > maxRowBytes || RowLayout.align(length) != length) {
            throw new BrokenRuleException("a row of " + length + " bytes");
        }
        reader.wrap(address);
        if (reader.length() != length) {
            throw new BrokenRuleException(
                    "a row of " + length + " bytes says that it has " + reader.length());
        }
        for (int column = 0; column < layout.columnCount(); column++) {
            if (layout.type(column).isVariable()) {
                checkPlace(column, address, length);
            }
        }
        checkValues(address, length);
        text.clear();
        appender.append(reader, (byte) 0);
        return digest(address, length);
    }

    private void checkPlace(final int column, final long address, final int length) {
        final long place = layout.variableAddress(address, column) - address;
        if (place < layout.blockLength() || place > length - Integer.BYTES) {
            throw new BrokenRuleException(column + " begins at " + place + " of " + length);
        }
        final int bytes = reader.lengthAt(column);
        if (bytes < 0 || bytes > length - place - Integer.BYTES) {
            throw new BrokenRuleException(column + " has " + bytes + " bytes of " + length);
        }
    }

    /** What is a row by itself is one to those who check rows of strangers, to the byte. */
    private void checkValues(final long address, final int length) {
        Memory.copy(address, copy.address(), length);
        final int outcome = validator.validate(copy.address(), length, length);
        if (outcome != length) {
            throw new BrokenRuleException(
                    "a row is found to be none: " + outcome + ", column " + validator.column());
        }
        for (int i = 0; i < length; i++) {
            if (Memory.getByte(address + i) != Memory.getByte(copy.address() + i)) {
                throw new BrokenRuleException("byte " + i + " of a row is not as it is written");
            }
        }
    }

    private long digest(final long address, final int length) {
        final byte[] bytes = new byte[length];
        Memory.copyToArray(address, bytes, 0, length);
        sum.reset();
        sum.update(bytes);
        return (long) length << Integer.SIZE | sum.getValue();
    }

    @Override
    public void close() {
        CloseHelper.closeAll(appender, text, copy);
    }
}
