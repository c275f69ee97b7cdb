package io.heliosdb.streaming.operators.codegen.expression;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.nested.Shape;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.operators.custom.OpenSites;
import io.heliosdb.streaming.operators.expression.ByteString;
import io.heliosdb.streaming.operators.expression.FineTimestamp;
import io.heliosdb.streaming.operators.functions.Literals;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the constants of a pipeline while its code is generated, each once. */
public final class LiteralPool {
    private final ByteArrayOutputStream texts = new ByteArrayOutputStream();
    private final Map<Object, Integer> offsets = new HashMap<>();
    private final Map<Object, Integer> indexes = new HashMap<>();
    private final List<Object> objects = new ArrayList<>();

    /** Source of the address of a text constant. */
    String text(final String value) {
        return "literals.text(" + offsets.computeIfAbsent(value, absent -> lay(value)) + ")";
    }

    /** Source of the address of a constant of BINARY or VARBINARY. */
    String bytes(final ByteString value) {
        return "literals.text("
                + offsets.computeIfAbsent(value, absent -> lay(value.toByteArray()))
                + ")";
    }

    /** Source of the address of a constant TIMESTAMP of more than 3 fraction digits. */
    String timestamp(final FineTimestamp value) {
        return "literals.text(" + offsets.computeIfAbsent(value, absent -> lay(value)) + ")";
    }

    /** Source of the address of a constant DECIMAL of more than 18 digits. */
    String wideDecimal(final BigInteger unscaled) {
        return "literals.text(" + offsets.computeIfAbsent(unscaled, absent -> lay(unscaled)) + ")";
    }

    /**
     * Source of an object constant, through an accessor of {@link Literals}. Equal keys share one.
     */
    public String object(final String accessor, final Object key, final Object value) {
        final int index =
                indexes.computeIfAbsent(
                        List.of(accessor, key),
                        absent -> {
                            objects.add(value);
                            return objects.size() - 1;
                        });
        return "literals." + accessor + "(" + index + ")";
    }

    private int lay(final FineTimestamp value) {
        final int offset = texts.size();
        final ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        texts.writeBytes(bytes.putLong(value.epochMs()).putInt(value.nanosOfMs()).array());
        return offset;
    }

    private int lay(final BigInteger unscaled) {
        final int offset = texts.size();
        final ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        final long high = unscaled.shiftRight(Long.SIZE).longValue();
        texts.writeBytes(bytes.putLong(unscaled.longValue()).putLong(high).array());
        return offset;
    }

    private int lay(final String value) {
        return lay(value.getBytes(StandardCharsets.UTF_8));
    }

    private int lay(final byte[] bytes) {
        final int offset = texts.size();
        final ByteBuffer header = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        texts.writeBytes(header.putInt(bytes.length).array());
        texts.writeBytes(bytes);
        texts.writeBytes(new byte[-texts.size() & 7]);
        return offset;
    }

    /** Source of the shape of a nested type. */
    public String shape(final SqlType type) {
        final SqlType key = type.withNullable(true);
        return object("shape", key, Shape.of(key));
    }

    /** Lays the constants down for one pipeline. */
    public Literals open(final Ledger ledger, final String owner) {
        final OpenSites sites = new OpenSites();
        try {
            final Object[] opened = objects.stream().map(sites::open).toArray();
            return Literals.open(ledger, owner, texts.toByteArray(), opened, sites::close);
        } catch (final RuntimeException e) {
            sites.close();
            throw e;
        }
    }
}
