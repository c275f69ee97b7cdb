package io.heliosdb.streaming.operators.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliosdb.streaming.codecs.error.HeliosException;

import org.junit.jupiter.api.Test;

import java.util.regex.Pattern;

/** What of a filter, or of a text that it is asked of, would take more stack than there is. */
final class JsonFilterLimitsTest {
    @Test
    void manyBracketsAreRead() throws JsonPathParser.MalformedException {
        assertThat(JsonFilterParser.parse("(".repeat(999) + "@.a" + ")".repeat(999))).isNotNull();
    }

    @Test
    void tooManyAreRefused() {
        for (final String opening : new String[] {"(", "!("}) {
            assertThatThrownBy(
                            () ->
                                    JsonFilterParser.parse(
                                            "("
                                                    + opening.repeat(50_000)
                                                    + "@.a"
                                                    + ")".repeat(50_001)))
                    .isInstanceOf(HeliosException.class)
                    .hasMessageContaining("more than 1000 brackets");
        }
    }

    @Test
    void aTextThatARepeatedGroupCannotTakeIsRefused() {
        final RegexPattern pattern = RegexPattern.of("(A|b)*", Pattern.CASE_INSENSITIVE);
        assertThat(pattern.matches("ab".repeat(100))).isTrue();
        assertThatThrownBy(() -> pattern.matches("ab".repeat(100_000)))
                .isInstanceOf(HeliosException.class)
                .hasMessageContaining("too long to be matched");
    }
}
