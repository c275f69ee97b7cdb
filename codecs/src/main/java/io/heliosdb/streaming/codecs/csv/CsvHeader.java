package io.heliosdb.streaming.codecs.csv;

import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.text.Ascii;

import java.util.ArrayList;
import java.util.List;

/** Compares a header record with the table's columns. Once per input. */
final class CsvHeader {
    private final List<Column> columns;

    CsvHeader(final List<Column> columns) {
        this.columns = columns;
    }

    /**
     * Whether the record names the table's columns in their order; upper and lower case are the
     * same, blanks around names do not matter.
     */
    boolean matches(final CsvRecord csvRecord, final CsvFieldText text) {
        final List<String> names = names(csvRecord, text);
        boolean isSame = csvRecord.problem() == null && names.size() == columns.size();
        for (int i = 0; isSame && i < names.size(); i++) {
            isSame = names.get(i).equalsIgnoreCase(columns.get(i).name());
        }
        return isSame;
    }

    /** The names in a header record. */
    static List<String> names(final CsvRecord csvRecord, final CsvFieldText text) {
        final List<String> names = new ArrayList<>();
        for (int i = 0; i < csvRecord.fieldCount(); i++) {
            text.wrap(csvRecord, i);
            names.add(Ascii.string(text.address(), text.length()).trim());
        }
        return names;
    }
}
