package io.heliosdb.streaming.operators.functions;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.codecs.nested.Shape;

/**
 * IS JSON, JSON_EXISTS, JSON_VALUE and JSON_QUERY: what is in a JSON text. Whether it is one, and
 * where its values are, {@link #root} says once for all paths into the same text.
 */
public final class JsonQueries {
    private JsonQueries() {}

    public static boolean isJson(final long text) {
        return root(text) != JsonSyntax.BROKEN;
    }

    public static boolean isObject(final long text) {
        final long root = root(text);
        return root != JsonSyntax.BROKEN && JsonDocument.isObject(root);
    }

    public static boolean isArray(final long text) {
        final long root = root(text);
        return root != JsonSyntax.BROKEN && JsonDocument.isArray(root);
    }

    public static boolean isScalar(final long text) {
        final long root = root(text);
        return root != JsonSyntax.BROKEN
                && !JsonDocument.isArray(root)
                && !JsonDocument.isObject(root);
    }

    /**
     * What the paths into a text need: the complement of its index, or where its value begins; 0 if
     * it is not JSON. Good until the scratch memory is given back.
     */
    public static long root(final Scratch scratch, final long text) {
        return scratch.json().index().root(text);
    }

    private static long root(final long text) {
        return JsonSyntax.root(Utf8.bytes(text), Utf8.bytes(text) + Utf8.length(text));
    }

    /** JSON_EXISTS; NULL as {@link Scratch#wasNull()} tells. */
    public static boolean exists(
            final Scratch scratch,
            final long text,
            final long root,
            final JsonPath path,
            final JsonAnswer onError) {
        final int found = path.evaluate(scratch.json().document(), text, root);
        scratch.setNull(found == JsonPath.BROKEN && onError == JsonAnswer.NULL);
        if (found != JsonPath.BROKEN) {
            return found != JsonPath.NOTHING;
        }
        if (onError == JsonAnswer.ERROR) {
            throw failed("JSON_EXISTS");
        }
        return onError == JsonAnswer.TRUE;
    }

    /**
     * JSON_VALUE: a scalar as a text, or {@link Utf8#NULL}.
     *
     * @param emptyDefault what is answered for nothing if {@code onEmpty} says so
     * @param errorDefault the same for {@code onError}
     */
    public static long value(
            final Scratch scratch,
            final long text,
            final long root,
            final JsonPath path,
            final JsonAnswer onEmpty,
            final long emptyDefault,
            final JsonAnswer onError,
            final long errorDefault) {
        final JsonWork work = scratch.json();
        final int found = scalar(work, text, root, path, onEmpty, onError);
        if (found != JsonPath.SCALAR) {
            return found == JsonPath.NOTHING
                    ? onEmpty == JsonAnswer.DEFAULT ? emptyDefault : Utf8.NULL
                    : onError == JsonAnswer.DEFAULT ? errorDefault : Utf8.NULL;
        }
        work.writer().begin();
        work.writer().scalar(work.document(), work.document().found());
        return work.writer().finish();
    }

    /** JSON_VALUE of an INT; NULL as {@link Scratch#wasNull()} tells. */
    public static int intValue(
            final Scratch scratch,
            final long text,
            final long root,
            final JsonPath path,
            final JsonAnswer onEmpty,
            final int emptyDefault,
            final JsonAnswer onError,
            final int errorDefault) {
        final JsonWork work = scratch.json();
        final int found = scalar(work, text, root, path, onEmpty, onError);
        if (found != JsonPath.SCALAR) {
            return isDefault(scratch, found, onEmpty, onError)
                    ? found == JsonPath.NOTHING ? emptyDefault : errorDefault
                    : 0;
        }
        scratch.setNull(false);
        final long value = work.document().found();
        final long end = work.document().behind(value);
        final boolean isNegative = Memory.getByte(value) == '-';
        final long first = isNegative ? value + 1 : value;
        long number = 0;
        for (long at = first; at < end; at++) {
            final int digit = Memory.getByte(at) - '0';
            if (digit < 0 || digit > 9 || end - first > 10) {
                throw unlike("an INT");
            }
            number = 10 * number + digit;
        }
        number = isNegative ? -number : number;
        if (number != (int) number) {
            throw unlike("an INT");
        }
        return (int) number;
    }

