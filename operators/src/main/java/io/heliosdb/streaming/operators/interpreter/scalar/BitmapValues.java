package io.heliosdb.streaming.operators.interpreter.scalar;

import io.heliosdb.streaming.operators.expression.ByteString;
import io.heliosdb.streaming.operators.expression.Expression;
import io.heliosdb.streaming.operators.expression.ScalarFunction;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Bitmaps as sorted sets, and the bytes of these, which are the values. */
@SuppressWarnings("ByteBufferBackingArray") // buffers are allocated here
public final class BitmapValues {
    private static final int ARRAY_MOST = 4096;
    private static final int BIT_COUNT = 1 << 16;
    private static final int LONG_TEXT = 524_288;

    private BitmapValues() {}

    static Object evaluate(final Expression.Call call, final List<Object> operands) {
        final Object first = operands.getFirst();
        return switch (call.function()) {
            case BITMAP_BUILD -> of((List<?>) first);
            case BITMAP_CARDINALITY -> (long) set((ByteString) first).size();
            case BITMAP_TO_ARRAY ->
                    set((ByteString) first).stream().map(value -> (long) value.intValue()).toList();
            case BITMAP_TO_STRING -> text((ByteString) first);
            case BITMAP_TO_BYTES -> first;
            case BITMAP_FROM_BYTES -> checked((ByteString) first);
            default -> combined((ByteString) first, (ByteString) operands.get(1), call.function());
        };
    }

    /** The bitmap of numbers, among which NULLs do not count. */
    public static ByteString of(final Collection<?> numbers) {
        final SortedSet<Long> set = new TreeSet<>();
        for (final Object number : numbers) {
            if (number != null) {
                set.add((Long) number & 0xffff_ffffL);
            }
        }
        return bytes(set);
    }

    /** How many numbers a bitmap has. */
    public static long cardinality(final ByteString bitmap) {
        return set(bitmap).size();
    }

    /** What two bitmaps give by BITMAP_AND, BITMAP_OR, BITMAP_XOR or BITMAP_ANDNOT. */
    public static ByteString combined(
            final ByteString left, final ByteString right, final ScalarFunction function) {
        final SortedSet<Long> result = set(left);
        final SortedSet<Long> others = set(right);
        switch (function) {
            case BITMAP_AND -> result.retainAll(others);
            case BITMAP_OR -> result.addAll(others);
            case BITMAP_ANDNOT -> result.removeAll(others);
            case BITMAP_XOR -> {
                for (final Long other : others) {
                    if (!result.remove(other)) {
                        result.add(other);
                    }
                }
            }
            default -> throw new IllegalStateException("not of bitmaps: " + function);
        }
        return bytes(result);
    }

    private static ByteString checked(final ByteString bytes) {
        try {
            return bytes(set(bytes));
        } catch (final BufferUnderflowException | IllegalArgumentException e) {
            throw Failure.of("BITMAP_FROM_BYTES: not a bitmap", "see BITMAP_TO_BYTES");
        }
    }

    static String text(final ByteString bitmap) {
        final StringBuilder text = new StringBuilder("{");
        for (final Long value : set(bitmap)) {
            text.append(text.length() > 1 ? "," : "");
            if (text.length() > LONG_TEXT) {
                text.append("...");
                break;
            }
            text.append(value);
        }
        return text.append('}').toString();
    }

