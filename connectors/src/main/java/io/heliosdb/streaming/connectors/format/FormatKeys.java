package io.heliosdb.streaming.connectors.format;

import io.heliosdb.streaming.codecs.format.ChangeFormats;
import io.heliosdb.streaming.connectors.spi.OptionDescriptor;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The options of the formats by their full keys, so that SQL knows a mistyped one. */
final class FormatKeys {
    private static final List<OptionDescriptor> PLAIN =
            List.of(
                    text("csv.field-delimiter", "Character between fields."),
                    flag("csv.disable-quote-character", "Whether no character quotes fields."),
                    text("csv.quote-character", "Character around fields that need it."),
                    text(
                            "csv.escape-character",
                            "Character in front of one that is meant as it is."),
                    text("csv.null-literal", "Text that stands for NULL."),
                    text("csv.array-element-delimiter", "Character between elements of an array."),
                    flag("csv.allow-comments", "Whether lines that begin with # are left out."),
                    flag("csv.ignore-parse-errors", "Whether bad fields are NULL."),
                    flag("csv.trim-spaces", "Whether blanks around fields are taken off."),
                    flag("csv.ignore-trailing-unmappable", "Whether surplus fields are left out."),
                    flag("csv.allow-trailing-comma", "Whether a last field may be empty."),
                    flag("csv.fail-on-missing-columns", "Whether too few fields are an error."),
                    flag("csv.empty-string-as-null", "Whether an empty field is NULL."),
                    flag(
                            "csv.write-bigdecimal-in-scientific-notation",
                            "Whether decimals may have exponents."),
                    flag("csv.header", "Whether the first line names the columns. Not in Flink."),
                    flag("json.ignore-parse-errors", "Whether bad fields are NULL."),
                    flag("json.fail-on-missing-field", "Whether a missing field is an error."),
                    text("json.timestamp-format.standard", "SQL or ISO-8601."),
                    flag("json.encode.ignore-null-fields", "Whether NULL fields are left out."),
                    flag(
                            "json.encode.decimal-as-plain-number",
                            "Whether decimals have no exponents."),
                    flag("json.decode.json-parser.enabled", "Changes nothing here."),
                    text("json.map-null-key.mode", "What becomes of a NULL as key of a map."),
                    text("json.map-null-key.literal", "Key in place of NULL."),
                    text("raw.charset", "Encoding of the text: UTF-8."),
                    text("raw.endianness", "Changes nothing for text."),
                    text("protobuf.descriptor-file", "Path of a descriptor set. Not in Flink."),
                    text("protobuf.message-name", "Full name of the message. Not in Flink."),
                    text("protobuf.message-class-name", "Not here: the message is named."),
                    flag("protobuf.ignore-parse-errors", "Whether bad messages are left out."),
                    flag("protobuf.read-default-values", "Whether what is absent is a default."),
                    text("protobuf.write-null-string-literal", "Text for NULL in arrays and maps."),
                    text("avro.codec", "How blocks are compressed."),
                    text("avro.encoding", "Changes nothing in files: binary."),
                    flag(
                            "avro.timestamp_mapping.legacy",
                            "Whether TIMESTAMP is an instant of Avro."));

    static final OptionDescriptor SCHEMA_INCLUDE =
            flag(
                    ChangeFormats.DEBEZIUM + ".schema-include",
                    "Whether the change is in a member payload.");

    /** Keys of all formats. */
    static final List<OptionDescriptor> ALL = all();

    private FormatKeys() {}

    private static List<OptionDescriptor> all() {
        final List<OptionDescriptor> all = new ArrayList<>(PLAIN);
        for (final String format : new TreeSet<>(ChangeFormats.ALL)) {
            all.add(flag(format + ".ignore-parse-errors", "Whether bad fields are NULL."));
            all.add(text(format + ".timestamp-format.standard", "SQL or ISO-8601."));
            all.add(flag(format + ".encode.ignore-null-fields", "Whether NULLs are left out."));
            all.add(
                    flag(
                            format + ".encode.decimal-as-plain-number",
                            "Whether decimals have no exponents."));
            all.add(text(format + ".map-null-key.mode", "What becomes of a NULL as key of a map."));
            all.add(text(format + ".map-null-key.literal", "Key in place of NULL."));
        }
        all.add(SCHEMA_INCLUDE);
        all.add(text(ChangeFormats.CANAL + ".database.include", "Databases whose changes count."));
        all.add(text(ChangeFormats.CANAL + ".table.include", "Tables whose changes count."));
        return List.copyOf(all);
    }

    private static OptionDescriptor text(final String key, final String description) {
        return OptionDescriptor.optional(key, OptionDescriptor.Type.STRING, description);
    }

    private static OptionDescriptor flag(final String key, final String description) {
        return OptionDescriptor.optional(key, OptionDescriptor.Type.BOOLEAN, description);
    }
}
