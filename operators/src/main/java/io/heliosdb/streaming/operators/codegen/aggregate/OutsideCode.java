package io.heliosdb.streaming.operators.codegen.aggregate;

import io.heliosdb.streaming.operators.codegen.source.Code;

/**
 * An aggregate whose entry has the handle of something in blobs: it can be merged, into another
 * entry of the table too, and is given back with its entry. Static methods of one class do the
 * work: {@code merge(target, source, blobs, mergedBlobs)} and {@code release(handle, blobs)}.
 */
abstract class OutsideCode extends AggregateCode {
    private final String worker;

    /**
     * @param worker name of the class
     */
    OutsideCode(final String worker) {
        this.worker = worker;
    }

    /** Source of the address of an entry's handle. */
    abstract String handle(String entry);

    @Override
    final boolean keepsTexts() {
        return true;
    }

    @Override
    final boolean mergesIntoBlobs() {
        return true;
    }

    @Override
    void merge(final Code code, final String target, final String source, final String isFirst) {
        code.line(
                worker
                        + ".merge("
                        + handle(target)
                        + ", "
                        + handle(source)
                        + ", blobs, mergedBlobs);");
    }

    @Override
    final void absorb(
            final Code code, final String target, final String source, final String isFirst) {
        merge(code, target, source, isFirst);
    }

    @Override
    void release(final Code code, final String entry) {
        code.line(worker + ".release(" + handle(entry) + ", blobs);");
    }

    @Override
    final void releaseMerged(final Code code, final String entry) {
        release(code, entry);
    }
}
