package io.heliosdb.streaming.operators.interpreter.scalar;

import java.util.Map;
import java.util.StringJoiner;

/** Objects of JSON, made of texts. */
public final class JsonMembers {
    private JsonMembers() {}

    /** The object of texts of JSON by their names, in the order of the map. */
    public static String object(final Map<String, String> members) {
        final StringJoiner joined = new StringJoiner(",", "{", "}");
        members.forEach((name, value) -> joined.add(JsonMaking.quoted(name) + ":" + value));
        return joined.toString();
    }
}
