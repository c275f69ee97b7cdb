package io.heliosdb.streaming.gateway.http;

import io.heliosdb.streaming.codecs.error.HeliosException;

import jakarta.servlet.http.HttpServletRequest;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;

/** Reads what requests bring, no more of one than its route takes and no more of all than fits. */
final class Bodies {
    private static final byte[] NOTHING = {};
    private static final int UNIT_BYTES = 1 << 10;
    private static final int MOST_UNITS = 64 << 10;
    private static final int MOST_DISCARDED_BYTES = 16 << 20;

    private final Semaphore units = new Semaphore(MOST_UNITS);

    /** What a request has brought, until it is answered. */
    static final class Body implements AutoCloseable {
        private final byte[] bytes;
        private final Semaphore units;
        private final int taken;

        private Body(final byte[] bytes, final Semaphore units, final int taken) {
            this.bytes = bytes;
            this.units = units;
            this.taken = taken;
        }

        byte[] bytes() {
            return bytes;
        }

        @Override
        public void close() {
            units.release(taken);
        }
    }

    /**
     * Reads a body.
     *
     * @throws HeliosException {@code HNET-0204} if it is too long, {@code HNET-0208} if too much is
     *     being read at the time, {@code HNET-0203} if it breaks off
     */
    Body read(final Route route, final HttpServletRequest request) {
        if (!route.verb().hasBody()) {
            return new Body(NOTHING, units, 0);
        }
        final int most = route.maxBodyBytes();
        final long told = request.getContentLengthLong();
        if (told > most) {
            discard(request);
            throw tooLong(most);
        }
        final int wanted = (int) ((told < 0 ? most : told) / UNIT_BYTES) + 1;
        if (!units.tryAcquire(wanted)) {
            throw HeliosException.of(
                    HttpError.NOT_READY, "too much is being read from others at the time");
        }
        try {
            final byte[] bytes = request.getInputStream().readNBytes(most + 1);
            if (bytes.length > most) {
                discard(request);
                throw tooLong(most);
            }
            return new Body(bytes, units, wanted);
        } catch (final IOException e) {
            units.release(wanted);
            throw HeliosException.of(HttpError.BODY_UNREADABLE, "the body breaks off")
                    .detail(String.valueOf(e.getMessage()))
                    .causedBy(e);
        } catch (final RuntimeException e) {
            units.release(wanted);
            throw e;
        }
    }

    /** A client that still sends would not hear the answer. */
    private static void discard(final HttpServletRequest request) {
        final byte[] chunk = new byte[UNIT_BYTES << 3];
        try (InputStream input = request.getInputStream()) {
            int left = MOST_DISCARDED_BYTES;
            int count = 0;
            while (left > 0 && count >= 0) {
                count = input.read(chunk);
                left -= count;
            }
        } catch (final IOException e) {
            throw HeliosException.of(HttpError.BODY_UNREADABLE, "the body breaks off").causedBy(e);
        }
    }

    private static HeliosException tooLong(final int most) {
        return HeliosException.of(HttpError.BODY_TOO_LARGE, "the body is too large")
                .detail("at most " + most + " bytes are taken");
    }
}
