package io.heliosdb.streaming.gateway.tcp;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.feed.FeedFrame;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.connectors.feed.WaitingAnswers;
import io.heliosdb.streaming.connectors.stream.RowBatch;
import io.heliosdb.streaming.gateway.feed.EncodedRows;
import io.heliosdb.streaming.gateway.feed.EventFormat;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Messages of SBE in both directions ({@link FeedFrame}): a Hello, then Rows. The rows of a message
 * are taken one by one as they come; it is never there as a whole.
 */
final class FrameDialect extends AnsweringDialect {
    /** Bytes of rows that may be under way beyond those that were taken, besides a longest row. */
    private static final int WINDOW_BYTES = 1 << 20;

    private static final int HEAD_BYTES = FeedFrame.LENGTH_BYTES + FeedFrame.HEADER_BYTES;
    private static final int TEMPLATE_OFFSET = FeedFrame.LENGTH_BYTES + 2;
    private static final int SCHEMA_OFFSET = FeedFrame.LENGTH_BYTES + 4;
    private static final int VERSION_OFFSET = FeedFrame.LENGTH_BYTES + 6;
    private static final int ROWS_HEAD_BYTES =
            HEAD_BYTES + FeedFrame.Template.ROWS.blockLength() + FeedFrame.GROUP_BYTES;

    private final FrameBuffer buffer;
    private final FrameAnswers answers = new FrameAnswers();
    private EncodedRows rows;
    private boolean isPrefaced;
    private boolean isGreeted;

    /** Of the message of rows that is being read. */
    private int rowsLeft;

    private int bytesLeft;
    private long number;

    private int windowBytes;
    private long takenBytes;
    private long saidCredit;

    FrameDialect(final FeedPorts ports, final FeedSession session, final InetAddress peer) {
        super(ports, session, peer);
        buffer = new FrameBuffer(ports.appliance().streams().ledger());
    }

    @Override
    public ByteBuffer room() {
        return buffer.room();
    }

    @Override
    public void filled(final int count) {
        buffer.filled(count);
    }

    @Override
    public Step step() {
        if (!isGreeted) {
            return greet();
        }
        if (!session().isOpened()) {
            return Step.WAITS;
        }
        return rowsLeft == 0 ? begin() : takeRow();
    }

    private Step greet() {
        if (!isPrefaced) {
            return preface();
        }
        if (!buffer.has(HEAD_BYTES)) {
            return Step.NEEDS_BYTES;
        }
        final int length = checkHead(FeedFrame.Template.HELLO, Greeting.MAX_BYTES);
        if (!buffer.has(FeedFrame.LENGTH_BYTES + length)) {
            return Step.NEEDS_BYTES;
        }
        final byte[] texts = new byte[length - FeedFrame.HEADER_BYTES];
        Memory.copyToArray(buffer.address() + HEAD_BYTES, texts, 0, texts.length);
        buffer.consume(FeedFrame.LENGTH_BYTES + length);
        isGreeted = true;
        open(greeting(texts));
        return Step.WAITS;
    }

    private Step preface() {
        if (!buffer.has(Integer.BYTES)) {
            return Step.NEEDS_BYTES;
        }
        if (Memory.getInt(buffer.address()) != FeedFrame.PREFACE) {
            throw malformed("a connection begins with HELLO or with SBE0");
        }
        buffer.consume(Integer.BYTES);
        isPrefaced = true;
        return Step.GOES_ON;
    }

    private static Greeting greeting(final byte[] texts) {
        final ByteBuffer left = ByteBuffer.wrap(texts).order(ByteOrder.LITTLE_ENDIAN);
        final String stream = text(left);
        final String producer = text(left);
        final String token = text(left);
        if (left.hasRemaining()) {
            throw malformed("there are bytes behind the Hello");
        }
        return new Greeting(
                stream,
                EventFormat.SBE,
                Optional.of(producer).filter(id -> !id.isEmpty()),
                Optional.of(token).filter(text -> !text.isEmpty()));
    }

