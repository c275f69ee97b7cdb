package io.heliosdb.streaming.connectors.spi;

import io.heliosdb.streaming.codecs.storage.Storage;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the engine lends a source or sink of a job that survives restarts.
 *
 * @param lineage id of the source or sink within its job's lineage: the same after each restart,
 *     another for a new job even of the same name and for another sink of the same job; stands in
 *     names of files
 * @param storage where durable files are written
 * @param isGivenUp whether what another lineage of the job's name has shown was of a log that has
 *     been given up, because somebody went back to a savepoint: it is to be hidden then
 * @param level name of the durability level that {@link Source#acknowledged} speaks of, in lower
 *     case, such as {@code fsynced}
 */
public record DurableRun(
        String lineage, Predicate<String> isGivenUp, Storage storage, String level) {
    private static final Pattern LINEAGE = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    /** Of a log of which nothing has been given up. */
    public DurableRun(final String lineage, final Storage storage, final String level) {
        this(lineage, other -> false, storage, level);
    }

    public DurableRun {
        if (!LINEAGE.matcher(lineage).matches()) {
            throw new IllegalArgumentException("no id of a lineage: " + lineage);
        }
    }
}
