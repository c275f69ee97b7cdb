package io.heliosdb.streaming.perf.proof.corrupt;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.storage.AtomicFile;
import io.heliosdb.streaming.codecs.storage.StorageFile;
import io.heliosdb.streaming.perf.proof.storage.SimulatedStorage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A file that is wrong and has the checksum of what it says, as after a mistake of the program that
 * wrote it or of its memory: no disk does this, and the second line of checks has to find it.
 * Formats are as documented, and read here without the code of the engine.
 */
final class Lie {
    private static final int FILE_LIMIT = 1 << 26;

    // A record of the journal.
    private static final int RECORD_MAGIC = 0x31524a48;
    private static final int RECORD_LENGTH_AT = 8;
    private static final int RECORD_CRC_AT = 12;
    private static final int RECORD_EPOCH_AT = 24;
    private static final int RECORD_ROW_AT = 56;
    private static final int RECORD_HEADER_BYTES = 80;

    // A frame of a checkpoint that is not encrypted.
    private static final int FRAME_MAGIC = 0x4d524648;
    private static final int FRAME_LENGTH_AT = 16;
    private static final int FRAME_HEADER_BYTES = 24;
    private static final int FILE_HEADER_BYTES = 56;
    private static final int NONCE_BYTES = 12;
    private static final int DIGEST_BYTES = 32;
    private static final int TAG_BYTES = 16;

    /** Some content behind the headers of a snapshot, where nothing compresses. */
    private static final int CONTENT_AT = 100;

    private final String what;
    private final byte[] bytes;
    private final boolean isAlwaysRead;

    private Lie(final String what, final byte[] bytes, final boolean isAlwaysRead) {
        this.what = what;
        this.bytes = bytes;
        this.isAlwaysRead = isAlwaysRead;
    }

    /** Whether every start comes across it. */
    boolean isAlwaysRead() {
        return isAlwaysRead;
    }

    /** In words. */
    String what() {
        return what;
    }

    /** What can be told of a file. */
    static List<Lie> in(final SimulatedStorage storage, final Path file) {
        final byte[] bytes = AtomicFile.read(storage, file, FILE_LIMIT);
        final List<Lie> lies = new ArrayList<>();
        for (int at = 0; at + RECORD_HEADER_BYTES <= bytes.length; at++) {
            final int magic = view(bytes).getInt(at);
            if (magic == RECORD_MAGIC) {
                addRecord(lies, bytes, at, "first row", RECORD_ROW_AT, 1);
                addRecord(lies, bytes, at, "first row", RECORD_ROW_AT, -1);
                addRecord(lies, bytes, at, "epoch", RECORD_EPOCH_AT, 1);
            } else if (magic == FRAME_MAGIC) {
                addFrame(lies, bytes, at);
            }
        }
        return lies;
    }

    private static ByteBuffer view(final byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A record that claims to begin with another row, or to be of another epoch. */
    private static void addRecord(
            final List<Lie> lies,
            final byte[] bytes,
            final int at,
            final String field,
            final int fieldAt,
            final int step) {
        final int length = view(bytes).getInt(at + RECORD_LENGTH_AT);
        if (length < RECORD_HEADER_BYTES || length > bytes.length - at) {
            return;
        }
        final byte[] copy = bytes.clone();
        final ByteBuffer view = view(copy);
        final int crc = view.getInt(at + RECORD_CRC_AT);
        if (crcOf(view, at, length) == crc) {
            view.putLong(at + fieldAt, view.getLong(at + fieldAt) + step);
            view.putInt(at + RECORD_CRC_AT, crcOf(view, at, length));
            lies.add(
                    new Lie(field + " of the record at " + at + " changed by " + step, copy, true));
        }
    }

    private static int crcOf(final ByteBuffer view, final int at, final int length) {
        view.putInt(at + RECORD_CRC_AT, 0);
        final CRC32C crc = new CRC32C();
        crc.update(view.slice(at, length));
        return (int) crc.getValue();
    }

    /** A frame with another content than its digest says. */
    private static void addFrame(final List<Lie> lies, final byte[] bytes, final int at) {
        final int sealed = view(bytes).getInt(at + FRAME_LENGTH_AT);
        final int body = at + FRAME_HEADER_BYTES + NONCE_BYTES;
        final int tag = at + FRAME_HEADER_BYTES + sealed - TAG_BYTES;
        final int content = body + DIGEST_BYTES + CONTENT_AT;
        if (content >= tag || tag + TAG_BYTES > bytes.length) {
            return;
        }
        final byte[] copy = bytes.clone();
        if (Arrays.equals(
                tagOf(copy, at, body, tag), Arrays.copyOfRange(copy, tag, tag + TAG_BYTES))) {
            copy[content] ^= 1;
            System.arraycopy(tagOf(copy, at, body, tag), 0, copy, tag, TAG_BYTES);
            lies.add(new Lie("content of the frame at " + at + " changed", copy, false));
        }
    }

    private static byte[] tagOf(
            final byte[] bytes, final int frame, final int body, final int tag) {
        try {
            final MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(bytes, 0, FILE_HEADER_BYTES);
            sha.update(bytes, frame, FRAME_HEADER_BYTES);
            sha.update(bytes, body, tag - body);
            return Arrays.copyOf(sha.digest(), TAG_BYTES);
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Writes it over a file of the same length. */
    void tell(final SimulatedStorage storage, final Path file) {
        try (StorageFile open = storage.openForWriting(file);
                Arena arena =
                        Arena.open(new Ledger(Long.MAX_VALUE), "lie", "proof", bytes.length)) {
            Memory.copyFromArray(bytes, 0, arena.address(), bytes.length);
            open.write(0, arena.address(), bytes.length);
            open.force();
        }
    }
}