    private static String text(final ByteBuffer left) {
        final int length = left.remaining() < Short.BYTES ? -1 : left.getShort() & 0xFFFF;
        if (length < 0 || length > left.remaining()) {
            throw malformed("the Hello is cut off");
        }
        final byte[] bytes = new byte[length];
        left.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Length of the message that begins, behind the length itself. */
    private int checkHead(final FeedFrame.Template wanted, final int maxBytes) {
        final long head = buffer.address();
        final int length = Memory.getInt(head);
        final int blockLength = Memory.getShort(head + FeedFrame.LENGTH_BYTES) & 0xFFFF;
        if (Memory.getShort(head + SCHEMA_OFFSET) != FeedFrame.SCHEMA_ID
                || Memory.getShort(head + VERSION_OFFSET) != FeedFrame.VERSION) {
            throw malformed("a message is not of the schema of feeds");
        }
        if (Memory.getShort(head + TEMPLATE_OFFSET) != wanted.id()
                || blockLength != wanted.blockLength()) {
            throw malformed("a message is no " + wanted);
        }
        if (length < FeedFrame.HEADER_BYTES + blockLength || length > maxBytes) {
            throw malformed("a message has " + length + " bytes, at most " + maxBytes);
        }
        return length;
    }

    private static HeliosException malformed(final String what) {
        return HeliosException.of(TcpError.FRAME, what)
                .hint("the messages are in feed-protocol.xml of the reference of feeds");
    }

    private Step begin() {
        if (!buffer.has(HEAD_BYTES)) {
            return Step.NEEDS_BYTES;
        }
        final int length = checkHead(FeedFrame.Template.ROWS, FeedFrame.MAX_BYTES);
        if (!buffer.has(ROWS_HEAD_BYTES)) {
            return Step.NEEDS_BYTES;
        }
        final long block = buffer.address() + HEAD_BYTES;
        final long group = block + FeedFrame.Template.ROWS.blockLength();
        number = Memory.getLong(block);
        rowsLeft = Memory.getShort(group + Short.BYTES) & 0xFFFF;
        bytesLeft = length + FeedFrame.LENGTH_BYTES - ROWS_HEAD_BYTES;
        if (Memory.getShort(group) != 0 || bytesLeft < 0) {
            throw malformed("a group of rows has a block");
        }
        if (number < 1 || number > session().next()) {
            throw HeliosException.of(TcpError.GAP, "rows are missing before those of a message")
                    .detail(session().next() + " is the next one, not " + number);
        }
        consume(ROWS_HEAD_BYTES);
        return endOfMessage();
    }

    private Step endOfMessage() {
        if (rowsLeft == 0 && bytesLeft > 0) {
            throw malformed("there are bytes behind the rows of a message");
        }
        return Step.GOES_ON;
    }

    private Step takeRow() {
        if (!buffer.has(Integer.BYTES)) {
            return Step.NEEDS_BYTES;
        }
        final int length = Memory.getInt(buffer.address());
        if (length < 0 || length > rows.maxRowBytes() || length > bytesLeft - Integer.BYTES) {
            throw malformed("a row has " + length + " bytes");
        }
        if (!buffer.has(Integer.BYTES + length)) {
            return Step.NEEDS_BYTES;
        }
        if (number == session().next() && !write(buffer.address() + Integer.BYTES, length)) {
            return session().batch() == null ? Step.WAITS : Step.GOES_ON;
        }
        number++; // taken now or before
        rowsLeft--;
        bytesLeft -= Integer.BYTES + length;
        consume(Integer.BYTES + length);
        return endOfMessage();
    }

    private void consume(final int bytes) {
        buffer.consume(bytes);
        takenBytes += bytes;
        if (takenBytes > saidCredit) {
            throw malformed("more was sent than there was credit for");
        }
    }

    /** Whether there was room for the row. */
    private boolean write(final long address, final int length) {
        final RowBatch batch = session().batch();
        if (batch == null) {
            return false;
        }
        try {
            if (!rows.take(batch, address, length)) {
                session().makeRoom(RowLayout.align(length + 1));
                return false;
            }
            session().taken();
        } catch (final HeliosException e) {
            leaveOut(e);
        }
        return true;
    }

    @Override
    public void onOpened(final long taken) {
        rows = new EncodedRows(session().stream());
        windowBytes = WINDOW_BYTES + rows.maxRowBytes() + ROWS_HEAD_BYTES + Integer.BYTES;
        saidCredit = windowBytes;
        answers.welcome(taken, saidCredit, rows.maxRowBytes(), session().stream().level());
    }

    @Override
    public void acknowledge() {
        final long safe = session().acknowledged();
        final long credit = takenBytes + windowBytes;
        final boolean isNews = safe > said() || credit - saidCredit >= windowBytes / 4;
        if (isNews && answers.acknowledge(safe, credit)) {
            said(safe);
            saidCredit = credit;
        }
    }

    @Override
    WaitingAnswers answers() {
        return answers;
    }

    @Override
    public Optional<HeliosException> leftOver() {
        return buffer.isEmpty() && rowsLeft == 0
                ? Optional.empty()
                : Optional.of(
                        HeliosException.of(TcpError.CUT_OFF, "the last message is cut off")
                                .detail("its last row is not taken"));
    }

    @Override
    public void close() {
        buffer.close();
    }
}