    /** JSON_VALUE of a BOOLEAN; NULL as {@link Scratch#wasNull()} tells. */
    public static boolean truthValue(
            final Scratch scratch,
            final long text,
            final long root,
            final JsonPath path,
            final JsonAnswer onEmpty,
            final boolean emptyDefault,
            final JsonAnswer onError,
            final boolean errorDefault) {
        final JsonWork work = scratch.json();
        final int found = scalar(work, text, root, path, onEmpty, onError);
        if (found != JsonPath.SCALAR) {
            return isDefault(scratch, found, onEmpty, onError)
                    && (found == JsonPath.NOTHING ? emptyDefault : errorDefault);
        }
        scratch.setNull(false);
        final int first = Memory.getByte(work.document().found());
        if (first != 't' && first != 'f') {
            throw unlike("a BOOLEAN");
        }
        return first == 't';
    }

    /**
     * JSON_VALUE of a DOUBLE, which must have a fraction or an exponent; NULL as {@link
     * Scratch#wasNull()} tells. It has no default: Flink cannot convert one.
     */
    public static double doubleValue(
            final Scratch scratch,
            final long text,
            final long root,
            final JsonPath path,
            final JsonAnswer onEmpty,
            final JsonAnswer onError) {
        final JsonWork work = scratch.json();
        final int found = scalar(work, text, root, path, onEmpty, onError);
        if (found != JsonPath.SCALAR) {
            if (isDefault(scratch, found, onEmpty, onError)) {
                throw unlike("a DOUBLE");
            }
            return 0;
        }
        final long value = work.document().found();
        final long end = work.document().behind(value);
        boolean isFraction = false;
        for (long at = value; at < end; at++) {
            final int letter = Memory.getByte(at);
            isFraction |= letter == '.' || letter == 'e' || letter == 'E';
        }
        if (!isFraction || Memory.getByte(value) == '"' || Memory.getByte(value) > '9') {
            throw unlike("a DOUBLE");
        }
        work.writer().begin();
        work.writer().scalar(work.document(), value);
        final double number = FloatParser.toDouble(scratch, work.writer().finish());
        scratch.setNull(false);
        return number == 0 ? 0 : number;
    }

    /** What was found: a scalar, or NOTHING or BROKEN where that is not an error of the row. */
    private static int scalar(
            final JsonWork work,
            final long text,
            final long root,
            final JsonPath path,
            final JsonAnswer onEmpty,
            final JsonAnswer onError) {
        int found = path.evaluate(work.document(), text, root);
        if (found == JsonPath.ARRAY || found == JsonPath.OBJECT) {
            found = path.isLax() ? JsonPath.NOTHING : JsonPath.BROKEN;
        }
        if (found == JsonPath.NOTHING && onEmpty == JsonAnswer.ERROR) {
            throw empty("JSON_VALUE");
        }
        if (found == JsonPath.BROKEN && onError == JsonAnswer.ERROR) {
            throw failed("JSON_VALUE");
        }
        return found;
    }

    /** Whether a default is the answer; else it is NULL. */
    private static boolean isDefault(
            final Scratch scratch,
            final int found,
            final JsonAnswer onEmpty,
            final JsonAnswer onError) {
        final JsonAnswer answer = found == JsonPath.NOTHING ? onEmpty : onError;
        scratch.setNull(answer != JsonAnswer.DEFAULT);
        return answer == JsonAnswer.DEFAULT;
    }

