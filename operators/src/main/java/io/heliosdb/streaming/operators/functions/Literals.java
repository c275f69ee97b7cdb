package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Arena;
import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.nested.Shape;

import java.nio.charset.Charset;
import java.security.MessageDigest;

/**
 * The constants of one pipeline's generated code: texts laid down once in native memory, and
 * objects such as compiled patterns. Belongs to the pipeline's thread.
 */
public final class Literals implements AutoCloseable {
    private final Arena arena;
    private final long start;
    private final Object[] objects;
    private final Runnable onClose;

    private Literals(final Arena arena, final Object[] objects, final Runnable onClose) {
        this.arena = arena;
        start = arena.address();
        this.objects = objects;
        this.onClose = onClose;
    }

    /**
     * Lays the constants down.
     *
     * @param texts for each text a uint32 length and its UTF-8 bytes, at the offsets that generated
     *     code names
     * @param objects by the index that generated code names
     * @param onClose ends what the objects hold
     */
    public static Literals open(
            final Ledger ledger,
            final String owner,
            final byte[] texts,
            final Object[] objects,
            final Runnable onClose) {
        final Arena arena =
                Arena.open(ledger, "literals", owner, Math.max(texts.length, Integer.BYTES));
        Memory.copyFromArray(texts, 0, arena.address(), texts.length);
        return new Literals(arena, objects.clone(), onClose);
    }

    /** Address of the text at an offset. */
    public long text(final int offset) {
        return start + offset;
    }

    /** An object that generated code casts to its class. */
    public Object object(final int index) {
        return objects[index];
    }

    public Shape shape(final int index) {
        return (Shape) objects[index];
    }

    public DatePattern datePattern(final int index) {
        return (DatePattern) objects[index];
    }

    public LegacyPattern legacyPattern(final int index) {
        return (LegacyPattern) objects[index];
    }

    public MessageDigest digest(final int index) {
        return (MessageDigest) objects[index];
    }

    public RegexPattern regexPattern(final int index) {
        return (RegexPattern) objects[index];
    }

    public Charset charset(final int index) {
        return (Charset) objects[index];
    }

    public JsonPath jsonPath(final int index) {
        return (JsonPath) objects[index];
    }

    public LikePattern likePattern(final int index) {
        return (LikePattern) objects[index];
    }

    public ZoneTable zone(final int index) {
        return (ZoneTable) objects[index];
    }

    @Override
    public void close() {
        arena.close();
        onClose.run();
    }
}
