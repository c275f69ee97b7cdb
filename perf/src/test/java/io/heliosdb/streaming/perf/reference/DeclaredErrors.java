package io.heliosdb.streaming.perf.reference;

import com.tngtech.archunit.core.importer.ClassFileImporter;

import io.heliosdb.streaming.codecs.error.ErrorCode;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Every error code of the product: the constants of all enums that are error codes. */
final class DeclaredErrors {
    /** Ranges in the order of the modules, with the title of their section. */
    static final List<Range> RANGES =
            List.of(
                    new Range("HCOD", "Bytes and formats"),
                    new Range("HSTO", "Files"),
                    new Range("HSEA", "Encryption and keys"),
                    new Range("HTLS", "Certificates and their keys"),
                    new Range("HRNG", "Log ring"),
                    new Range("HSTA", "State"),
                    new Range("HJRN", "Journal"),
                    new Range("HCKP", "Checkpoints and savepoints"),
                    new Range("HSQL", "SQL and plans"),
                    new Range("HOPR", "Operators at run time"),
                    new Range("HREP", "Journal on Aeron Archive"),
                    new Range("HCON", "Connectors"),
                    new Range("HSRV", "The running process"),
                    new Range("HSEC", "Users, tokens, limits and the audit log"),
                    new Range("HNET", "HTTP"),
                    new Range("HCLI", "Command line"),
                    new Range("HCLT", "Clients"));

    private static final List<ErrorCode> ALL = find();

    private DeclaredErrors() {}

    static List<ErrorCode> all() {
        return ALL;
    }

    private static List<ErrorCode> find() {
        return new ClassFileImporter()
                .importPackages("io.heliosdb.streaming").stream()
                        .filter(type -> type.isEnum() && type.isAssignableTo(ErrorCode.class))
                        .flatMap(type -> Stream.of(type.reflect().getEnumConstants()))
                        .map(ErrorCode.class::cast)
                        .sorted(Comparator.comparing(ErrorCode::code))
                        .toList();
    }

    record Range(String prefix, String title) {
        boolean holds(final ErrorCode error) {
            return error.code().startsWith(prefix + "-");
        }
    }
}
