package io.heliosdb.streaming.codecs.protobuf;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.row.RowReader;
import io.heliosdb.streaming.codecs.text.TextOutput;
import io.heliosdb.streaming.codecs.type.SqlType;

/**
 * Appends rows as messages of Protobuf, each behind its length, as {@code writeDelimitedTo} of
 * Protobuf's library writes them. One thread; allocates nothing for a row.
 */
public final class ProtoWriter implements AutoCloseable {
    private final WireOutput output;
    private final ProtoMessageWriter writer;

    /**
     * @param owner of the memory, for the ledger
     * @param descriptors a descriptor set that has the message
     * @param text receives the messages
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HCOD-0112} if a column fits
     *     no field, {@code HCOD-0114} if there is no such message
     */
    public ProtoWriter(
            final Ledger ledger,
            final String owner,
            final ProtoOptions options,
            final byte[] descriptors,
            final RowLayout layout,
            final TextOutput text) {
        output = new WireOutput(text);
        final ProtoMessage root =
                ProtoDescriptors.message(
                        options.descriptorFile(), descriptors, options.messageName());
        final SqlType row =
                SqlType.row(
                        layout.columns().stream().map(Column::name).toList(),
                        layout.columns().stream().map(Column::type).toList());
        final Opened opened = new Opened();
        try {
            writer =
                    new ProtoMessageWriter.Factory(
                                    ledger, owner, options.nullText(), output, opened)
                            .message(root, row, "column ");
        } catch (final RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    /** Appends a row. */
    public void row(final RowReader row) {
        final int begun = output.begin();
        writer.put(row);
        output.end(begun);
    }

    @Override
    public void close() {
        writer.close();
    }
}
