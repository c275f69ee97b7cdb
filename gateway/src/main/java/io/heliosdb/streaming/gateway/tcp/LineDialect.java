package io.heliosdb.streaming.gateway.tcp;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.connectors.feed.Answers;
import io.heliosdb.streaming.connectors.feed.LineBuffer;
import io.heliosdb.streaming.connectors.feed.LineScanner;
import io.heliosdb.streaming.connectors.feed.WaitingAnswers;
import io.heliosdb.streaming.connectors.stream.RowBatch;
import io.heliosdb.streaming.connectors.stream.StreamEndpoint;

import org.agrona.CloseHelper;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Lines of text in both directions: a greeting, then a line for each row. */
final class LineDialect extends AnsweringDialect {
    private Lines lines;
    private Answers answers = answers("");
    private Greeting greeting;
    private LineScanner scanner;

    /** A line buffer with its memory. */
    private record Lines(Arena arena, LineBuffer buffer) {
        /** Room for what stands behind a greeting, too, however short the lines of a stream are. */
        static Lines of(final Ledger ledger, final int maxLineBytes) {
            final int bytes = Math.max(maxLineBytes, Greeting.MAX_BYTES) + LineBuffer.READ_BYTES;
            final Arena arena = Arena.open(ledger, "feed", "connection", bytes);
            return new Lines(
                    arena,
                    new LineBuffer(arena.address(), arena.buffer().slice(0, bytes), maxLineBytes));
        }
    }

    LineDialect(final FeedPorts ports, final FeedSession session, final InetAddress peer) {
        super(ports, session, peer);
        lines = Lines.of(ports.appliance().streams().ledger(), Greeting.MAX_BYTES);
    }

    /** What is said in lines, nothing yet. */
    static Answers answers(final String level) {
        return new Answers(ByteBuffer.allocate(Answers.CAPACITY_BYTES), level);
    }

    @Override
    public ByteBuffer room() {
        return lines.buffer().room();
    }

    @Override
    public void filled(final int count) {
        lines.buffer().filled(count);
    }

    @Override
    public Step step() {
        final int found = lines.buffer().find();
        if (found == LineBuffer.NONE) {
            return Step.NEEDS_BYTES;
        }
        if (greeting == null) {
            greet(found);
            return Step.WAITS;
        }
        return session().isOpened() && take(found) ? Step.GOES_ON : Step.WAITS;
    }

    private void greet(final int found) {
        if (found == LineBuffer.TOO_LONG) {
            throw HeliosException.of(TcpError.GREETING, "the greeting is too long")
                    .detail("at most " + Greeting.MAX_BYTES + " bytes");
        }
        final byte[] line = new byte[lines.buffer().lineLength()];
        Memory.copyToArray(lines.buffer().lineAddress(), line, 0, line.length);
        greeting = Greeting.of(line);
        lines.buffer().consume();
        open(greeting);
    }

    private boolean take(final int found) {
        final RowBatch batch = session().batch();
        if (batch == null) {
            return false;
        }
        final LineBuffer buffer = lines.buffer();
        final int outcome =
                found == LineBuffer.TOO_LONG
                        ? LineScanner.BAD
                        : scanner.scan(batch, buffer.lineAddress(), buffer.lineLength());
        if (outcome == LineScanner.NO_ROOM) {
            session().makeRoom(0);
            return true;
        }
        if (outcome == LineScanner.ROW) {
            session().taken();
        } else if (outcome == LineScanner.BAD) {
            leaveOut(found == LineBuffer.TOO_LONG ? tooLong() : scanner.problem());
        } else {
            session().leftOut();
        }
        buffer.consume();
        return true;
    }

    private HeliosException tooLong() {
        return HeliosException.of(FormatError.TOO_LONG, "the line is longer than the limit")
                .detail("at most " + session().stream().maxLineBytes() + " bytes");
    }

    @Override
    public void onOpened(final long taken) {
        final StreamEndpoint stream = session().stream();
        scanner =
                new LineScanner(
                        stream.lineScanner(greeting.format().title()), stream.maxRowBytes());
        final Lines own = Lines.of(ports().appliance().streams().ledger(), stream.maxLineBytes());
        own.buffer().takeOver(lines.buffer());
        lines.arena().close();
        lines = own;
        answers = answers(stream.level());
        answers.resume(taken);
    }

    @Override
    public void acknowledge() {
        final long safe = session().acknowledged();
        if (safe > said() && answers.acknowledge(safe)) {
            said(safe);
        }
    }

    @Override
    WaitingAnswers answers() {
        return answers;
    }

    @Override
    public Optional<HeliosException> leftOver() {
        return lines.buffer().hasPart()
                ? Optional.of(
                        HeliosException.of(TcpError.CUT_OFF, "the last line has no line feed")
                                .detail("it may be cut off and is not taken"))
                : Optional.empty();
    }

    @Override
    public void close() {
        CloseHelper.closeAll(scanner, lines.arena());
    }
}
