package io.heliosdb.streaming.sql.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.type.SqlType;
import io.heliosdb.streaming.codecs.type.TypeKind;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class TypeTextTest {
    @Test
    void readsTypesAsFlinkSerializesThem() {
        assertThat(type("INT NOT NULL")).isEqualTo(SqlType.INTEGER.notNull());
        assertThat(type("DECIMAL(12, 4)")).isEqualTo(SqlType.decimal(12, 4));
        assertThat(type("VARCHAR(2147483647)")).isEqualTo(SqlType.STRING);
        assertThat(type("CHAR(3) NOT NULL")).isEqualTo(SqlType.character(3).notNull());
        assertThat(type("TIMESTAMP(3)")).isEqualTo(SqlType.timestamp(3));
        assertThat(type("TIMESTAMP(3) WITH LOCAL TIME ZONE NOT NULL"))
                .isEqualTo(new SqlType(TypeKind.TIMESTAMP_LTZ, 3, 0, false));
        assertThat(type("INTERVAL DAY(2) TO SECOND(3) NOT NULL"))
                .isEqualTo(SqlType.of(TypeKind.INTERVAL_DAY_TIME).notNull());
        assertThat(type("INTERVAL YEAR(2) TO MONTH"))
                .isEqualTo(SqlType.of(TypeKind.INTERVAL_YEAR_MONTH));
    }

    @Test
    void readsNestedTypes() {
        assertThat(type("MAP<CHAR(1) NOT NULL, INT> NOT NULL"))
                .isEqualTo(SqlType.map(SqlType.character(1).notNull(), SqlType.INTEGER).notNull());
        assertThat(type("ARRAY<MULTISET<DECIMAL(5, 2)> NOT NULL>"))
                .isEqualTo(SqlType.array(SqlType.multiset(SqlType.decimal(5, 2)).notNull()));
        final SqlType row =
                SqlType.row(
                        List.of("a`", "b,>"),
                        List.of(
                                SqlType.row(List.of("x"), List.of(SqlType.varbinary(7))),
                                SqlType.map(SqlType.DATE, SqlType.BOOLEAN.notNull())));
        final String text = "ROW<`a``` ROW<`x` VARBINARY(7)>, `b,>` MAP<DATE, BOOLEAN NOT NULL>>";
        assertThat(type(text)).isEqualTo(row);
        assertThat(row).hasToString(text);
        assertThat(row.notNull()).hasToString(text + " NOT NULL");
    }

    @Test
    void takesRowTypesApart() {
        final String nested =
                "ROW<`a` INT NOT NULL, `b ``,>` DECIMAL(3, 1), `c` ROW<`x` INT, `y` ARRAY<INT>>>";
        assertThat(new TypeText(nested).rowFields())
                .containsExactly(
                        Map.entry("a", "INT NOT NULL"),
                        Map.entry("b `,>", "DECIMAL(3, 1)"),
                        Map.entry("c", "ROW<`x` INT, `y` ARRAY<INT>>"));
        assertThat(new TypeText("ROW<`a` INT> NOT NULL").rowFields())
                .containsExactly(Map.entry("a", "INT"));
    }

    @Test
    void whatItDoesNotKnowIsAnError() {
        for (final String unknown : new String[] {"GEOMETRY", "RAW('a', 'b')", "", "INT NULL"}) {
            assertThatExceptionOfType(HeliosException.class)
                    .isThrownBy(() -> type(unknown))
                    .withMessageContaining("HSQL-0305");
        }
    }

    private static SqlType type(final String text) {
        return new TypeText(text).type();
    }
}