    /**
     * JSON_QUERY: an object or array as a text, or {@link Utf8#NULL}.
     *
     * @param wrapsScalars whether all but arrays are put into an array
     * @param wrapsArrays whether arrays are too
     */
    public static long query(
            final Scratch scratch,
            final long text,
            final long root,
            final JsonPath path,
            final boolean wrapsScalars,
            final boolean wrapsArrays,
            final JsonAnswer onEmpty,
            final JsonAnswer onError) {
        final JsonWork work = scratch.json();
        int found = path.evaluate(work.document(), text, root);
        if (found == JsonPath.SCALAR && !wrapsScalars) {
            found = path.isLax() ? JsonPath.NOTHING : JsonPath.BROKEN;
        }
        if (found == JsonPath.NOTHING || found == JsonPath.BROKEN) {
            return instead(work, found == JsonPath.NOTHING, onEmpty, onError);
        }
        final boolean isWrapped = found == JsonPath.ARRAY ? wrapsArrays : wrapsScalars;
        work.writer().begin();
        if (isWrapped) {
            work.writer().put('[');
        }
        path.write(work);
        if (isWrapped) {
            work.writer().put(']');
        }
        return work.writer().finish();
    }

    /**
     * JSON_QUERY of an ARRAY of texts: the elements, scalars without quotes, or {@link Utf8#NULL}.
     * What is found and is no array is an error.
     *
     * @param shape of the array
     */
    public static long texts(
            final Scratch scratch,
            final Shape shape,
            final long text,
            final long root,
            final JsonPath path,
            final boolean wrapsScalars,
            final boolean wrapsArrays,
            final JsonAnswer onEmpty,
            final JsonAnswer onError) {
        if (onEmpty == JsonAnswer.EMPTY_OBJECT || onError == JsonAnswer.EMPTY_OBJECT) {
            throw FunctionError.argument("JSON_QUERY: an empty object is no ARRAY")
                    .hint("say EMPTY ARRAY ON EMPTY, or EMPTY ARRAY ON ERROR");
        }
        final JsonWork work = scratch.json();
        long json = query(scratch, text, root, path, wrapsScalars, wrapsArrays, onEmpty, onError);
        if (json != Utf8.NULL && JsonDocument.isObject(Utf8.bytes(json))) {
            json = instead(work, false, onEmpty, onError);
        }
        if (json == Utf8.NULL) {
            return Utf8.NULL;
        }
        final JsonDocument document = work.document();
        document.open(json, root(json));
        final int count = document.count(document.root());
        final long list = Nested.list(scratch, count);
        long each = document.firstElement(document.root());
        for (int i = 0; i < count; i++) {
            Nested.note(list, i, JsonDocument.isNull(each) ? Utf8.NULL : element(work, each));
            each = document.nextElement(each);
        }
        return Nested.ofList(scratch, shape, list, count);
    }

    private static long element(final JsonWork work, final long value) {
        work.writer().begin();
        work.writer().scalar(work.document(), value);
        return work.writer().finish();
    }

    private static long instead(
            final JsonWork work,
            final boolean isEmpty,
            final JsonAnswer onEmpty,
            final JsonAnswer onError) {
        final JsonAnswer answer = isEmpty ? onEmpty : onError;
        if (answer == JsonAnswer.NULL) {
            return Utf8.NULL;
        }
        if (answer == JsonAnswer.ERROR) {
            throw isEmpty ? empty("JSON_QUERY") : failed("JSON_QUERY");
        }
        work.writer().begin();
        work.writer().put(answer == JsonAnswer.EMPTY_ARRAY ? '[' : '{');
        work.writer().put(answer == JsonAnswer.EMPTY_ARRAY ? ']' : '}');
        return work.writer().finish();
    }

    private static HeliosException empty(final String function) {
        return FunctionError.argument(function + ": there is no such value")
                .hint("say NULL ON EMPTY");
    }

    private static HeliosException failed(final String function) {
        return FunctionError.argument(function + ": the text is not JSON, or not like the path")
                .hint("say NULL ON ERROR, or begin the path with lax");
    }

    private static HeliosException unlike(final String type) {
        return FunctionError.argument("JSON_VALUE: the value is not " + type)
                .hint("leave out RETURNING, and use TRY_CAST");
    }
}
