package io.heliosdb.streaming.connectors.format;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.text.TextOutput;

/** Writes the only column of each row, a text, as a line. One thread; allocates nothing. */
final class RawAppender implements RowAppender {
    private final TextOutput output;

    RawAppender(final TextOutput output) {
        this.output = output;
    }

    @Override
    public void begin() {
        // lines and nothing around them
    }

    @Override
    public void append(final RowReader row, final byte kind) {
        if (row.isNull(0)) {
            throw HeliosException.of(
                            FormatError.NULL_VALUE, "the raw format cannot write a line for NULL")
                    .detail("column " + row.layout().columns().getFirst().name())
                    .hint("leave such rows out, or replace NULL with COALESCE");
        }
        output.put(row.bytesAddressAt(0), row.lengthAt(0));
        output.put('\n');
    }

    @Override
    public void close() {
        // its memory is the text's
    }
}
