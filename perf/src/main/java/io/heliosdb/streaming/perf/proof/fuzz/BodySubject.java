package io.heliosdb.streaming.perf.proof.fuzz;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.gateway.feed.EventFormat;
import io.heliosdb.streaming.gateway.feed.EventScanner;

import java.util.List;

/** Bodies of requests, as the door for HTTP takes them: all rows, or none. */
final class BodySubject implements Subject {
    private static final long MOST_BYTES = 32 << 20;

    private final String name;
    private final EventFormat format;
    private final Corpus corpus;
    private final FedStream stream;

    BodySubject(
            final String name,
            final EventFormat format,
            final List<Column> columns,
            final Corpus corpus) {
        this.name = name;
        this.format = format;
        this.corpus = corpus;
        stream = new FedStream(columns);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isStream() {
        return false;
    }

    @Override
    public Corpus corpus() {
        return corpus;
    }

    @Override
    public Outcome take(final byte[] input, final int[] pieces) {
        try {
            stream.take(new EventScanner(stream.endpoint(), MOST_BYTES).scan(format, input, 1));
            return new Outcome("", stream.rows(), false);
        } catch (final HeliosException e) {
            return new Outcome(e.code().code() + ' ' + e.what(), stream.rows(), true);
        }
    }

    @Override
    public long openBytes() {
        return stream.doors().openBytes();
    }

    @Override
    public long peakBytes() {
        return stream.doors().peakBytes();
    }

    @Override
    public void close() {
        stream.close();
    }
}
