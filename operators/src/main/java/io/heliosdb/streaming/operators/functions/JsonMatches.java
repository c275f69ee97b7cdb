package io.heliosdb.streaming.operators.functions;

/**
 * Writes the array of all values that a path matches, in the order in which it comes to them. Where
 * a step does not apply there is nothing. One per pipeline, used by its thread only.
 */
final class JsonMatches {
    private final JsonDocument document;
    private final JsonWriter writer;
    private final JsonFiltering filtering;
    private JsonStep[] steps;
    private boolean isFirst;

    JsonMatches(final JsonDocument document, final JsonWriter writer) {
        this.document = document;
        this.writer = writer;
        filtering = new JsonFiltering(document);
    }

    /**
     * Writes what matches.
     *
     * @param first the first step to take from the value
     * @param value {@link JsonPath#BROKEN} or less for none
     * @param isLax the mode of the path
     */
    void write(final JsonStep[] path, final int first, final long value, final boolean isLax) {
        steps = path;
        filtering.mode(isLax);
        isFirst = true;
        writer.put('[');
        if (value > JsonPath.BROKEN) {
            walk(first, value);
        }
        writer.put(']');
    }

    /** Writes an object of those members that are there. */
    void merge(final JsonStep.Members members, final long object) {
        writer.put('{');
        boolean isFirstMember = true;
        for (int i = 0; i < members.sorted.size(); i++) {
            final long value = document.member(object, members.sorted.get(i).name);
            if (value != JsonPath.NOTHING) {
                if (!isFirstMember) {
                    writer.put(',');
                }
                writer.put(members.quoted.get(i));
                writer.value(document, value);
                isFirstMember = false;
            }
        }
        writer.put('}');
    }

    private void next() {
        if (!isFirst) {
            writer.put(',');
        }
        isFirst = false;
    }

    private void walk(final int step, final long value) {
        if (step == steps.length) {
            next();
            writer.value(document, value);
            return;
        }
        switch (steps[step]) {
            case JsonStep.Member member -> walkMember(step, value, member);
            case JsonStep.Members members -> walkMembers(step, value, members);
            case JsonStep.Elements elements -> {
                for (int i = 0; JsonDocument.isArray(value) && i < elements.indexes.length; i++) {
                    walkElement(step, value, elements.indexes[i]);
                }
            }
            case JsonStep.Slice slice -> walkSlice(step, value, slice);
            case JsonStep.All all -> walkAll(step, value);
            case JsonStep.Filter filter -> walkFilter(step, value, filter);
            case JsonStep.Deep deep -> walkDeep(step + 1, value);
        }
    }

    private void walkMember(final int step, final long value, final JsonStep.Member member) {
        final long found =
                JsonDocument.isObject(value)
                        ? document.member(value, member.name)
                        : JsonPath.NOTHING;
        if (found != JsonPath.NOTHING) {
            walk(step + 1, found);
        }
    }

    private void walkMembers(final int step, final long value, final JsonStep.Members members) {
        if (!JsonDocument.isObject(value)) {
            return;
        }
        if (members.isLast) {
            next();
            merge(members, value);
            return;
        }
        for (int i = 0; i < members.members.size(); i++) {
            walkMember(step, value, members.members.get(i));
        }
    }

    private void walkElement(final int step, final long array, final int index) {
        final long element = document.element(array, index);
        if (element != JsonPath.NOTHING) {
            walk(step + 1, element);
        }
    }

    /** With both ends a negative index counts from the end, but only where it is looked up. */
    private void walkSlice(final int step, final long value, final JsonStep.Slice slice) {
        if (!JsonDocument.isArray(value)) {
            return;
        }
        final int count = document.count(value);
        int from = slice.from() == null ? 0 : slice.from();
        int to = slice.to() == null ? count : slice.to();
        if (slice.to() == null) {
            from = Math.max(0, from < 0 ? count + from : from);
        } else if (slice.from() == null && to < 0) {
            to += count;
        }
        for (int i = Math.max(from, -count); i < Math.min(count, to); i++) {
            walkElement(step, value, i);
        }
    }

    private void walkAll(final int step, final long value) {
        if (JsonDocument.isArray(value)) {
            for (long each = document.firstElement(value); each != 0; ) {
                walk(step + 1, each);
                each = document.nextElement(each);
            }
        } else if (JsonDocument.isObject(value)) {
            final int mark = document.mark();
            final int count = document.take(value, false);
            for (int i = 0; i < count; i++) {
                walk(step + 1, document.value(mark, i));
            }
            document.release(mark);
        }
    }

    private void walkFilter(final int step, final long value, final JsonStep.Filter filter) {
        if (JsonDocument.isArray(value)) {
            for (long each = document.firstElement(value); each != 0; ) {
                if (filtering.holds(filter.condition(), each)) {
                    walk(step + 1, each);
                }
                each = document.nextElement(each);
            }
        } else if (JsonDocument.isObject(value) && filtering.holds(filter.condition(), value)) {
            walk(step + 1, value);
        }
    }

    /**
     * Of an array for which a condition holds itself, the next step is taken from each element,
     * unless it is the last one and a member.
     */
    private void walkFiltered(final int step, final long array, final JsonStep.Filter filter) {
        if (!filtering.holds(filter.condition(), array)) {
            return;
        }
        if (step + 1 == steps.length) {
            walkFilter(step, array, filter);
        } else if (step + 2 < steps.length || !(steps[step + 1] instanceof JsonStep.Member)) {
            for (long each = document.firstElement(array); each != 0; ) {
                walk(step + 1, each);
                each = document.nextElement(each);
            }
        }
    }

    private void walkDeep(final int step, final long value) {
        if (JsonDocument.isArray(value)) {
            if (steps[step] instanceof JsonStep.Filter filter) {
                walkFiltered(step, value, filter);
            } else if (!(steps[step] instanceof JsonStep.Member)
                    && !(steps[step] instanceof JsonStep.Members)) {
                walk(step, value);
            }
            for (long each = document.firstElement(value); each != 0; ) {
                walkDeep(step, each);
                each = document.nextElement(each);
            }
        } else if (JsonDocument.isObject(value)) {
            if (applies(steps[step], value)) {
                walk(step, value);
            }
            final int mark = document.mark();
            final int count = document.take(value, false);
            for (int i = 0; i < count; i++) {
                walkDeep(step, document.value(mark, i));
            }
            document.release(mark);
        }
    }

    /** Several members as the last step are looked for together. */
    private boolean applies(final JsonStep step, final long object) {
        if (step instanceof JsonStep.Elements || step instanceof JsonStep.Slice) {
            return false;
        }
        if (step instanceof JsonStep.Members members && members.isLast) {
            for (int i = 0; i < members.sorted.size(); i++) {
                if (document.member(object, members.sorted.get(i).name) == JsonPath.NOTHING) {
                    return false;
                }
            }
        }
        return true;
    }
}
