package io.heliosdb.streaming.codecs.json;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.error.Position;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.format.TextPosition;
import io.heliosdb.streaming.codecs.row.Column;
import io.heliosdb.streaming.codecs.row.RowLayout;
import io.heliosdb.streaming.codecs.text.Ascii;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Words for what is wrong with a line. */
final class JsonErrors {
    private static final int QUOTED_BYTES = 60;

    private final RowLayout layout;
    private final JsonObject object;
    private final String tolerance;

    JsonErrors(final RowLayout layout, final JsonObject object) {
        this(layout, object, "json");
    }

    /**
     * @param format whose options hints name
     */
    JsonErrors(final RowLayout layout, final JsonObject object, final String format) {
        this.layout = layout;
        this.object = object;
        tolerance = format + ".ignore-parse-errors";
    }

    /** A line that is no change as a format writes it. */
    static HeliosException change(
            final String format, final Position position, final String problem) {
        return HeliosException.of(FormatError.STRUCTURE, "the line is not a change")
                .detail(problem)
                .hint(
                        "write one change on each line as "
                                + format
                                + " has them, or set "
                                + format
                                + ".ignore-parse-errors")
                .at(position);
    }

    /** A line that is not JSON, or not an object. */
    static HeliosException structure(final Position position, final String problem) {
        return HeliosException.of(FormatError.STRUCTURE, "the line is not a JSON object")
                .detail(problem)
                .hint("write one object on each line, or set json.ignore-parse-errors")
                .at(position);
    }

    /** A member that is no value of its column; the line starts at an address. */
    HeliosException field(
            final String name,
            final long line,
            final long start,
            final FormatError code,
            final int index) {
        final Column column = layout.columns().get(index);
        final boolean isMissing = object.token(index) == JsonToken.END;
        final long address = isMissing ? start : object.address(index);
        final int length = isMissing ? 0 : object.length(index);
        final String text =
                Ascii.string(address, Math.min(length, QUOTED_BYTES))
                        + (length > QUOTED_BYTES ? "…" : "");
        final String what =
                switch (code) {
                    case NULL_VALUE ->
                            "column "
                                    + column.name()
                                    + " is NOT NULL but the line has no value for it";
                    case ENCODING -> "column " + column.name() + " is not UTF-8";
                    default -> "'" + text + "' is not a value of column " + column.name();
                };
        final String hint =
                switch (code) {
                    case NULL_VALUE -> "declare the column without NOT NULL, or set " + tolerance;
                    case ENCODING -> "convert the file to UTF-8, or set " + tolerance;
                    default -> "correct the value, or set " + tolerance + " to read it as NULL";
                };
        return HeliosException.of(code, what)
                .detail("type " + column.type())
                .hint(hint)
                .at(TextPosition.of(name, line, start, address));
    }

    /** An object that lacks members. */
    HeliosException missing(final Position position) {
        final String names =
                IntStream.range(0, layout.columnCount())
                        .filter(column -> object.token(column) == JsonToken.END)
                        .mapToObj(column -> layout.columns().get(column).name())
                        .limit(20)
                        .collect(Collectors.joining(", "));
        return HeliosException.of(FormatError.MISSING_FIELD, "the object lacks members")
                .detail("missing: " + names)
                .hint("add them, or leave out json.fail-on-missing-field")
                .at(position);
    }

    /** A line or row longer than the limit. */
    static HeliosException tooLong(final String name, final long line, final long bytes) {
        return HeliosException.of(FormatError.TOO_LONG, "a line is longer than the limit")
                .detail("at least " + bytes + " bytes")
                .hint("write one object on each line, or split the object")
                .at(new Position(name, line, 1));
    }

    /** A line of which an object makes a row longer than the limit. */
    static HeliosException rowTooLong(final String name, final long line, final long bytes) {
        return HeliosException.of(FormatError.TOO_LONG, "the object makes too large a row")
                .detail(bytes + " bytes of text")
                .hint("leave out the column that makes it large, or raise the row limit")
                .at(new Position(name, line, 1));
    }
}
