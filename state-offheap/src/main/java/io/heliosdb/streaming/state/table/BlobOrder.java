package io.heliosdb.streaming.state.table;

/** An order of blobs, for {@link OrderedBlobs}. */
@FunctionalInterface
public interface BlobOrder {
    /**
     * Compares a blob with what is looked for.
     *
     * @param blob address of a blob
     * @param sought what the caller of the search has given, an address of its own
     * @return less than 0, 0 or more than 0 as the blob is before, equal or behind
     */
    int compare(long blob, long sought);
}
