package io.heliosdb.streaming.gateway.config;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Packages that write log lines: what levels can be set for. */
public enum LoggedPackage {
    /** The process: start, end, reload. */
    SERVER("gateway.server"),
    /** Journal, checkpoints, jobs and the disk. */
    DURABLE("gateway.durable"),
    /** What goes wrong in the engine and its connectors. */
    APPLIANCE("gateway.appliance"),
    /** Requests. */
    HTTP("gateway.http"),
    /** Who comes in, and who tries to. */
    SECURITY("gateway.security"),
    /** Certificates, and handshakes that fail. */
    TLS("gateway.tls"),
    /** Receivers of results that take nothing. */
    WEBHOOK("gateway.webhook");

    /** What all of them begin with. */
    static final String ALL = "gateway";

    private final String title;

    LoggedPackage(final String title) {
        this.title = title;
    }

    /** The package, without the prefix that all of ours have. */
    public String title() {
        return title;
    }

    /** Everything that a level can be set for. */
    static List<String> titles() {
        return Stream.concat(
                        Stream.of(ALL), Arrays.stream(values()).map(LoggedPackage::title).sorted())
                .toList();
    }
}
