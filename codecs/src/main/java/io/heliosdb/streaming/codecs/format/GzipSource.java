package io.heliosdb.streaming.codecs.format;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses gzip (RFC 1952) where an input is gzip, and passes any other input on.
 *
 * <p>The first two bytes decide: no UTF-8 text begins with those of gzip. Members may follow each
 * other, zeros may follow the last. Checksums are verified. Memory is two buffers, whatever the
 * ratio of compression; the caller bounds what it takes. One thread.
 */
public final class GzipSource implements ByteSource {
    private static final int BUFFER_BYTES = 128 << 10;
    private static final int TRAILER_BYTES = 8;

    private enum State {
        DETECTING,
        PLAIN,
        BETWEEN_MEMBERS,
        HEADER,
        BODY,
        TRAILER
    }

    private final ByteSource input;
    private final String name;
    private final Arena inputArena;
    private final Arena outputArena;
    private final ByteBuffer inputBuffer;
    private final ByteBuffer outputBuffer;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final GzipHeader header = new GzipHeader();
    private State state = State.DETECTING;
    private boolean isInputEnded;
    private long readBytes;
    private long trailer;
    private int trailerBytes;

    /**
     * @param owner of the memory, for the ledger
     * @param name of the input, for errors
     * @param input the bytes as stored; closed with this source
     */
    public GzipSource(
            final Ledger ledger, final String owner, final String name, final ByteSource input) {
        this.input = input;
        this.name = name;
        inputArena = Arena.open(ledger, "gzip input", owner, BUFFER_BYTES);
        try {
            outputArena = Arena.open(ledger, "gzip output", owner, BUFFER_BYTES);
        } catch (final RuntimeException e) {
            inputArena.close();
            throw e;
        }
        inputBuffer = inputArena.buffer().limit(0);
        outputBuffer = outputArena.buffer().limit(0);
    }

    /** Bytes taken from the input as stored. */
    public long readBytes() {
        return readBytes;
    }

    @Override
    public int read(final long address, final int capacityBytes) {
        while (true) {
            if (outputBuffer.hasRemaining()) {
                return give(outputArena, outputBuffer, address, capacityBytes);
            }
            if (state == State.PLAIN) {
                return readPlain(address, capacityBytes);
            }
            final boolean isReady = state == State.BODY ? inflate() : step();
            if (!isReady) {
                if (isInputEnded) {
                    return end();
                }
                if (state != State.PLAIN && !fill() && !isInputEnded) {
                    return 0;
                }
            }
        }
    }

    private static int give(
            final Arena arena,
            final ByteBuffer buffer,
            final long address,
            final int capacityBytes) {
        final int count = Math.min(buffer.remaining(), capacityBytes);
        Memory.copy(arena.address() + buffer.position(), address, count);
        buffer.position(buffer.position() + count);
        return count;
    }

    private int readPlain(final long address, final int capacityBytes) {
        if (inputBuffer.hasRemaining()) {
            return give(inputArena, inputBuffer, address, capacityBytes);
        }
        if (isInputEnded) {
            return END;
        }
        final int count = input.read(address, capacityBytes);
        readBytes += Math.max(count, 0);
        return count;
    }

    /** Reads on; whether bytes came. */
    private boolean fill() {
        inputBuffer.compact();
        final long target = inputArena.address() + inputBuffer.position();
        final int count = input.read(target, inputBuffer.remaining());
        isInputEnded = count == END;
        readBytes += Math.max(count, 0);
        inputBuffer.position(inputBuffer.position() + Math.max(count, 0)).flip();
        return count > 0;
    }

    /** Takes what is there of anything but the body; whether the state has moved on. */
    private boolean step() {
        if (state == State.DETECTING) {
            return detect();
        }
        while (inputBuffer.hasRemaining()) {
            final int value = inputBuffer.get() & 0xff;
            if (accept(value)) {
                return true;
            }
        }
        return false;
    }

    private boolean detect() {
        if (inputBuffer.remaining() < 2) {
            state = isInputEnded ? State.PLAIN : State.DETECTING;
            return isInputEnded;
        }
        final boolean isGzip =
                (inputBuffer.get(0) & 0xff) == GzipHeader.MAGIC_FIRST
                        && (inputBuffer.get(1) & 0xff) == GzipHeader.MAGIC_SECOND;
        state = isGzip ? State.BETWEEN_MEMBERS : State.PLAIN;
        return true;
    }

    private boolean accept(final int value) {
        switch (state) {
            case BETWEEN_MEMBERS -> {
                if (value != 0) {
                    header.reset();
                    header.accept(value);
                    state = State.HEADER;
                }
            }
            case HEADER -> {
                if (header.accept(value)) {
                    beginBody();
                }
            }
            default -> {
                trailer |= (long) value << (Byte.SIZE * trailerBytes);
                trailerBytes++;
                if (trailerBytes == TRAILER_BYTES) {
                    endMember();
                }
            }
        }
        if (state == State.HEADER && header.isBroken()) {
            throw damaged("it is no gzip header where one should be");
        }
        return state == State.BODY;
    }

    private void beginBody() {
        inflater.reset();
        checksum.reset();
        trailer = 0;
        trailerBytes = 0;
        state = State.BODY;
    }

    /** Fills the output; whether there is any, or the body has ended. */
    private boolean inflate() {
        outputBuffer.clear();
        try {
            inflater.setInput(inputBuffer);
            inflater.inflate(outputBuffer);
        } catch (final DataFormatException e) {
            throw damaged("the compressed data is invalid").causedBy(e);
        }
        outputBuffer.flip();
        checksum.update(outputBuffer);
        outputBuffer.rewind();
        if (inflater.finished()) {
            state = State.TRAILER;
        } else if (inflater.needsDictionary()) {
            throw damaged("it needs a dictionary");
        }
        return state == State.TRAILER || outputBuffer.hasRemaining();
    }

    private void endMember() {
        final long expected =
                checksum.getValue() | (inflater.getBytesWritten() & 0xffffffffL) << Integer.SIZE;
        if (trailer != expected) {
            throw damaged("its checksum does not fit");
        }
        state = State.BETWEEN_MEMBERS;
    }

    private int end() {
        if (state != State.BETWEEN_MEMBERS) {
            throw HeliosException.of(FormatError.COMPRESSION, name + " is cut off")
                    .detail(
                            "the compressed data ends after "
                                    + readBytes
                                    + " bytes, within a member")
                    .hint("copy or write the file again");
        }
        return END;
    }

    private HeliosException damaged(final String why) {
        return HeliosException.of(FormatError.COMPRESSION, name + " is damaged")
                .detail(why + ", at compressed byte " + (readBytes - inputBuffer.remaining()))
                .hint("copy or write the file again");
    }

    @Override
    public void close() {
        inflater.end();
        inputArena.close();
        outputArena.close();
        input.close();
    }
}
