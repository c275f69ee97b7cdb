package io.heliosdb.streaming.gateway.doctor;

import java.util.List;

/** JDK, its flags, cores, operating system. */
final class JavaCheck implements Check {
    private static final int FEATURE = 25;
    private static final int LEAST_CORES = 2;
    private static final int ADVISED_CORES = 8;

    /** Of those of {@code tuning/jvm/engine.args}, what results and safety depend on. */
    private static final List<String> WANTED =
            List.of(
                    "-XX:+ExitOnOutOfMemoryError",
                    "-Duser.language=en",
                    "--enable-native-access=ALL-UNNAMED");

    private static final List<String> SLOW =
            List.of("-Xint", "-XX:TieredStopAtLevel", "-agentlib:jdwp", "-XX:+UseZGC");

    private final JavaFacts java;
    private final Machine machine;

    JavaCheck(final JavaFacts java, final Machine machine) {
        this.java = java;
        this.machine = machine;
    }

    @Override
    public List<Finding> look() {
        return List.of(system(), version(), flags(), cores());
    }

    private Finding system() {
        final String name =
                machine.lines("etc/os-release").stream()
                        .filter(line -> line.startsWith("PRETTY_NAME="))
                        .map(line -> line.substring(line.indexOf('=') + 1).replace("\"", ""))
                        .findFirst()
                        .orElse(java.system());
        final String measured =
                name
                        + ", "
                        + machine.text("proc/sys/kernel/osrelease").orElse("kernel unknown")
                        + ", "
                        + java.processor();
        final String wanted = "Linux";
        return java.system().equals("Linux")
                ? Finding.ok("system", measured, wanted)
                : Finding.fail("system", measured, wanted, "run it on Linux, or in its container");
    }

    private Finding version() {
        final String wanted = "JDK " + FEATURE;
        if (java.feature() < FEATURE) {
            return Finding.fail(
                    "jdk", java.name(), wanted, "install JDK 25 and set JAVA_HOME to its folder");
        }
        return Finding.of(
                "jdk",
                java.feature() == FEATURE,
                java.name(),
                wanted,
                "set JAVA_HOME to a JDK 25: others are not tested");
    }

    private Finding flags() {
        final List<String> missing =
                WANTED.stream().filter(flag -> !java.arguments().contains(flag)).toList();
        final List<String> slow =
                java.arguments().stream()
                        .filter(flag -> SLOW.stream().anyMatch(flag::startsWith))
                        .toList();
        final String measured =
                missing.isEmpty() && slow.isEmpty()
                        ? java.arguments().size() + " flags"
                        : "missing " + missing + ", slow " + slow;
        return Finding.of(
                "flags",
                missing.isEmpty() && slow.isEmpty(),
                measured,
                "those of tuning/jvm/engine.args",
                "start it with bin/heliosdb-streaming, and unset JAVA_TOOL_OPTIONS");
    }

    private Finding cores() {
        final String measured = Integer.toString(java.cores());
        if (java.cores() < LEAST_CORES) {
            return Finding.fail(
                    "cores", measured, "2, for production 8", "give the machine or container 2");
        }
        return Finding.of(
                "cores",
                java.cores() >= ADVISED_CORES,
                measured,
                "2, for production 8",
                "for production give the machine or container 8");
    }
}
