package io.heliosdb.streaming.sql.session;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.sql.SqlError;
import io.heliosdb.streaming.sql.catalog.StoredObject;
import io.heliosdb.streaming.sql.script.Statement;
import io.heliosdb.streaming.sql.script.Token;
import io.heliosdb.streaming.sql.script.Tokenizer;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a kept catalog has and a session cannot declare: a function whose jar is gone, a view of
 * what was dropped. It stays in the catalog, and only a statement that uses it fails.
 */
final class SetAside {
    /** The one that a session begins in. */
    static final String DATABASE = "default_database";

    private final IdentityHashMap<Statement, StoredObject> kept = new IdentityHashMap<>();
    private final Map<StoredObject, HeliosException> errors = new LinkedHashMap<>();
    private String database = DATABASE;

    /** Says which statement declares an object of the catalog. */
    void expect(final Statement statement, final StoredObject object) {
        kept.put(statement, object);
    }

    /**
     * Sets the object aside that a statement declares.
     *
     * @return false if it is not of the catalog
     */
    boolean take(final Statement statement, final HeliosException error) {
        final StoredObject object = kept.get(statement);
        if (object == null) {
            return false;
        }
        errors.put(object, explained(error, statement));
        return true;
    }

    /** All objects that are set aside. */
    List<StoredObject> objects() {
        return List.copyOf(errors.keySet());
    }

    /** Forgets what has been declared anew. */
    void forget(final StoredObject object) {
        errors.keySet().removeIf(object::isOfSame);
    }

    /** Follows USE, which says what a name without a database is in. */
    void follow(final Statement statement) {
        final List<Token> tokens = Tokenizer.tokens("", statement.text());
        if (tokens.getFirst().is("USE")) {
            database = tokens.getLast().name();
        }
    }

    /** The object that a DROP takes out of the catalog, if it is one that was set aside. */
    Optional<StoredObject> dropped(final Statement statement) {
        final List<Token> tokens = Tokenizer.tokens("", statement.text());
        if (tokens.size() < 3 || !tokens.getFirst().is("DROP")) {
            return Optional.empty();
        }
        final int point = tokens.size() - 2;
        final String in = tokens.get(point).isSymbol('.') ? tokens.get(point - 1).name() : database;
        return errors.keySet().stream()
                .filter(object -> tokens.get(1).is(object.kind().name()))
                .filter(object -> object.name().equalsIgnoreCase(tokens.getLast().name()))
                .filter(object -> object.database().equalsIgnoreCase(in))
                .findFirst();
    }

    /** The error of a statement, or why what it names is not there. */
    HeliosException explained(final HeliosException error, final Statement statement) {
        if (errors.isEmpty()
                || (error.code() != SqlError.UNKNOWN_FUNCTION
                        && error.code() != SqlError.UNKNOWN_TABLE)) {
            return error;
        }
        for (final Token token : Tokenizer.tokens("", statement.text())) {
            for (final Map.Entry<StoredObject, HeliosException> each : errors.entrySet()) {
                if (each.getKey().name().equalsIgnoreCase(token.name())) {
                    return told(each.getKey(), each.getValue())
                            .at(error.position().orElse(statement.at(token.start())));
                }
            }
        }
        return error;
    }

    private static HeliosException told(final StoredObject object, final HeliosException reason) {
        final String kind = object.kind().name().toLowerCase(Locale.ROOT);
        final boolean isFunction = object.kind() == StoredObject.Kind.FUNCTION;
        final String detail =
                reason.detail().isEmpty() ? reason.what() : reason.what() + ": " + reason.detail();
        return HeliosException.of(
                        isFunction ? SqlError.UNKNOWN_FUNCTION : SqlError.UNKNOWN_TABLE,
                        kind + " " + object.name() + " of the catalog cannot be used")
                .detail(detail)
                .hint(
                        isFunction
                                ? "put the jar back, or create the function again"
                                : "create what it needs, or drop it");
    }
}
