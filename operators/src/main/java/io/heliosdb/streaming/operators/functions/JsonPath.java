package io.heliosdb.streaming.operators.functions;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JSON path with its mode, compiled: it leads from the root of a document to a value, or to the
 * list of all values that it matches. Immutable.
 */
public final class JsonPath {
    /** What {@link #evaluate} found: nothing, or NULL. */
    static final int NOTHING = 0;

    /** What {@link #evaluate} found: an error. */
    static final int BROKEN = 1;

    static final int SCALAR = 2;
    static final int ARRAY = 3;
    static final int OBJECT = 4;

    private static final Pattern MODE =
            Pattern.compile("\\s*(strict|lax)\\s+(.+)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Null if it is no path. */
    private final JsonStep[] steps;

    private final boolean isLax;
    private final boolean isDefinite;

    /** How many steps lead to one value, before the first that does not or makes an object. */
    private final int straightSteps;

    private JsonPath(final List<JsonStep> steps, final boolean isLax) {
        this.isLax = isLax;
        this.steps = steps == null ? null : steps.toArray(new JsonStep[0]);
        int straight = 0;
        boolean isSingle = true;
        if (steps != null) {
            while (straight < steps.size()
                    && steps.get(straight).isDefinite()
                    && !(steps.get(straight) instanceof JsonStep.Members)) {
                straight++;
            }
            isSingle = steps.stream().allMatch(JsonStep::isDefinite);
        }
        straightSteps = straight;
        isDefinite = isSingle;
    }

    /**
     * Compiles a path. What is none makes every evaluation an error.
     *
     * @throws io.heliosdb.streaming.codecs.error.HeliosException {@code HOPR-0303} for functions
     *     and some filters
     */
    public static JsonPath of(final String spec) {
        final Matcher matcher = MODE.matcher(spec);
        final boolean hasMode = matcher.matches();
        final boolean isLax = hasMode && matcher.group(1).equalsIgnoreCase("lax");
        try {
            return new JsonPath(
                    new ArrayList<>(JsonPathParser.parse(hasMode ? matcher.group(2) : spec)),
                    isLax);
        } catch (final JsonPathParser.MalformedException e) {
            return new JsonPath(null, isLax);
        }
    }

    /** For a path that is not constant: compiled for each row. */
    public static JsonPath of(final long spec) {
        return of(HeapText.string(spec));
    }

    boolean isLax() {
        return isLax;
    }

    /**
     * Looks into a text; a value found is then {@link JsonDocument#found}.
     *
     * @param root as {@link JsonQueries#root} answered for the text
     */
    int evaluate(final JsonDocument document, final long text, final long root) {
        if (!document.open(text, root)) {
            return isLax ? NOTHING : BROKEN;
        }
        if (steps == null || JsonDocument.isNull(document.root())) {
            return BROKEN; // of null Flink says in no mode what it has found
        }
        final int none = isLax ? NOTHING : BROKEN;
        final long reached = JsonIndex.is(root) ? indexed(root) : walked(document);
        if (isNotFiltered(reached)) {
            return BROKEN; // in no mode either
        }
        final long value = checked(reached);
        document.find(value);
        if (!isDefinite) {
            return value == BROKEN && !isLax ? BROKEN : ARRAY;
        }
        if (value <= BROKEN) {
            return none;
        }
        if (straightSteps < steps.length) {
            return JsonDocument.isObject(value) ? OBJECT : none;
        }
        if (JsonDocument.isNull(value)) {
            return none;
        }
        return JsonDocument.isArray(value) ? ARRAY : JsonDocument.isObject(value) ? OBJECT : SCALAR;
    }

    /** As {@link #walked}, by an index. */
    private long indexed(final long root) {
        int entry = 0;
        for (int i = 0; i < straightSteps; i++) {
            final long value = JsonIndex.value(root, entry);
            if (steps[i] instanceof JsonStep.Member member) {
                entry =
                        JsonDocument.isObject(value)
                                ? JsonIndex.member(root, entry, member.name)
                                : 0;
                if (entry == 0) {
                    return BROKEN;
                }
            } else {
                if (!JsonDocument.isArray(value)) {
                    return BROKEN;
                }
                final JsonStep.Elements elements = (JsonStep.Elements) steps[i];
                entry = JsonIndex.element(root, entry, elements.indexes[0]);
                if (entry == 0) {
                    return NOTHING;
                }
            }
        }
        return JsonIndex.value(root, entry);
    }

    /** The value that the straight steps lead to, {@link #NOTHING} or {@link #BROKEN}. */
    private long walked(final JsonDocument document) {
        long value = document.root();
        for (int i = 0; i < straightSteps; i++) {
            switch (steps[i]) {
                case JsonStep.Member member -> {
                    value =
                            JsonDocument.isObject(value)
                                    ? document.member(value, member.name)
                                    : NOTHING;
                    if (value == NOTHING) {
                        return BROKEN;
                    }
                }
                case JsonStep.Elements elements -> {
                    if (!JsonDocument.isArray(value)) {
                        return BROKEN;
                    }
                    value = document.element(value, elements.indexes[0]);
                    if (value == NOTHING) {
                        return NOTHING;
                    }
                }
                default -> throw new IllegalStateException("not a straight step");
            }
        }
        return value;
    }

    /** Whether a filter is asked of a value that is neither array nor object. */
    private boolean isNotFiltered(final long value) {
        return value > BROKEN
                && straightSteps < steps.length
                && steps[straightSteps] instanceof JsonStep.Filter
                && !JsonDocument.isArray(value)
                && !JsonDocument.isObject(value);
    }

    /** A value, unless the step behind it cannot be taken from there. */
    private long checked(final long value) {
        if (value <= BROKEN || straightSteps == steps.length) {
            return value;
        }
        final boolean isArrayWanted =
                steps[straightSteps] instanceof JsonStep.Elements
                        || steps[straightSteps] instanceof JsonStep.Slice;
        final boolean isObjectWanted = steps[straightSteps] instanceof JsonStep.Members;
        return (isArrayWanted && !JsonDocument.isArray(value))
                        || (isObjectWanted && !JsonDocument.isObject(value))
                ? BROKEN
                : value;
    }

    /** Writes what {@link #evaluate} found. */
    void write(final JsonWork work) {
        final long value = work.document().found();
        if (!isDefinite) {
            work.matches().write(steps, straightSteps, value, isLax);
        } else if (straightSteps == steps.length) {
            work.writer().value(work.document(), value);
        } else {
            work.matches().merge((JsonStep.Members) steps[straightSteps], value);
        }
    }
}
