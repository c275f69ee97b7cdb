package io.heliosdb.streaming.replication.archive;

import io.aeron.exceptions.AeronException;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.state.journal.JournalError;

import org.agrona.ErrorHandler;

/**
 * The first failure of the medium, kept for everybody who asks: nothing is tried again. Any thread.
 */
final class FailureLatch implements ErrorHandler {
    private volatile HeliosException failure;

    /** What driver, archive and client report; their warnings mean nothing to us. */
    @Override
    public void onError(final Throwable error) {
        if (!(error instanceof AeronException reported)
                || reported.category() != AeronException.Category.WARN) {
            fail("Aeron Archive or its media driver failed", error.toString(), error);
        }
    }

    void fail(final String what, final String detail, final Throwable cause) {
        fail(
                HeliosException.of(JournalError.MEDIUM_FAILED, what)
                        .detail(detail)
                        .hint(
                                "see to the disk and start again; what was acknowledged is read"
                                        + " from the journal then")
                        .causedBy(cause));
    }

    private synchronized void fail(final HeliosException first) {
        if (failure == null) {
            failure = first;
        }
    }

    boolean hasFailed() {
        return failure != null;
    }

    /**
     * @throws HeliosException if something has failed
     */
    void check() {
        final HeliosException first = failure;
        if (first != null) {
            throw first;
        }
    }
}