    private static SortedSet<Long> set(final ByteString bitmap) {
        final ByteBuffer in = ByteBuffer.wrap(bitmap.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        final int cookie = in.getInt();
        final boolean hasRuns = (cookie & 0xffff) == 12347;
        demand(hasRuns || cookie == 12346);
        final int count = hasRuns ? (cookie >>> 16) + 1 : in.getInt();
        demand(count >= 0 && count <= BIT_COUNT);
        final byte[] flags = new byte[hasRuns ? (count + 7) / 8 : 0];
        in.get(flags);
        final int[] keys = new int[count];
        final int[] sizes = new int[count];
        for (int i = 0; i < count; i++) {
            keys[i] = in.getShort() & 0xffff;
            sizes[i] = (in.getShort() & 0xffff) + 1;
            demand(i == 0 || keys[i] > keys[i - 1]);
        }
        if (!hasRuns || count >= 4) {
            in.get(new byte[4 * count]);
        }
        final SortedSet<Long> set = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            final long upper = (long) keys[i] << 16;
            if (hasRuns && (flags[i / 8] >> (i % 8) & 1) != 0) {
                for (int runs = in.getShort() & 0xffff; runs > 0; runs--) {
                    final int from = in.getShort() & 0xffff;
                    final int to = from + (in.getShort() & 0xffff);
                    for (int low = from; low <= Math.min(to, 0xffff); low++) {
                        set.add(upper | low);
                    }
                }
            } else if (sizes[i] <= ARRAY_MOST) {
                for (int k = 0; k < sizes[i]; k++) {
                    set.add(upper | (in.getShort() & 0xffff));
                }
            } else {
                for (int low = 0; low < BIT_COUNT; low += 64) {
                    final long word = in.getLong();
                    for (int bit = 0; bit < 64; bit++) {
                        if ((word >>> bit & 1) != 0) {
                            set.add(upper | (low + bit));
                        }
                    }
                }
            }
        }
        return set;
    }

    private static void demand(final boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("not a bitmap");
        }
    }

    private static ByteString bytes(final SortedSet<Long> set) {
        final Map<Integer, List<Integer>> containers = new TreeMap<>();
        for (final Long value : set) {
            containers
                    .computeIfAbsent((int) (value >> 16), key -> new ArrayList<>())
                    .add((int) (value & 0xffff));
        }
        final List<byte[]> bodies = new ArrayList<>();
        final List<Boolean> areRuns = new ArrayList<>();
        for (final List<Integer> values : containers.values()) {
            final byte[] plain = plain(values);
            final byte[] runs = runs(values);
            areRuns.add(runs.length < plain.length);
            bodies.add(runs.length < plain.length ? runs : plain);
        }
        return ByteString.of(joined(containers, bodies, areRuns));
    }

    private static byte[] plain(final List<Integer> values) {
        final boolean isArray = values.size() <= ARRAY_MOST;
        final ByteBuffer out = buffer(isArray ? 2 * values.size() : BIT_COUNT / 8);
        for (final Integer value : values) {
            if (isArray) {
                out.putShort(value.shortValue());
            } else {
                out.put(value / 8, (byte) (out.get(value / 8) | (1 << (value % 8))));
            }
        }
        return out.array();
    }

    private static byte[] runs(final List<Integer> values) {
        final List<int[]> runs = new ArrayList<>();
        for (final Integer value : values) {
            if (!runs.isEmpty() && runs.getLast()[1] == value - 1) {
                runs.getLast()[1] = value;
            } else {
                runs.add(new int[] {value, value});
            }
        }
        final ByteBuffer out = buffer(2 + 4 * runs.size()).putShort((short) runs.size());
        runs.forEach(run -> out.putShort((short) run[0]).putShort((short) (run[1] - run[0])));
        return out.array();
    }

    private static byte[] joined(
            final Map<Integer, List<Integer>> containers,
            final List<byte[]> bodies,
            final List<Boolean> areRuns) {
        final int count = bodies.size();
        final boolean hasRuns = areRuns.contains(true);
        final boolean hasOffsets = !hasRuns || count >= 4;
        final int header =
                (hasRuns ? 4 + (count + 7) / 8 : 8) + 4 * count + (hasOffsets ? 4 * count : 0);
        final ByteBuffer out = buffer(header + bodies.stream().mapToInt(body -> body.length).sum());
        if (hasRuns) {
            out.putInt(12347 | ((count - 1) << 16));
            final byte[] flags = new byte[(count + 7) / 8];
            for (int i = 0; i < count; i++) {
                flags[i / 8] |= (byte) (areRuns.get(i) ? 1 << (i % 8) : 0);
            }
            out.put(flags);
        } else {
            out.putInt(12346).putInt(count);
        }
        containers.forEach(
                (key, values) ->
                        out.putShort(key.shortValue()).putShort((short) (values.size() - 1)));
        int offset = header;
        for (final byte[] body : bodies) {
            if (hasOffsets) {
                out.putInt(offset);
            }
            offset += body.length;
        }
        bodies.forEach(out::put);
        return out.array();
    }

    private static ByteBuffer buffer(final int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
