package io.heliosdb.streaming.state.checkpoint.format;

import io.heliosdb.streaming.codecs.memory.Memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256 over native memory, through an array on the heap, where the JVM's own code for it is as
 * fast as the processor. One thread.
 */
public final class Sha256 {
    private static final VarHandle WORD =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final MessageDigest digest = newDigest();
    private final byte[] buffer = new byte[16 << 10];
    private final byte[] result = new byte[Digest.BYTES];

    /** The digest of an array. */
    public static byte[] of(final byte[] bytes) {
        return newDigest().digest(bytes);
    }

    /** Takes more bytes in. */
    public void add(final long address, final int length) {
        for (int done = 0; done < length; done += buffer.length) {
            final int piece = Math.min(buffer.length, length - done);
            Memory.copyToArray(address + done, buffer, 0, piece);
            digest.update(buffer, 0, piece);
        }
    }

    /** The digest of what was taken in; begins anew. */
    public Digest end() {
        try {
            digest.digest(result, 0, result.length);
        } catch (final DigestException e) {
            throw new IllegalStateException("no room for a SHA-256", e);
        }
        return new Digest(
                (long) WORD.get(result, 0),
                (long) WORD.get(result, 8),
                (long) WORD.get(result, 16),
                (long) WORD.get(result, 24));
    }

    /** The digest of bytes. */
    public Digest of(final long address, final int length) {
        add(address, length);
        return end();
    }

    /** Writes the first 16 bytes of the digest of what was taken in; begins anew. */
    public void endTag(final long address) {
        final Digest whole = end();
        Memory.putLong(address, whole.first());
        Memory.putLong(address + Long.BYTES, whole.second());
    }

    /** Whether the first 16 bytes of the digest of what was taken in are these; begins anew. */
    public boolean endIsTag(final long address) {
        final Digest whole = end();
        return Memory.getLong(address) == whole.first()
                && Memory.getLong(address + Long.BYTES) == whole.second();
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
