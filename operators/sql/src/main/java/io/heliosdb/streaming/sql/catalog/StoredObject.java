package io.heliosdb.streaming.sql.catalog;

import java.util.Comparator;

/**
 * A declaration in a catalog.
 *
 * @param kind what it is of
 * @param database its database; of a database itself
 * @param name within the database; empty for a database
 * @param number order in which they were declared; a change keeps it
 * @param text the statement, with names in full
 */
public record StoredObject(Kind kind, String database, String name, long number, String text) {
    /** Those that others may be made of come first. */
    public static final Comparator<StoredObject> IN_ORDER =
            Comparator.comparing(StoredObject::kind).thenComparingLong(StoredObject::number);

    /** What is declared, in the order in which it is declared again. */
    public enum Kind {
        DATABASE,
        FUNCTION,
        TABLE,
        VIEW
    }

    /** Whether it is the declaration of the same thing. */
    public boolean isOfSame(final StoredObject other) {
        return kind == other.kind && database.equals(other.database) && name.equals(other.name);
    }
}
