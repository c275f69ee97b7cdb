package io.heliosdb.streaming.perf.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

final class CsvRecordsTest {
    @Test
    void lineFeedsInsideQuotesDoNotEndARecord() {
        assertThat(CsvRecords.split("a,b\n1,\"x\ny\"\n2,\"\"\"\n\"\n"))
                .containsExactly("a,b", "1,\"x\ny\"", "2,\"\"\"\n\"");
    }

    @Test
    void blankLinesAreRecordsAndCarriageReturnsBelongToTheLineEnd() {
        assertThat(CsvRecords.split("a\r\n\n1")).containsExactly("a", "", "1");
    }

    @Test
    void fieldsKeepTheirQuotes() {
        assertThat(CsvRecords.fields("1,,\"\",\"a,\"\"b\""))
                .containsExactly("1", "", "\"\"", "\"a,\"\"b\"");
    }

    @Test
    void nullIsEmptyAndOnlyWhatNeedsQuotesHasThem() {
        final List<String> values =
                Arrays.asList("a b", null, "", "x,y", "say \"hi\"", "l\nf", "c\rr", " s ");
        assertThat(CsvRecords.join(values))
                .isEqualTo("a b,,\"\",\"x,y\",\"say \"\"hi\"\"\",\"l\nf\",\"c\rr\", s ");
    }
}
