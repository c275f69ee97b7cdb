package io.heliosdb.streaming.gateway.http;

import io.heliosdb.streaming.codecs.error.HeliosException;

import jakarta.servlet.http.HttpServletRequest;

import org.agrona.concurrent.NanoClock;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;

/**
 * Reads what requests bring, no more of one than its route takes and no more of all than fits. Room
 * is made as bytes come, not as they are announced: who sends slowly holds little.
 */
final class Bodies {
    private static final byte[] NOTHING = {};
    private static final int UNIT_BYTES = 1 << 10;
    private static final int MOST_UNITS = 64 << 10;
    private static final int FIRST_BYTES = 8 << 10;
    private static final int GROWTH = 8;
    private static final int MOST_DISCARDED_BYTES = 16 << 20;

    private final Semaphore units = new Semaphore(MOST_UNITS);
    private final NanoClock clock;

    Bodies(final NanoClock clock) {
        this.clock = clock;
    }

    /** What a request has brought so far, until it is answered. */
    static final class Body implements AutoCloseable {
        private final Semaphore units;
        private byte[] bytes = NOTHING;
        private int taken;

        private Body(final Semaphore units) {
            this.units = units;
        }

        byte[] bytes() {
            return bytes;
        }

        private void grow(final int length) {
            final int more = length / UNIT_BYTES + 1 - taken;
            if (!units.tryAcquire(more)) {
                throw HeliosException.of(
                        HttpError.NOT_READY, "too much is being read from others at the time");
            }
            taken += more;
            bytes = Arrays.copyOf(bytes, length);
        }

        private void cut(final int length) {
            if (length < bytes.length) {
                bytes = Arrays.copyOf(bytes, length);
            }
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
     *     being read at the time, {@code HNET-0203} if it breaks off, {@code HNET-0236} if it comes
     *     too slowly
     */
    Body read(final Route route, final HttpServletRequest request) {
        final Body body = new Body(units);
        if (!route.verb().hasBody()) {
            return body;
        }
        final BodyPace pace = new BodyPace(clock);
        try (InputStream input = request.getInputStream()) {
            try {
                read(body, input, pace, route.maxBodyBytes(), request.getContentLengthLong());
                return body;
            } catch (final HeliosException e) {
                body.close();
                if (e.code() != HttpError.BODY_TOO_SLOW) {
                    discard(input, pace);
                }
                throw e;
            }
        } catch (final IOException e) {
            body.close();
            throw broken(e);
        }
    }

    private static void read(
            final Body body,
            final InputStream input,
            final BodyPace pace,
            final int most,
            final long told)
            throws IOException {
        if (told > most) {
            throw tooLong(most);
        }
        final int limit = told < 0 ? most + 1 : (int) told;
        int length = 0;
        int count = 0;
        while (count >= 0 && length < limit) {
            if (length == body.bytes().length) {
                body.grow(Math.min(limit, Math.max(FIRST_BYTES, length * GROWTH)));
            }
            count = input.read(body.bytes(), length, body.bytes().length - length);
            length += Math.max(count, 0);
            pace.check(length);
        }
        if (length > most) {
            throw tooLong(most);
        }
        body.cut(length);
    }

    /** A client that still sends would not hear the answer. */
    private static void discard(final InputStream input, final BodyPace pace) throws IOException {
        final byte[] chunk = new byte[FIRST_BYTES];
        int discarded = 0;
        int count = 0;
        while (count >= 0 && discarded < MOST_DISCARDED_BYTES) {
            count = input.read(chunk);
            discarded += count;
            pace.check(discarded);
        }
    }

    private static HeliosException tooLong(final int most) {
        return HeliosException.of(HttpError.BODY_TOO_LARGE, "the body is too large")
                .detail("at most " + most + " bytes are taken");
    }

    private static HeliosException broken(final IOException why) {
        return isTimeout(why)
                ? BodyPace.tooSlow(0).causedBy(why)
                : HeliosException.of(HttpError.BODY_UNREADABLE, "the body breaks off")
                        .detail(String.valueOf(why.getMessage()))
                        .causedBy(why);
    }

    private static boolean isTimeout(final Throwable why) {
        return why instanceof TimeoutException
                || (why.getCause() != null && isTimeout(why.getCause()));
    }
}
