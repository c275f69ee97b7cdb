package io.heliosdb.streaming.codecs.protobuf;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.format.FormatError;
import io.heliosdb.streaming.codecs.format.FormatOptions;

import java.util.Map;

/**
 * The options of the {@code protobuf} format. Names and defaults are Flink's, apart from the first
 * two: there a message is named by its class in Java.
 *
 * @param descriptorFile path of a descriptor set
 * @param messageName full name of the message
 * @param ignoresParseErrors whether a message that cannot be read is left out
 * @param readsDefaults whether what is absent is the default of its type, not NULL
 * @param nullText what is written for NULL in an array or map of texts
 */
public record ProtoOptions(
        String descriptorFile,
        String messageName,
        boolean ignoresParseErrors,
        boolean readsDefaults,
        String nullText) {
    private static final String FILE = "descriptor-file";
    private static final String MESSAGE = "message-name";

    /**
     * Reads the options of a table.
     *
     * @param options by name without the {@code protobuf.} in front
     * @throws HeliosException {@code HCOD-0101} for an unknown name, an impossible value or a
     *     missing option
     */
    public static ProtoOptions of(final Map<String, String> options) {
        final FormatOptions values = new FormatOptions("protobuf", options);
        values.text(FILE);
        values.text(MESSAGE);
        if (values.text("message-class-name").isPresent()) {
            throw values.bad("message-class-name", options.get("message-class-name"))
                    .detail("classes of messages are not loaded")
                    .hint("set protobuf." + FILE + " and protobuf." + MESSAGE);
        }
        final ProtoOptions parsed =
                new ProtoOptions(
                        options.getOrDefault(FILE, ""),
                        options.getOrDefault(MESSAGE, ""),
                        values.flag("ignore-parse-errors", false),
                        values.flag("read-default-values", false),
                        values.text("write-null-string-literal").orElse(""));
        values.finish();
        if (parsed.descriptorFile.isEmpty() || parsed.messageName.isEmpty()) {
            throw HeliosException.of(
                            FormatError.OPTION,
                            "the protobuf format needs to know the message of its rows")
                    .hint(
                            "set protobuf."
                                    + FILE
                                    + " to a file that protoc --include_imports"
                                    + " --descriptor_set_out has written, and protobuf."
                                    + MESSAGE);
        }
        return parsed;
    }
}
