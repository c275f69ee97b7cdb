package io.heliosdb.streaming.sql.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableUseTest {
    @ParameterizedTest
    @CsvSource({
        "t, t",
        "`c`.`d`.`t`, t",
        "`c`.`d`.`a.`, a.",
        "`c`.`d`.`.`, .",
        "`c`.`d`.`..`, ..",
        "`c.`.`d`.`a.b`, a.b",
        "`c`.`d`.`a``.``b```, a`.`b`"
    })
    void itsLastPartIsWhatUsersSay(final String name, final String last) {
        assertThat(TableUse.shortName(name)).isEqualTo(last);
    }
}
