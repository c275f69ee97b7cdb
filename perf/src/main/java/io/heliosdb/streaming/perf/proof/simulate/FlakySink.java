package io.heliosdb.streaming.perf.proof.simulate;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.StorageError;
import io.heliosdb.streaming.connectors.spi.TransactionalSink;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A sink that refuses a result while what it has submitted is not shown yet, as a receiver does
 * that has gone for a moment: its job fails, and starts again when that is perhaps not decided.
 */
final class FlakySink implements TransactionalSink {
    private static final int ONE_IN = 500;
    private static final int ONE_IN_OF_SUBMITTED = 40;

    private final TransactionalSink sink;
    private final SplittableRandom random;
    private boolean isSubmitted;

    /**
     * Wraps a sink.
     *
     * @param random draws when it fails
     */
    FlakySink(final TransactionalSink sink, final SplittableRandom random) {
        this.sink = sink;
        this.random = random;
    }

    @Override
    public boolean onRow(
            final long address, final byte kind, final long rowSequence, final int ordinal) {
        if (random.nextInt(isSubmitted ? ONE_IN_OF_SUBMITTED : ONE_IN) == 0) {
            throw HeliosException.of(StorageError.FAILED, "the receiver has gone, by order");
        }
        return sink.onRow(address, kind, rowSequence, ordinal);
    }

    @Override
    public boolean wantsPrepare() {
        return sink.wantsPrepare();
    }

    @Override
    public byte[] prepare() {
        final byte[] descriptor = sink.prepare();
        isSubmitted = descriptor.length > 0;
        return descriptor;
    }

    @Override
    public void commit(final byte[] descriptor) {
        sink.commit(descriptor);
        isSubmitted = false;
    }

    @Override
    public void recover(final List<byte[]> decided, final long givenFrom) {
        sink.recover(decided, givenFrom);
    }

    @Override
    public void flush() {
        sink.flush();
    }

    @Override
    public void finish() {
        sink.finish();
    }

    @Override
    public void close() {
        sink.close();
    }
}
