package io.heliosdb.streaming.client;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.feed.FeedFrame;
import io.heliosdb.streaming.codecs.feed.FeedFrame.Template;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Memory;

import org.agrona.CloseHelper;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import javax.net.ssl.SSLException;

/** One connection of a feed: messages out, messages in. One thread; never blocks. */
final class FeedConnection implements AutoCloseable {
    /** The appliance is being started or stopped. */
    private static final Set<String> LATER =
            Set.of("HNET-0208", "HNET-0308", "HNET-0407", "HCON-0018");

    private static final int OUT_BYTES = 256 << 10;
    private static final int IN_BYTES = 64 << 10;
    private static final int SEND_FROM_BYTES = 64 << 10;
    private static final int HEAD_BYTES = FeedFrame.LENGTH_BYTES + FeedFrame.HEADER_BYTES;
    private static final int TEMPLATE_OFFSET = 2;
    private static final int ROWS_HEAD_BYTES =
            HEAD_BYTES + Template.ROWS.blockLength() + FeedFrame.GROUP_BYTES;

    private final FeedContext context;
    private final Wire wire;
    private final Arena outArena;
    private final Arena inArena;
    private final ByteBuffer out;
    private final ByteBuffer in;
    private boolean isGreeted;
    private boolean isWelcome;
    private long taken;
    private long credit;
    private long sentBytes;
    private int maxRowBytes;
    private long acknowledged;
    private long badRows;
    private String lastRefusal = "";

    private FeedConnection(final FeedContext context, final Wire wire) {
        this.context = context;
        this.wire = wire;
        outArena = Arena.open(context.ledger(), "feed", "output", OUT_BYTES);
        inArena = Arena.open(context.ledger(), "feed", "input", IN_BYTES);
        out = outArena.buffer();
        in = inArena.buffer();
    }

    /** Begins to connect. */
    static FeedConnection begin(final FeedContext context) throws IOException {
        final Wire wire = context.beginWire();
        try {
            return new FeedConnection(context, wire);
        } catch (final RuntimeException e) {
            CloseHelper.quietClose(wire);
            throw e;
        }
    }

    /** Whether rows may be sent. */
    boolean isWelcome() {
        return isWelcome;
    }

    /** Last number that the appliance had taken when it let the feed in. */
    long taken() {
        return taken;
    }

    /** Longest row that it takes. */
    int maxRowBytes() {
        return maxRowBytes;
    }

    /** Last number that is safe. */
    long acknowledged() {
        return acknowledged;
    }

    /** Rows that were none. */
    long badRows() {
        return badRows;
    }

    /** What was wrong with the last of them. */
    String lastRefusal() {
        return lastRefusal;
    }

    /**
     * Goes on with connecting, sends rows as far as there is credit, hears what has come.
     *
     * @return bytes sent and received
     * @throws IOException if the connection is gone
     * @throws HeliosException {@code HCLT-0101} if the appliance ends it, {@code HCLT-0103} if it
     *     is none
     */
    int work(final RetainedRows rows) throws IOException {
        if (!connect()) {
            return 0;
        }
        if (!isGreeted) {
            greet();
        }
        final boolean isBegun = isWelcome; // else the feed has to look first where to go on
        final int heard = hear();
        if (isBegun) {
            pack(rows);
        }
        return heard + send();
    }

    /** What a handshake fails by would fail again, unlike a connection that breaks off. */
    private boolean connect() throws IOException {
        try {
            return wire.connect();
        } catch (final SSLException e) {
            throw untrusted(e);
        }
    }

    private HeliosException untrusted(final SSLException why) {
        return HeliosException.of(ClientError.TLS, "no connection with TLS can be made")
                .detail(String.valueOf(why.getMessage()))
                .hint(
                        "look whether the address is one of the appliance's certificate, whether"
                                + " its authority is believed, and whether it wants a certificate")
                .causedBy(why);
    }

    private void greet() {
        out.putInt(FeedFrame.PREFACE);
        final int start = beginMessage(Template.HELLO);
        putText(context.stream());
        putText(context.producer().orElse(""));
        putText(context.token());
        endMessage(start);
        isGreeted = true;
    }

    private int beginMessage(final Template template) {
        final int start = out.position();
        out.putInt(0)
                .putShort((short) template.blockLength())
                .putShort((short) template.id())
                .putShort((short) FeedFrame.SCHEMA_ID)
                .putShort((short) FeedFrame.VERSION);
        return start;
    }

