package io.heliosdb.streaming.operators.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.memory.Ledger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What regular expressions need of stack and heap decides nothing, and ends no process. */
final class RegexPatternTest {
    private static final int SCRATCH_BYTES = 1 << 20;

    private final Ledger ledger = new Ledger(1 << 24);
    private final Scratch scratch = Scratch.open(ledger, "test", SCRATCH_BYTES);

    @AfterEach
    void close() {
        scratch.close();
        assertThat(ledger.open()).isEmpty();
    }

    private long lay(final String text) {
        scratch.reset();
        return HeapText.text(scratch, text);
    }

    /** Longest text that an expression is matched with. */
    private static int greatest(final String regex) {
        return (int) ((DeepStack.MAX_DEPTH - regex.length()) / Math.max(4, regex.length()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^(a|b)*$",
                "((((((((a|b))))))))*$",
                "(a??b??)*$",
                "(?:(?:(?:a|b)*)*)*$",
                "(?=(a|b)*$)(a|b)*$",
                "(?i)(?:(a)|(b))+?$"
            })
    void aGroupIsRepeatedAsOftenAsEveryTextNeeds(final String regex) {
        final RegexPattern pattern = RegexPattern.of(regex);
        final String text = "ab".repeat(greatest(regex) / 2);
        assertThat(pattern.finds(lay(text))).isTrue();
        final long all = RegexPattern.extract(scratch, lay(text), pattern);
        assertThat(Utf8.length(all)).isEqualTo(text.length());
    }

    @Test
    void whatMayBeDeeperIsAnErrorOfTheRowThoughItFitted() {
        final RegexPattern pattern = RegexPattern.of("^(a|b)*$");
        final int greatest = greatest("^(a|b)*$");
        assertThat(pattern.finds(lay("x".repeat(greatest)))).isFalse();
        assertThatThrownBy(() -> pattern.finds(lay("x".repeat(greatest + 1))))
                .isInstanceOf(HeliosException.class)
                .extracting("code")
                .isEqualTo(FunctionError.ARGUMENT);
        assertThat(RegexPattern.of("xy").finds(lay("x".repeat(greatest + 1)))).isFalse();
    }

    @Test
    void similarToIsOfTheSameEngine() {
        final RegexPattern pattern = RegexPattern.similar("(a|b)*");
        assertThat(pattern.matches(lay("ab".repeat(25_000)))).isTrue();
        assertThat(pattern.matches(lay("ab".repeat(25_000) + "c"))).isFalse();
    }

    @Test
    void groupsInsideOfGroupsAreNoErrorOfTheSyntax() {
        final String regex = "(".repeat(30_000) + "a" + ")".repeat(30_000);
        assertThat(RegexPattern.of(regex).finds(lay("xa"))).isTrue();
        assertThatThrownBy(() -> RegexPattern.of("a".repeat(70_000)))
                .extracting("code")
                .isEqualTo(FunctionError.ARGUMENT);
        assertThat(RegexPattern.of("(".repeat(30_000)).finds(lay("a"))).isFalse();
    }

    @Test
    void aReplacementThatDoesNotFitIsNotBuilt() {
        final String text = "a".repeat(60_000); // 3.6 GB
        final RegexPattern pattern = RegexPattern.of("a");
        final long long60k = lay(text);
        assertThatThrownBy(() -> RegexPattern.replace(scratch, long60k, pattern, long60k))
                .isInstanceOf(HeliosException.class)
                .extracting("code")
                .isEqualTo(FunctionError.SCRATCH);
    }

    @Test
    void whatIsReplacedAndWhatStays() {
        final RegexPattern pattern = RegexPattern.of("a|(b)|$");
        final long by = HeapText.text(scratch, "$1\\");
        final long text = HeapText.text(scratch, "xaybz");
        assertThat(HeapText.string(RegexPattern.replace(scratch, text, pattern, by)))
                .isEqualTo("x$1\\y$1\\z$1\\");
    }
}
