package io.heliosdb.streaming.perf.proof.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

final class FuzzTest {
    private static final int INPUTS = 400;
    private static final int[] PIECES = {1, 3, 2};
    private static final byte[] INPUT = "abc".getBytes(StandardCharsets.US_ASCII);

    private final Judge judge = new Judge();

    private static Stream<String> names() {
        return Subjects.names().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theCorpusKeepsTheRulesAndHasInputsThatAreTaken(final String name) {
        try (Subject subject = Subjects.open(name)) {
            int rows = 0;
            for (final byte[] input : subject.corpus().inputs()) {
                rows += judge.judge(subject, input, PIECES).rows().size();
            }
            assertThat(rows).isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void inputsOfSeedsKeepTheRules(final String name) {
        try (Subject subject = Subjects.open(name)) {
            for (int seed = 1; seed <= INPUTS; seed++) {
                final Mutator mutator = new Mutator(seed, subject.corpus());
                final byte[] input = mutator.make();
                final int[] pieces = mutator.pieces(input.length);
                assertThatCode(() -> judge.judge(subject, input, pieces))
                        .as("seed %d: %s", seed, Corpus.line(input))
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void aSeedMakesOneInput() {
        final Corpus corpus = Corpus.read("line.txt");
        assertThat(new Mutator(7, corpus).make()).isEqualTo(new Mutator(7, corpus).make());
    }

    @Test
    void aLineOfACorpusHasAnyBytes() {
        final byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        assertThat(Corpus.bytes(Corpus.line(all))).isEqualTo(all);
    }

    /** A decoder that does as a test says. */
    private static final class Scripted implements Subject {
        private final BiFunction<byte[], int[], Outcome> script;
        private long open;
        private long peak;

        Scripted(final BiFunction<byte[], int[], Outcome> script) {
            this.script = script;
        }

        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public boolean isStream() {
            return true;
        }

        @Override
        public Corpus corpus() {
            return new Corpus(List.of(), List.of());
        }

        @Override
        public Outcome take(final byte[] input, final int[] pieces) {
            return script.apply(input, pieces);
        }

        @Override
        public long openBytes() {
            return open;
        }

        @Override
        public long peakBytes() {
            return peak;
        }

        @Override
        public void close() {
            // has nothing
        }
    }

    private void assertFound(final Scripted subject, final String what) {
        assertThatThrownBy(() -> judge.judge(subject, INPUT, PIECES))
                .isInstanceOf(BrokenRuleException.class)
                .hasMessageContaining(what);
    }

    private static Subject.Outcome outcome(final String said, final Long... rows) {
        return new Subject.Outcome(said, List.of(rows), false);
    }

    @Test
    void whatBreaksARuleIsFound() {
        assertFound(
                new Scripted(
                        (input, pieces) -> {
                            throw new IndexOutOfBoundsException("9");
                        }),
                "no refusal");
        assertFound(new Scripted((input, pieces) -> deep(input)), "no refusal");
        assertFound(new Scripted((input, pieces) -> outcome("" + pieces.length)), "one piece");
        assertFound(
                new Scripted((input, pieces) -> outcome("", pieces.length == 1 ? 1L : 2L)),
                "not the same");
        assertFound(
                new Scripted(
                        (input, pieces) -> {
                            final byte[] much = new byte[64 << 20];
                            Arrays.fill(much, (byte) 1);
                            return outcome("" + much[1]);
                        }),
                "of heap");
        assertFound(new Scripted((input, pieces) -> slow()), " us for 3 bytes");
        final Scripted leaking = new Scripted((input, pieces) -> outcome(""));
        leaking.open = 8;
        assertFound(leaking, "stay open");
    }

    private static Subject.Outcome deep(final byte[] input) {
        return input.length == 0 ? outcome("") : deep(input.clone());
    }

    private static Subject.Outcome slow() {
        long sum = 0;
        for (int i = 0; i < 100_000_000; i++) {
            sum += sum * 31 + i;
        }
        return outcome("" + sum);
    }
}