    private void endMessage(final int start) {
        out.putInt(start, out.position() - start - FeedFrame.LENGTH_BYTES);
    }

    private void putText(final String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.putShort((short) bytes.length).put(bytes);
    }

    /** Packs rows into messages while there is room for them here and there. */
    private void pack(final RetainedRows rows) {
        while (rows.hasNext() && out.position() < SEND_FROM_BYTES && fits(rows, 0)) {
            final int start = beginMessage(Template.ROWS);
            out.putLong(rows.nextNumber()).putShort((short) 0).putShort((short) 0);
            int count = 0;
            while (rows.hasNext()
                    && count < FeedFrame.MAX_ROWS
                    && out.position() - start < SEND_FROM_BYTES
                    && fits(rows, out.position() - start)) {
                final int length = rows.nextLength();
                out.putInt(length);
                Memory.copy(rows.nextAddress(), outArena.address() + out.position(), length);
                out.position(out.position() + length);
                rows.sent();
                count++;
            }
            out.putShort(start + ROWS_HEAD_BYTES - Short.BYTES, (short) count);
            endMessage(start);
            sentBytes += out.position() - start;
        }
    }

    /** Whether the next row may still go into a message that has so many bytes. */
    private boolean fits(final RetainedRows rows, final int messageBytes) {
        final int row = Integer.BYTES + rows.nextLength();
        final int head = messageBytes == 0 ? ROWS_HEAD_BYTES : 0;
        return sentBytes + messageBytes + head + row <= credit && head + row <= out.remaining();
    }

    private int send() throws IOException {
        if (out.position() == 0) {
            return 0;
        }
        out.flip();
        try {
            return wire.write(out);
        } finally {
            out.compact();
        }
    }

    private int hear() throws IOException {
        final int count = read();
        if (count < 0) {
            throw new IOException("the appliance has closed the connection");
        }
        in.flip();
        while (hasMessage()) {
            final int length = in.getInt();
            take(in.slice(in.position(), length).order(in.order()));
            in.position(in.position() + length);
        }
        in.compact();
        return count;
    }

    /** Whether a whole message has come; one that is no message is found by its length. */
    private boolean hasMessage() {
        if (in.remaining() < FeedFrame.LENGTH_BYTES) {
            return false;
        }
        final int length = in.getInt(in.position());
        if (length < FeedFrame.HEADER_BYTES || length > IN_BYTES - FeedFrame.LENGTH_BYTES) {
            throw noFeed();
        }
        return in.remaining() - FeedFrame.LENGTH_BYTES >= length;
    }

    /** A client knows his certificate to be refused only when he reads. */
    private int read() throws IOException {
        try {
            return wire.read(in);
        } catch (final SSLException e) {
            if (isWelcome) {
                throw e;
            }
            throw untrusted(e);
        }
    }

    private void take(final ByteBuffer message) throws IOException {
        final int template = message.getShort(TEMPLATE_OFFSET);
        message.position(FeedFrame.HEADER_BYTES);
        if (template == Template.WELCOME.id()) {
            taken = message.getLong();
            credit = message.getLong();
            maxRowBytes = message.getInt();
            isWelcome = true;
        } else if (template == Template.ACKNOWLEDGED.id()) {
            acknowledged = message.getLong();
            credit = message.getLong();
        } else if (template == Template.REFUSED.id()) {
            refused(message.getLong(), text(message), text(message));
        } else {
            throw noFeed();
        }
    }

    private void refused(final long number, final String code, final String text)
            throws IOException {
        lastRefusal = code + " " + text;
        if (number == 0 && LATER.contains(code)) {
            throw new IOException(lastRefusal);
        }
        if (number == 0) {
            throw HeliosException.of(ClientError.REFUSED, "the appliance refuses the feed")
                    .detail(lastRefusal);
        }
        badRows++;
    }

    private static String text(final ByteBuffer message) {
        final byte[] bytes = new byte[message.getShort() & 0xFFFF];
        message.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private HeliosException noFeed() {
        return HeliosException.of(ClientError.PROTOCOL, "no feeds are taken at the address")
                .detail(context.address().toString());
    }

    @Override
    public void close() throws IOException {
        try (wire) {
            outArena.close();
            inArena.close();
        }
    }
}
