package io.heliosdb.streaming.perf.proof.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

final class FuzzTest {
    private static final int[] ONE = {Integer.MAX_VALUE};

    private static Stream<String> names() {
        return Subjects.names().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void printsWhatItDoesWithItsCorpus(final String name) {
        try (Subject subject = Subjects.open(name)) {
            for (final byte[] input : subject.corpus().inputs()) {
                final Subject.Outcome o = subject.take(input, ONE);
                System.out.println(name + " " + o.rows().size() + " " + o.said().replace('\n', '|') + " <- " + Corpus.line(input).substring(0, Math.min(90, Corpus.line(input).length())));
            }
        }
    }
}
