package io.heliosdb.streaming.codecs.csv;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.format.TextPosition;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.text.Ascii;

import java.util.List;
import java.util.stream.Collectors;

/** Words for what is wrong with an input. */
final class CsvErrors {
    private static final int QUOTED_BYTES = 60;

    private final List<Column> columns;
    private final CsvRecord csvRecord;

    CsvErrors(final List<Column> columns, final CsvRecord csvRecord) {
        this.columns = columns;
        this.csvRecord = csvRecord;
    }

    /** A record that cannot be taken apart. */
    HeliosException problem(
            final String name, final long line, final CsvProblem problem, final long address) {
        final HeliosException error =
                HeliosException.of(problem.code(), problem.what())
                        .hint(problem.hint())
                        .at(position(name, line, address));
        return problem.code() == FormatError.FIELD_COUNT
                ? error.detail(
                        columns.size()
                                + (columns.size() == 1 ? " column, " : " columns, ")
                                + counted(problem))
                : error;
    }

    private String counted(final CsvProblem problem) {
        final boolean isTooFew = problem == CsvProblem.TOO_FEW_FIELDS;
        final int count = isTooFew ? csvRecord.fieldCount() : columns.size();
        return (isTooFew ? "" : "more than ") + count + (count == 1 ? " field" : " fields");
    }

    /** A field that is no value of its column. */
    HeliosException field(
            final String name, final long line, final FormatError code, final int field) {
        final Column column = columns.get(field);
        final boolean isMissing = field >= csvRecord.fieldCount();
        final long address = isMissing ? csvRecord.start() : csvRecord.address(field);
        final int length = isMissing ? 0 : csvRecord.length(field);
        final String text =
                Ascii.string(address, Math.min(length, QUOTED_BYTES))
                        + (length > QUOTED_BYTES ? "…" : "");
        final String what =
                switch (code) {
                    case NULL_VALUE ->
                            "column "
                                    + column.name()
                                    + " is NOT NULL but the record has no value for it";
                    case ENCODING -> "column " + column.name() + " is not UTF-8";
                    default -> "'" + text + "' is not a value of column " + column.name();
                };
        final String hint =
                switch (code) {
                    case NULL_VALUE ->
                            "declare the column without NOT NULL, or set csv.ignore-parse-errors";
                    case ENCODING -> "convert the file to UTF-8, or set csv.ignore-parse-errors";
                    default ->
                            text.strip().equalsIgnoreCase(column.name())
                                    ? "if the line is a header, set csv.header to true"
                                    : length == 0
                                            ? "set csv.null-literal to '' to read empty fields as"
                                                    + " NULL"
                                            : "correct the value, or set csv.ignore-parse-errors to"
                                                    + " read it as NULL";
                };
        return HeliosException.of(code, what)
                .detail("field " + (field + 1) + ", type " + column.type())
                .hint(hint)
                .at(position(name, line, address));
    }

    /** A record longer than the limit. */
    HeliosException tooLong(final String name, final long line, final long bytes) {
        return HeliosException.of(FormatError.TOO_LONG, "a record is longer than the limit")
                .detail("at least " + bytes + " bytes")
                .hint("look for a quote that is never closed, or split the record")
                .at(new Position(name, line, 1));
    }

    /** A record whose row is longer than the limit. */
    HeliosException rowTooLong(final String name, final long line, final long bytes) {
        return HeliosException.of(FormatError.TOO_LONG, "the record makes too large a row")
                .detail(bytes + " bytes of text")
                .hint("leave out the column that makes it large, or raise the row limit")
                .at(new Position(name, line, 1));
    }

    /** A header that does not fit the table. */
    HeliosException header(final String name, final long line, final List<String> names) {
        return HeliosException.of(
                        FormatError.HEADER, "the header line does not name the table's columns")
                .detail(
                        "the file has "
                                + names.stream().limit(20).collect(Collectors.joining(", "))
                                + ", the table "
                                + columns.stream()
                                        .map(Column::name)
                                        .limit(20)
                                        .collect(Collectors.joining(", ")))
                .hint(
                        "declare the columns as in the file, or set csv.header to false if it has"
                                + " no header")
                .at(new Position(name, line, 1));
    }

    private Position position(final String name, final long line, final long address) {
        return TextPosition.of(name, line, csvRecord.start(), address);
    }
}
