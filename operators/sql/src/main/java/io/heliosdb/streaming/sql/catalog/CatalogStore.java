package io.heliosdb.streaming.sql.catalog;

import java.util.List;

/** Where a catalog is kept. What {@link #put} and {@link #remove} have returned from is durable. */
public interface CatalogStore {
    /** All declarations, in any order. */
    List<StoredObject> objects();

    /** Adds a declaration, or puts it in the place of the one of the same thing. */
    void put(StoredObject object);

    /** Takes a declaration out, if it is there. */
    void remove(StoredObject object);

    /** Where an object is, for errors. */
    String place(StoredObject object);
}
