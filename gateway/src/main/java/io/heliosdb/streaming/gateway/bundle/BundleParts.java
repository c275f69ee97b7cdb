package io.heliosdb.streaming.gateway.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.gateway.config.Configuration;
import io.heliosdb.streaming.gateway.config.MaskedConfig;
import io.heliosdb.streaming.gateway.control.ControlClient;
import io.heliosdb.streaming.gateway.control.ControlRequest;
import io.heliosdb.streaming.gateway.doctor.Doctor;
import io.heliosdb.streaming.gateway.doctor.Findings;
import io.heliosdb.streaming.gateway.doctor.Machine;
import io.heliosdb.streaming.gateway.folder.DataFolder;
import io.heliosdb.streaming.gateway.folder.FolderOwner;
import io.heliosdb.streaming.gateway.sql.Product;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;
import io.heliosdb.streaming.ringbuffer.counters.CountersReport;
import io.heliosdb.streaming.ringbuffer.errors.ErrorReport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Everything that goes into a bundle. */
final class BundleParts {
    private static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(10);

    private static final List<String> MACHINE_FILES =
            List.of(
                    "etc/os-release",
                    "proc/version",
                    "proc/meminfo",
                    "proc/loadavg",
                    "proc/pressure/cpu",
                    "proc/pressure/io",
                    "proc/pressure/memory",
                    "proc/self/limits",
                    "proc/self/cgroup",
                    "proc/swaps",
                    "proc/cpuinfo");

    private final Configuration configuration;
    private final Map<String, String> environment;
    private final Path data;

    BundleParts(final Configuration configuration, final Map<String, String> environment) {
        this.configuration = configuration;
        this.environment = Map.copyOf(environment);
        data = configuration.data().directory();
    }

    /** Takes out what must not get in. */
    Redactor redactor() {
        return new Redactor(
                KnownSecrets.of(
                        configuration,
                        List.of(DataFolder.keys(data), DataFolder.users(data)),
                        environment));
    }

    void addTo(final BundleFile bundle) throws IOException {
        bundle.add("version.txt", BundleParts::version);
        bundle.add("configuration.txt", this::configuration);
        bundle.add("environment.txt", this::environment);
        bundle.add("status.json", () -> pretty(status()));
        bundle.add("threads.txt", this::threads);
        final Path counters = DataFolder.counters(data);
        bundle.add("counters.txt", () -> printed(stream -> CountersReport.print(counters, stream)));
        bundle.add("errors.txt", () -> printed(stream -> ErrorReport.print(counters, stream)));
        bundle.add("log.txt", this::log);
        bundle.add("files.txt", () -> FolderListing.of(data));
        bundle.add("doctor.txt", this::doctor);
        bundle.add("machine.txt", BundleParts::machine);
    }

    private static String version() {
        return Product.NAME
                + " "
                + Product.VERSION
                + "\nJava "
                + Runtime.version()
                + "\narguments "
                + ManagementFactory.getRuntimeMXBean().getInputArguments()
                + "\n";
    }

    private String configuration() throws IOException {
        final Path file = configuration.source().orElse(null);
        return file == null
                ? "# no file: defaults and environment\n"
                : "# " + file + "\n" + MaskedConfig.of(file);
    }

    /** Names only. */
    private String environment() {
        final StringBuilder text = new StringBuilder();
        new TreeMap<>(environment).keySet().forEach(name -> text.append(name).append('\n'));
        return text.toString();
    }

    private JsonNode status() {
        return new ControlClient(data, Clocks.nano()).ask(new ControlRequest.Status(), TIMEOUT_NS);
    }

    /** Not asked of the appliance, which may hang. */
    private String threads() throws IOException, InterruptedException {
        final ProcessHandle process = FolderOwner.of(data).process().orElse(null);
        return process == null
                ? "no appliance runs on " + data + "\n"
                : ThreadDump.of(process.pid());
    }

    private static String pretty(final JsonNode node) throws IOException {
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    }

    private static String printed(final Consumer<PrintStream> report) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream stream = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
            report.accept(stream);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private String log() throws IOException {
        final Path file = configuration.logging().file().orElse(null);
        return file == null
                ? "it is on standard error; under systemd: journalctl -u heliosdb-streaming\n"
                : LogTail.of(file);
    }

    private String doctor() {
        return String.join(
                        "\n",
                        Findings.lines(
                                Doctor.of(configuration, new FileStorage(), environment).look()))
                + "\n";
    }

    private static String machine() {
        final Machine machine = new Machine(Path.of("/"));
        final StringBuilder text = new StringBuilder();
        for (final String file : MACHINE_FILES) {
            machine.text(file)
                    .ifPresent(
                            content ->
                                    text.append("== /")
                                            .append(file)
                                            .append('\n')
                                            .append(content)
                                            .append("\n\n"));
        }
        return text.toString();
    }
}
