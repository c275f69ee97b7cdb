package io.heliosdb.streaming.connectors.spi;

import java.util.List;

/**
 * A sink that shows each result once, whatever happens to its process: it commits in two phases,
 * and the log holds the decision between them.
 *
 * <p>A <em>part</em> is what was taken between two {@link #prepare}s. The engine prepares a part,
 * writes the descriptor into the log, and commits when the log has it at the job's level. After a
 * restart it hands back what the log has decided, then gives all rows behind the last decided part
 * again, and maybe some of before: results come in the order of their ids, (row sequence, ordinal),
 * and the sink drops those that a decided part holds.
 *
 * <p>Calls in this order: {@link #recover} once, before any row; then rows, {@link #flush} and
 * {@link #prepare}. A part is committed before the next one is prepared; rows of the next part may
 * come in between. {@link #finish} ends the job's last part after it was committed. A failure is
 * final: the sink is only good for closing then, and a new one recovers. One thread.
 */
public interface TransactionalSink extends Sink {
    /** Longest descriptor. */
    int MAX_DESCRIPTOR_BYTES = 8192;

    /** Whether the part is large or old enough to be prepared now. Cheap; may read a clock. */
    boolean wantsPrepare();

    /**
     * Ends the part: all of it survives a loss of power when this returns, and nobody sees it yet.
     *
     * @return what {@link #commit} and {@link #recover} need, at most {@value
     *     #MAX_DESCRIPTOR_BYTES} bytes; empty if no row came since the last one
     */
    byte[] prepare();

    /** Shows a prepared part, durably; one that is shown already stays as it is. */
    void commit(byte[] descriptor);

    /**
     * Commits what was decided and not committed, and removes what was not decided. What was
     * committed behind the last decision and comes again was decided in a log that was given up,
     * because somebody has gone back to a savepoint, or a level weaker than {@code fsynced} has
     * lost its end: it is hidden.
     *
     * @param decided descriptors that the log holds, in their order: the last one, and all that may
     *     not be committed; empty if it holds none
     * @param givenFrom results of rows from this row sequence on come again, unless they are
     *     decided; a part has results of before only, or of none before
     * @throws io.heliosdb.streaming.codecs.error.HeliosException if a decided part is gone
     */
    void recover(List<byte[]> decided, long givenFrom);

    /** As the other one, where nothing comes again but what was never committed. */
    default void recover(final List<byte[]> decided) {
        recover(decided, Long.MAX_VALUE);
    }
}
