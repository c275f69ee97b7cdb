package io.heliosdb.streaming.perf.architecture;

import java.util.List;

/**
 * A library, or a part of the JDK, and the only packages of ours that may use it.
 *
 * @param name for messages
 * @param targets packages or full class names that are fenced
 * @param allowed packages of ours, without the common prefix, that may use them, sub-packages
 *     included
 */
record LibraryFence(String name, List<String> targets, List<String> allowed) {
    static final List<LibraryFence> ALL =
            List.of(
                    fence(
                            "raw memory",
                            List.of("org.agrona.UnsafeApi", "sun.misc.Unsafe", "jdk.internal.misc"),
                            "codecs.memory"),
                    fence(
                            "foreign functions",
                            List.of("java.lang.foreign"),
                            "codecs.memory",
                            "codecs.storage",
                            "codecs.thread",
                            "operators.sketch"),
                    fence("Conscrypt", List.of("org.conscrypt"), "codecs.seal", "gateway.tls"),
                    fence(
                            "ciphers",
                            List.of("javax.crypto"),
                            "codecs.seal",
                            "gateway.security.digest"),
                    fence(
                            "compression",
                            List.of("com.github.luben", "net.jpountz"),
                            "codecs.compress"),
                    fence("Flink", List.of("org.apache.flink"), "sql.bridge", "perf"),
                    fence("Calcite", List.of("org.apache.calcite"), "sql.bridge", "perf"),
                    fence("Hazelcast", List.of("com.hazelcast"), "perf"),
                    fence("Disruptor", List.of("com.lmax.disruptor"), "ringbuffer", "perf"),
                    fence(
                            "JCTools",
                            List.of("org.jctools"),
                            "ringbuffer",
                            "gateway.appliance",
                            "perf"),
                    fence("Aeron", List.of("io.aeron"), "replication", "perf.journal"),
                    fence(
                            "DataSketches",
                            List.of("org.apache.datasketches"),
                            "operators.sketch",
                            "operators.interpreter"),
                    fence("Janino", List.of("org.codehaus"), "operators.codegen"),
                    fence(
                            "JSON objects",
                            List.of("com.fasterxml.jackson"),
                            "sql",
                            "gateway",
                            "perf"),
                    fence("Avro", List.of("org.apache.avro"), "perf"),
                    fence("TOML", List.of("org.tomlj"), "gateway.config"),
                    fence("YAML", List.of("org.snakeyaml"), "gateway.security.access"),
                    fence("signed tokens", List.of("com.nimbusds"), "gateway.security.token"),
                    fence("bcrypt", List.of("at.favre.lib"), "gateway.security.user"),
                    fence("Bucket4j", List.of("io.github.bucket4j"), "gateway.security.limit"),
                    fence(
                            "HTTP server",
                            List.of(
                                    "io.javalin",
                                    "org.eclipse.jetty.server",
                                    "org.eclipse.jetty.ee10",
                                    "org.eclipse.jetty.http2.server",
                                    "org.eclipse.jetty.security",
                                    "org.eclipse.jetty.session",
                                    "org.eclipse.jetty.websocket",
                                    "jakarta.servlet"),
                            "gateway.http"),
                    fence("HTTP client", List.of("org.eclipse.jetty.client"), "gateway.webhook"),
                    fence("Jetty", List.of("org.eclipse.jetty"), "gateway.http", "gateway.webhook"),
                    fence("Netty", List.of("io.netty"), "gateway.tcp", "perf.proof.fuzz"),
                    fence(
                            "HdrHistogram",
                            List.of("org.HdrHistogram"),
                            "gateway.measure",
                            "gateway.metrics",
                            "perf"),
                    fence("Prometheus", List.of("io.prometheus"), "gateway.metrics"),
                    fence("picocli", List.of("picocli"), "gateway", "perf"),
                    fence("JLine", List.of("org.jline"), "gateway"),
                    fence("JMH", List.of("org.openjdk.jmh"), "perf"),
                    fence(
                            "SBE's tool",
                            List.of("uk.co.real_logic.sbe.generation"),
                            "codecs.sbe",
                            "perf"));

    private static LibraryFence fence(
            final String name, final List<String> targets, final String... allowed) {
        return new LibraryFence(name, targets, List.of(allowed));
    }

    boolean covers(final String className) {
        return targets.stream()
                .anyMatch(
                        target ->
                                className.equals(target)
                                        || className.startsWith(target + ".")
                                        || className.startsWith(target + "$"));
    }

    boolean admits(final String packageName) {
        return allowed.stream()
                .anyMatch(
                        name ->
                                ProductModule.isWithin(
                                        packageName, ProductModule.ROOT_PACKAGE + name));
    }
}
