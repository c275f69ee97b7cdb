package io.heliosdb.streaming.codecs.avro;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.format.InputBlock;
import io.heliosdb.streaming.codecs.json.JsonTree;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.RowLayout;

import java.util.Arrays;

/**
 * The header and the blocks of a file. A block:
 *
 * <pre>
 *  +------------------+------------------+------------------+--------------+
 *  | number of records| bytes of the data| data, compressed | sync marker  |
 *  +------------------+------------------+------------------+--------------+
 * </pre>
 *
 * One thread; allocates for each file only.
 */
final class AvroFile implements AutoCloseable {
    /** Outcome: a block is there, or the header as it was. */
    static final int FOUND = 1;

    /** Outcome: no bytes at present. */
    static final int NOTHING = 0;

    /** Outcome: the file has ended. */
    static final int ENDED = -1;

    /** Outcome: there is a header, and its schema is another one than before. */
    static final int CHANGED = 2;

    /** Records without a byte that a block may have. */
    private static final long EMPTY_RECORDS = 1 << 20;

    private static final int LONGEST_DETAIL = 300;

    private final Ledger ledger;
    private final String owner;
    private final InputBlock block;
    private final AvroHeader header = new AvroHeader();
    private final AvroInput input = new AvroInput();
    private final AvroExpander expander;
    private String name = "";
    private byte[] schemaText = {};
    private AvroSchema schema;
    private AvroCodec codec = AvroCodec.NULL;
    private long recordCount;
    private long data;
    private int dataLength;
    private long blockBytes;

    /**
     * @param owner of the memory, for the ledger
     * @param limitBytes most bytes of a block
     */
    AvroFile(
            final Ledger ledger, final String owner, final int limitBytes, final InputBlock block) {
        this.ledger = ledger;
        this.owner = owner;
        this.block = block;
        expander = new AvroExpander(ledger, owner, limitBytes);
    }

    /** Turns to another file, at its first byte. */
    void open(final String newName) {
        name = newName;
    }

    /** Reads the header, if it is all there. */
    int findHeader() {
        while (!header.read(name, block.start(), block.end(), block.isEnded())) {
            final int filled = block.fill();
            if (filled == InputBlock.NOTHING) {
                return NOTHING;
            }
            if (filled == InputBlock.FULL) {
                throw tooLong(name + " has a header longer than the limit");
            }
        }
        codec = AvroCodec.find(header.codec()).orElseThrow(this::unknownCodec);
        final boolean isNew = takeSchema();
        block.consume(header.behind());
        return isNew ? CHANGED : FOUND;
    }

    private HeliosException unknownCodec() {
        return HeliosException.of(
                        FormatError.COMPRESSION, name + " is compressed in a way that is not read")
                .detail("its codec is " + clip(header.codec()))
                .hint("write it again with one of " + AvroCodec.spellings());
    }

    /** Keeps the schema; whether it is a new one. */
    private boolean takeSchema() {
        final byte[] text = new byte[header.schemaLength()];
        Memory.copyToArray(header.schema(), text, 0, text.length);
        if (schema != null && Arrays.equals(text, schemaText)) {
            return false;
        }
        final Object tree =
                JsonTree.of(ledger, owner, header.schema(), text.length)
                        .orElseThrow(() -> badSchema("it is not JSON"));
        try {
            schema = new AvroSchemaParser().parse(tree);
        } catch (final AvroSchemaParser.SchemaException e) {
            throw badSchema(e.getMessage()).causedBy(e);
        }
        schemaText = text;
        return true;
    }

    /** The beginning of what a file says, for errors. */
    static String clip(final String text) {
        return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL) + "…";
    }

    private HeliosException badSchema(final String why) {
        return HeliosException.of(
                        FormatError.FILE_SCHEMA, "the schema in " + name + " cannot be read")
                .detail(clip(why))
                .hint("check who wrote the file");
    }

    /** Readers of the columns of a table in this file. */
    AvroFields fields(final RowLayout layout) {
        try {
            return new AvroResolver(ledger, owner, name).fields(schema, layout);
        } catch (final HeliosException e) {
            schema = null;
            throw e;
        }
    }

    /**
     * Takes the next block, if it is all there.
     *
     * @param number of the block, for errors
     */
    int findBlock(final long number) {
        while (!hasBlock(number)) {
            final int filled = block.fill();
            if (filled == InputBlock.NOTHING) {
                return NOTHING;
            }
            if (filled == InputBlock.ENDED) {
                if (block.start() == block.end()) {
                    return ENDED;
                }
                throw input.bad("the file ends within the block");
            }
            if (filled == InputBlock.FULL) {
                throw tooLong(name + ", block " + number + ", is longer than the limit");
            }
        }
        expand(number);
        return FOUND;
    }

    private boolean hasBlock(final long number) {
        input.name(name, number);
        input.wrap(block.start(), block.end() - block.start());
        if (!input.hasNumber()) {
            return false;
        }
        recordCount = input.readLong();
        if (!input.hasNumber()) {
            return false;
        }
        final long length = input.readLong();
        if (recordCount < 0 || length < 0) {
            throw input.bad("its number of records, or its length, is less than zero");
        }
        if (length > block.limitBytes()) {
            throw tooLong(
                    name
                            + ", block "
                            + number
                            + ", is longer than the limit: "
                            + length
                            + " bytes");
        }
        if (input.remaining() < length + AvroHeader.MARKER_BYTES) {
            return false;
        }
        data = input.take(length);
        dataLength = (int) length;
        if (!header.isMarker(input.take(AvroHeader.MARKER_BYTES))) {
            throw input.bad("the marker behind the block is not that of the file");
        }
        blockBytes = input.offset();
        return true;
    }

    private HeliosException tooLong(final String what) {
        return HeliosException.of(FormatError.TOO_LONG, what)
                .detail("the limit is " + block.limitBytes() + " bytes")
                .hint("write the file with smaller blocks");
    }

    private void expand(final long number) {
        if (codec != AvroCodec.NULL) {
            final int length = expander.expand(codec, data, dataLength);
            if (length == AvroExpander.TOO_LONG) {
                throw tooLong(
                        name + ", block " + number + ", is longer than the limit, decompressed");
            }
            if (length < 0) {
                throw HeliosException.of(
                                FormatError.COMPRESSION,
                                name + ", block " + number + ", cannot be decompressed")
                        .detail(
                                codec.spelling()
                                        + ", "
                                        + dataLength
                                        + " bytes, the block begins at byte "
                                        + block.offset())
                        .hint("copy or write the file again");
            }
            data = expander.address();
            dataLength = length;
        }
        if (recordCount > Math.max(dataLength, EMPTY_RECORDS)) {
            throw input.bad("it has more records than bytes");
        }
    }

    /** Goes behind the block. */
    void consumeBlock() {
        block.consume(block.start() + blockBytes);
    }

    long recordCount() {
        return recordCount;
    }

    /** Where the records lie, decompressed. */
    long data() {
        return data;
    }

    int dataLength() {
        return dataLength;
    }

    @Override
    public void close() {
        expander.close();
    }
}
