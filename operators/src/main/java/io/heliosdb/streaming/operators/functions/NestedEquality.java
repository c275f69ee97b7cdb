package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.nested.Shape;
import io.heliosdb.streaming.codecs.type.TypeKind;

/**
 * Equality of nested values: elements of arrays and values of maps as the operator {@code =} has
 * it, so that a NULL among them is equal to nothing; fields of rows that are both NULL are alike.
 */
public final class NestedEquality {
    private NestedEquality() {}

    /** Whether two values of one shape are equal. */
    public static boolean equal(final Shape shape, final long left, final long right) {
        return switch (shape.kind()) {
            case ARRAY -> arrays(shape, left, right);
            case MAP, MULTISET -> maps(shape, left, right);
            case ROW -> rows(shape, left, right);
            case FLOAT -> Memory.getFloat(left) == Memory.getFloat(right);
            case DOUBLE -> Memory.getDouble(left) == Memory.getDouble(right);
            default ->
                    shape.isVariable()
                            ? Utf8.equal(left, right)
                            : Memory.equal(left, right, shape.slotBytes());
        };
    }

    private static boolean arrays(final Shape shape, final long left, final long right) {
        final int count = Shape.count(left);
        if (count != Shape.count(right)) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            final long a = shape.at(left, i);
            final long b = shape.at(right, i);
            if (a == 0 || b == 0 || !equal(shape.element(), a, b)) {
                return false;
            }
        }
        return true;
    }

    private static boolean maps(final Shape shape, final long left, final long right) {
        final int count = shape.countOf(left);
        if (count != shape.countOf(right)) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            final int other =
                    indexOf(shape.keys(), Shape.keys(right), shape.keys().at(Shape.keys(left), i));
            if (other < 0) {
                return false;
            }
            final long a = shape.values().at(Shape.values(left), i);
            final long b = shape.values().at(Shape.values(right), other);
            if (a == 0 || b == 0 || !equal(shape.values().element(), a, b)) {
                return false;
            }
        }
        return true;
    }

    private static boolean rows(final Shape shape, final long left, final long right) {
        for (int i = 0; i < shape.countOf(left); i++) {
            final long a = shape.at(left, i);
            final long b = shape.at(right, i);
            if (!(a == 0 ? b == 0 : b != 0 && equal(shape.part(i), a, b))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Where an element is first, or -1; NULLs are alike, and so are NaNs.
     *
     * @param shape of the array
     * @param part address of the element, 0 for NULL
     */
    static int indexOf(final Shape shape, final long array, final long part) {
        final int count = Shape.count(array);
        for (int i = 0; i < count; i++) {
            if (isSame(shape.element(), shape.at(array, i), part)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether two parts are both NULL or equal; NaNs are alike. */
    static boolean isSame(final Shape shape, final long left, final long right) {
        if (left == 0 || right == 0) {
            return left == right;
        }
        return equal(shape, left, right) || (isNaN(shape, left) && isNaN(shape, right));
    }

    private static boolean isNaN(final Shape shape, final long part) {
        return shape.kind() == TypeKind.FLOAT
                ? Float.isNaN(Memory.getFloat(part))
                : shape.kind() == TypeKind.DOUBLE && Double.isNaN(Memory.getDouble(part));
    }
}
