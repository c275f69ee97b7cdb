package io.heliosdb.streaming.gateway.sql;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.AtomicFile;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.sql.SqlError;
import io.heliosdb.streaming.sql.catalog.CatalogStore;
import io.heliosdb.streaming.sql.catalog.StoredObject;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A catalog in the folder {@code catalog} of a data folder: a file for each object, {@code
 * table.database.name.sql}, with a line that says its format and its number, then the statement.
 * Files appear whole and are forced, as all of the data folder.
 */
public final class CatalogFolder implements CatalogStore {
    /** Name of the folder in a data folder. */
    public static final String NAME = "catalog";

    private static final int LIMIT_BYTES = 4 << 20;
    private static final String ENDING = ".sql";
    private static final int VERSION = 1;
    private static final Pattern HEAD =
            Pattern.compile("-- heliosdb catalog (\\d{1,9}) number (\\d{1,18})\\n");

    private final Storage storage;
    private final Path folder;

    /**
     * The catalog of a data folder, which need not have one.
     *
     * @param dataFolder absolute
     */
    public CatalogFolder(final Storage storage, final Path dataFolder) {
        this.storage = storage;
        folder = dataFolder.resolve(NAME);
    }

    @Override
    public List<StoredObject> objects() {
        final List<StoredObject> objects = new ArrayList<>();
        if (storage.exists(folder)) {
            for (final Path file : storage.list(folder)) {
                final String name = file.getFileName().toString();
                if (name.endsWith(ENDING)) {
                    objects.add(read(file, name));
                }
            }
        }
        return objects;
    }

    private StoredObject read(final Path file, final String name) {
        final String text =
                new String(AtomicFile.read(storage, file, LIMIT_BYTES), StandardCharsets.UTF_8);
        final Matcher head = HEAD.matcher(text);
        final String[] parts = name.substring(0, name.length() - ENDING.length()).split("\\.", -1);
        if (!head.lookingAt() || Integer.parseInt(head.group(1)) != VERSION || parts.length != 3) {
            throw HeliosException.of(
                            SqlError.CATALOG_UNREADABLE, "a file of the catalog cannot be read")
                    .detail(file + " does not begin with the line of version " + VERSION)
                    .hint("take the file away, or use the version that has written it");
        }
        final StoredObject.Kind kind;
        try {
            kind = StoredObject.Kind.valueOf(parts[0].toUpperCase(Locale.ROOT));
        } catch (final IllegalArgumentException e) {
            throw HeliosException.of(
                            SqlError.CATALOG_UNREADABLE,
                            "a file of the catalog is of no known kind")
                    .detail(file.toString())
                    .causedBy(e);
        }
        return new StoredObject(
                kind,
                decoded(parts[1]),
                decoded(parts[2]),
                Long.parseLong(head.group(2)),
                text.substring(head.end()).strip());
    }

    @Override
    public void put(final StoredObject object) {
        storage.createDirectories(folder);
        AtomicFile.write(
                storage,
                file(object),
                ("-- heliosdb catalog "
                                + VERSION
                                + " number "
                                + object.number()
                                + "\n"
                                + object.text().strip()
                                + "\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void remove(final StoredObject object) {
        if (storage.exists(file(object))) {
            storage.delete(file(object));
            storage.syncDirectory(folder);
        }
    }

    @Override
    public String place(final StoredObject object) {
        return file(object).toString();
    }

    private Path file(final StoredObject object) {
        return folder.resolve(
                object.kind().name().toLowerCase(Locale.ROOT)
                        + "."
                        + encoded(object.database())
                        + "."
                        + encoded(object.name())
                        + ENDING);
    }

    /** A name as a part of a file's name, without dots. */
    private static String encoded(final String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace(".", "%2E")
                .replace("*", "%2A");
    }

    private static String decoded(final String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }
}
