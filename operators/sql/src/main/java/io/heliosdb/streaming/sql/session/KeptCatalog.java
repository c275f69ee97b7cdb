package io.heliosdb.streaming.sql.session;

import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.sql.catalog.CatalogStore;
import io.heliosdb.streaming.sql.catalog.SecretOptions;
import io.heliosdb.streaming.sql.catalog.StoredObject;
import io.heliosdb.streaming.sql.script.Statement;
import io.heliosdb.streaming.sql.script.Token;
import io.heliosdb.streaming.sql.script.Tokenizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A session's side of a catalog that outlives it: what the store has is declared first, and after
 * each statement that may change the catalog the store is made like it.
 */
final class KeptCatalog {
    private final CatalogStore store;
    private final SetAside setAside;
    private final List<StoredObject> objects = new ArrayList<>();

    KeptCatalog(final CatalogStore store, final SetAside setAside) {
        this.store = store;
        this.setAside = setAside;
        objects.addAll(store.objects());
        objects.sort(StoredObject.IN_ORDER);
    }

    /** The declarations to begin with. */
    List<Statement> statements() {
        return objects.stream().map(this::statement).toList();
    }

    private Statement statement(final StoredObject object) {
        final Statement statement =
                new Statement(
                        Statement.Kind.CATALOG,
                        object.text(),
                        new Position(store.place(object), 1, 1),
                        List.of());
        setAside.expect(statement, object);
        return statement;
    }

    /** Refuses a statement whose effect must not be kept. */
    static void check(final Statement statement) {
        if (changes(statement)) {
            SecretOptions.refuse(statement);
        }
    }

    /** Whether a statement may change what is kept. */
    static boolean changes(final Statement statement) {
        final List<Token> tokens = Tokenizer.tokens("", statement.text());
        return !tokens.getFirst().is("USE")
                && tokens.stream().limit(2).noneMatch(token -> token.is("TEMPORARY"));
    }

    /**
     * Makes the store like the session's catalog.
     *
     * @param known {@code objects} of the bridge: {@code kind}, {@code database}, {@code name} and
     *     {@code text} each
     * @param functions texts of functions by the number of their declaration
     */
    void update(final List<?> known, final Map<String, String> functions) {
        final List<StoredObject> now = new ArrayList<>();
        for (final Object each : known) {
            now.add(object((Map<?, ?>) each, functions));
        }
        for (final StoredObject object : now) {
            final Optional<StoredObject> before =
                    objects.stream().filter(object::isOfSame).findFirst();
            if (before.isEmpty() || !before.get().text().equals(object.text())) {
                store.put(object);
            }
        }
        now.forEach(setAside::forget);
        now.addAll(setAside.objects());
        for (final StoredObject object : objects) {
            if (now.stream().noneMatch(object::isOfSame)) {
                store.remove(object);
            }
        }
        objects.clear();
        objects.addAll(now);
    }

    /**
     * Takes what a DROP names out of the store, if it was set aside.
     *
     * @return false if it was not
     */
    boolean drop(final Statement statement) {
        final Optional<StoredObject> dropped = setAside.dropped(statement);
        dropped.ifPresent(
                object -> {
                    setAside.forget(object);
                    store.remove(object);
                    objects.removeIf(object::isOfSame);
                });
        return dropped.isPresent();
    }

    private StoredObject object(final Map<?, ?> facts, final Map<String, String> functions) {
        final StoredObject.Kind kind = StoredObject.Kind.valueOf((String) facts.get("kind"));
        final String text = (String) facts.get("text");
        final StoredObject object =
                new StoredObject(
                        kind,
                        (String) facts.get("database"),
                        (String) facts.get("name"),
                        0,
                        kind == StoredObject.Kind.FUNCTION
                                ? "CREATE FUNCTION "
                                        + quoted((String) facts.get("database"))
                                        + "."
                                        + quoted((String) facts.get("name"))
                                        + functions.get(text)
                                : text);
        final long number =
                objects.stream()
                        .filter(object::isOfSame)
                        .findFirst()
                        .map(StoredObject::number)
                        .orElseGet(this::next);
        return new StoredObject(kind, object.database(), object.name(), number, object.text());
    }

    private long next() {
        return objects.stream().mapToLong(StoredObject::number).max().orElse(0) + 1;
    }

    private static String quoted(final String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
