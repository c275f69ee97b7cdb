package io.heliosdb.streaming.gateway.doctor;

import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.gateway.config.Configuration;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at a machine with everything that it knows to look at. */
public final class Doctor {
    private final List<Check> checks;

    Doctor(final List<Check> checks) {
        this.checks = List.copyOf(checks);
    }

    /** For an appliance of this configuration on this machine. */
    public static Doctor of(
            final Configuration configuration,
            final Storage storage,
            final Map<String, String> environment) {
        final Machine machine = new Machine(Path.of("/"));
        final JavaFacts java = JavaFacts.ofThisProcess();
        final Path data = configuration.data().directory();
        return new Doctor(
                List.of(
                        new JavaCheck(java, machine),
                        new MemoryCheck(machine, java, configuration.engine().memoryBytes()),
                        new KernelCheck(machine),
                        new LimitCheck(machine),
                        new SharedMemoryCheck(
                                storage, Path.of("/dev/shm"), configuration.journal().medium()),
                        new DiskCheck(
                                machine, storage, Clocks.nano(), data, configuration.journal()),
                        new PortCheck(configuration.listeners(), data),
                        new CertificateCheck(storage, Clocks.epoch(), configuration.tls()),
                        new TimeZoneCheck(machine, Optional.ofNullable(environment.get("TZ")))));
    }

    /** What all checks have found, in their order. */
    public List<Finding> look() {
        return checks.stream().flatMap(check -> check.look().stream()).toList();
    }
}
