package io.heliosdb.streaming.codecs.json;

import io.heliosdb.streaming.codecs.memory.Ledger;
import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The object around the rows of a change: reads all of it, and notes where the members lie that
 * matter. Of a member that comes twice the last one counts. One thread.
 */
final class ChangeEnvelope implements AutoCloseable {
    /** Members that matter. */
    enum Member {
        OPERATION,
        AFTER,
        BEFORE,
        DATABASE,
        TABLE,
        PAYLOAD
    }

    private static final Member[] MEMBERS = Member.values();

    private final JsonTokenizer tokenizer;
    private final boolean hasSchema;
    private final boolean isTolerant;
    private final boolean isTakenFromArray;
    private final JsonNames names;
    private final JsonText nameText;
    private final JsonToken[] tokens = new JsonToken[MEMBERS.length];
    private final long[] addresses = new long[MEMBERS.length];
    private final long[] ends = new long[MEMBERS.length];
    private final boolean[] areEscaped = new boolean[MEMBERS.length];

    ChangeEnvelope(
            final Ledger ledger,
            final String owner,
            final ChangeOptions options,
            final JsonTokenizer tokenizer) {
        this.tokenizer = tokenizer;
        hasSchema = options.hasSchema();
        isTolerant = options.json().ignoresParseErrors();
        isTakenFromArray = !options.style().isBeforePartial();
        final ChangeStyle style = options.style();
        final Opened opened = new Opened();
        try {
            names = opened.add(new JsonNames(ledger, owner, columns(style)));
            nameText = new JsonText(ledger, owner);
        } catch (final RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    /** The members in their order. */
    private static List<Column> columns(final ChangeStyle style) {
        return Stream.of(
                        style.operation(),
                        style.after(),
                        style.before(),
                        "database",
                        "table",
                        "payload")
                .map(name -> new Column(name, SqlType.of(TypeKind.VARCHAR)))
                .toList();
    }

    /**
     * Reads the text that the tokenizer has been turned to.
     *
     * @return whether it is an object, or an array with one where such are taken
     */
    boolean read() {
        Arrays.fill(tokens, JsonToken.END);
        final JsonToken token = tokenizer.next();
        if (token == JsonToken.START_ARRAY && isTakenFromArray) {
            return readElements();
        }
        return token == JsonToken.START_OBJECT && readMembers(hasSchema);
    }

    private boolean readElements() {
        int objects = 0;
        for (JsonToken token = tokenizer.next();
                token != JsonToken.END_ARRAY;
                token = tokenizer.next()) {
            if (token == JsonToken.START_OBJECT) {
                if (!readMembers(hasSchema)) {
                    return false;
                }
                objects++;
            } else if ((token != JsonToken.NULL && !isTolerant) || !skip(token)) {
                return false;
            }
        }
        return objects == 1;
    }

    private boolean readMembers(final boolean isAroundPayload) {
        names.restart();
        for (JsonToken token = tokenizer.next();
                token != JsonToken.END_OBJECT;
                token = tokenizer.next()) {
            if (token != JsonToken.NAME) {
                return false;
            }
            nameText.wrap(tokenizer.address(), tokenizer.length(), tokenizer.isEscaped());
            final int found = names.find(nameText.address(), nameText.length());
            final JsonToken value = tokenizer.next();
            final boolean isPayload = found == Member.PAYLOAD.ordinal();
            if (isAroundPayload && isPayload) {
                Arrays.fill(tokens, JsonToken.END);
            }
            final boolean isEntered =
                    isAroundPayload && isPayload && value == JsonToken.START_OBJECT;
            final boolean isNoted = found >= 0 && isAroundPayload == isPayload;
            if (!(isEntered ? readMembers(false) : note(isNoted ? found : -1, value))) {
                return false;
            }
        }
        return true;
    }

    /** Goes behind a value; notes it if it is a member that matters. */
    private boolean note(final int member, final JsonToken value) {
        final long start = tokenizer.address();
        final long length = tokenizer.length();
        final boolean isEscaped = tokenizer.isEscaped();
        if (!skip(value)) {
            return false;
        }
        if (member >= 0) {
            tokens[member] = value;
            addresses[member] = start;
            areEscaped[member] = isEscaped;
            final boolean isNested =
                    value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY;
            ends[member] = isNested ? tokenizer.position() : start + length;
        }
        return true;
    }

    private boolean skip(final JsonToken value) {
        int depth = 0;
        JsonToken token = value;
        while (true) {
            switch (token) {
                case START_OBJECT, START_ARRAY -> depth++;
                case END_OBJECT, END_ARRAY -> depth--;
                case BROKEN, END -> {
                    return false;
                }
                default -> {}
            }
            if (depth == 0) {
                return true;
            }
            token = tokenizer.next();
        }
    }

    /** Kind of a member's value; {@link JsonToken#END} if there is none. */
    JsonToken token(final Member member) {
        return tokens[member.ordinal()];
    }

    /** Whether there is no value, or NULL. */
    boolean isNull(final Member member) {
        return token(member) == JsonToken.END || token(member) == JsonToken.NULL;
    }

    /** Turns a text to a member's scalar. */
    void wrap(final JsonText text, final Member member) {
        final int i = member.ordinal();
        text.wrap(addresses[i], (int) (ends[i] - addresses[i]), areEscaped[i]);
    }

    /** Turns a tokenizer to a member's value. */
    void wrap(final JsonTokenizer other, final Member member) {
        other.wrap(addresses[member.ordinal()], ends[member.ordinal()]);
    }

    @Override
    public void close() {
        nameText.close();
        names.close();
    }
}
