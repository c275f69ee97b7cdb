package io.heliosdb.streaming.sql.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;
import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.sql.script.Statement;
import io.heliosdb.streaming.sql.script.StatementSplitter;

import org.junit.jupiter.api.Test;

/** Refusals from behind the plan get the place of what they quote. */
class TextPlacesTest {
    private static final Statement STATEMENT =
            StatementSplitter.split(
                            "s.sql",
                            "SELECT a, JSON_VALUE(s, '$.a'),\n  JSON_VALUE(s, '$..*.a') FROM t")
                    .getFirst();

    private record Code(String code) implements ErrorCode {
        @Override
        public Category category() {
            return Category.ERROR;
        }

        @Override
        public String meaning() {
            return "a test's";
        }
    }

    @Test
    void aQuotedConstantIsFound() {
        assertThat(place("HSQL-0503", "JSON_VALUE: the JSON path '$..*.a' has steps"))
                .isEqualTo(new Position("s.sql", 2, 17));
    }

    @Test
    void elseTheFunctionIs() {
        assertThat(place("HSQL-0503", "JSON_VALUE: the filter '@.a' has steps"))
                .isEqualTo(new Position("s.sql", 1, 11));
        assertThat(place("HSQL-0502", "JSON_VALUE(INT) is not supported yet"))
                .isEqualTo(new Position("s.sql", 1, 11));
    }

    @Test
    void whatIsNoExpressionHasThePlaceOfItsStatement() {
        assertThat(place("HCON-0001", "JSON_VALUE: no file '$.a'"))
                .isEqualTo(new Position("s.sql", 1, 1));
    }

    @Test
    void anErrorKeepsItsPlace() {
        final HeliosException error =
                HeliosException.of(new Code("HSQL-0503"), "JSON_VALUE: no")
                        .at(new Position("x", 3, 4));
        assertThat(TextPlaces.of(error, STATEMENT)).isSameAs(error);
    }

    private static Position place(final String code, final String what) {
        return TextPlaces.of(HeliosException.of(new Code(code), what), STATEMENT)
                .position()
                .orElseThrow();
    }
}
