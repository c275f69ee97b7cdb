package io.heliosdb.streaming.operators.codegen.runtime;

import io.heliosdb.streaming.codecs.memory.Memory;
import io.heliosdb.streaming.operators.custom.AggregateSite;
import io.heliosdb.streaming.state.table.BlobHeap;

/**
 * State of aggregate functions of users, in slots as {@link TextSlots} has them: copied to the
 * function's site, worked on there, and copied back. A zeroed slot is that of a new group.
 */
final class UserStates {
    private UserStates() {}

    static void accumulate(final AggregateSite site, final long slot, final BlobHeap blobs) {
        load(site, slot, blobs);
        site.accumulate();
        store(site, slot, blobs);
    }

    static void retract(final AggregateSite site, final long slot, final BlobHeap blobs) {
        load(site, slot, blobs);
        site.retract();
        store(site, slot, blobs);
    }

    /** Adds the state of another entry; what has seen no row changes nothing. */
    static void merge(
            final AggregateSite site,
            final long slot,
            final BlobHeap blobs,
            final long source,
            final BlobHeap sourceBlobs) {
        final int length = Memory.getInt(source);
        if (length == 0) {
            return;
        }
        load(site, slot, blobs);
        final long state = TextSlots.address(source, sourceBlobs);
        Memory.copyToArray(state + Integer.BYTES, site.otherLoaded(length), 0, length);
        site.merge();
        store(site, slot, blobs);
    }

    /** The site with the result of a slot; computed once for several reads of it. */
    static AggregateSite evaluated(
            final AggregateSite site, final long slot, final BlobHeap blobs) {
        final long head = Memory.getLong(slot);
        final long tail = Memory.getLong(slot + Long.BYTES);
        if (!site.isResultOf(slot, head, tail)) {
            load(site, slot, blobs);
            site.evaluate();
            site.resultIsOf(slot, head, tail);
        }
        return site;
    }

    private static void load(final AggregateSite site, final long slot, final BlobHeap blobs) {
        final int length = Memory.getInt(slot);
        if (length == 0) {
            site.begin();
            return;
        }
        final long state = TextSlots.address(slot, blobs);
        Memory.copyToArray(state + Integer.BYTES, site.loaded(length), 0, length);
    }

    private static void store(final AggregateSite site, final long slot, final BlobHeap blobs) {
        TextSlots.replace(slot, site.state(), site.stateLength(), blobs);
    }
}
