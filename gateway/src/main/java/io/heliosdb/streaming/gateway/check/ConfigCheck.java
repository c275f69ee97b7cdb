package io.heliosdb.streaming.gateway.check;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.FileStorage;
import io.heliosdb.streaming.gateway.config.Configuration;
import io.heliosdb.streaming.gateway.durable.Exposure;
import io.heliosdb.streaming.gateway.security.access.RolesFile;
import io.heliosdb.streaming.gateway.security.token.TokenKeys;
import io.heliosdb.streaming.gateway.tls.ServerTls;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that a start with a configuration would find wrong, as far as can be seen before. */
public final class ConfigCheck {
    private ConfigCheck() {}

    /**
     * Looks.
     *
     * @param isRunning whether an appliance runs on the data folder, whose ports are its own
     * @return errors and warnings
     */
    public static List<HeliosException> of(
            final Configuration configuration, final boolean isRunning) {
        final List<HeliosException> found = new ArrayList<>(FolderChecks.of(configuration));
        thrownBy(() -> Exposure.check(configuration, List.of())).ifPresent(found::add);
        thrownBy(() -> tls(configuration)).ifPresent(found::add);
        configuration
                .access()
                .tokenSecret()
                .flatMap(secret -> thrownBy(() -> TokenKeys.configured(secret, List.of())))
                .ifPresent(found::add);
        configuration
                .access()
                .rolesFile()
                .flatMap(file -> thrownBy(() -> RolesFile.read(new FileStorage(), file)))
                .ifPresent(found::add);
        if (!isRunning) {
            found.addAll(PortChecks.of(configuration.listeners()));
        }
        found.addAll(MachineChecks.of(configuration));
        found.addAll(configuration.warnings());
        return List.copyOf(found);
    }

    private static void tls(final Configuration configuration) {
        ServerTls.check(configuration.tls(), new FileStorage(), Clocks.epoch().time());
    }

    private static Optional<HeliosException> thrownBy(final Runnable check) {
        try {
            check.run();
            return Optional.empty();
        } catch (final HeliosException e) {
            return Optional.of(e);
        }
    }
}
