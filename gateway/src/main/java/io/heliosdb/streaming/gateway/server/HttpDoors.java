package io.heliosdb.streaming.gateway.server;

import static io.heliosdb.streaming.gateway.log.LogField.field;

import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.codecs.storage.AtomicFile;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.gateway.config.AccessSettings;
import io.heliosdb.streaming.gateway.config.Configuration;
import io.heliosdb.streaming.gateway.config.LoggedPackage;
import io.heliosdb.streaming.gateway.folder.DataFolder;
import io.heliosdb.streaming.gateway.http.ControlQueue;
import io.heliosdb.streaming.gateway.http.HttpDoor;
import io.heliosdb.streaming.gateway.http.Readiness;
import io.heliosdb.streaming.gateway.log.ServerLog;
import io.heliosdb.streaming.gateway.reload.Reloader;
import io.heliosdb.streaming.gateway.security.Security;
import io.heliosdb.streaming.gateway.security.SecurityPorts;
import io.heliosdb.streaming.gateway.security.SecuritySettings;
import io.heliosdb.streaming.gateway.security.limit.LimitSettings;
import io.heliosdb.streaming.gateway.security.user.PasswordRules;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The door for HTTP, with all of security behind it, if the configuration wants one. */
public final class HttpDoors implements Doors {
    private static final String FIRST = "first-administrator";

    private final Storage storage;
    private final Reloader reloader;

    /**
     * @param reloader gets a part for what of security can change
     */
    public HttpDoors(final Storage storage, final Reloader reloader) {
        this.storage = storage;
        this.reloader = reloader;
    }

    @Override
    public Closing open(
            final Configuration configuration,
            final DataFolder folder,
            final ControlQueue queue,
            final Readiness readiness,
            final ServerLog log) {
        if (!configuration.server().isOn()) {
            return () -> {};
        }
        final Entropy entropy = Entropy.ofSystem();
        final Security security =
                Security.open(
                        settings(configuration.access()),
                        new SecurityPorts(
                                storage,
                                Clocks.epoch(),
                                Clocks.nano(),
                                entropy,
                                log.of(LoggedPackage.SECURITY)),
                        folder);
        try {
            final HttpDoor door =
                    HttpDoor.open(
                            configuration.server(),
                            queue,
                            readiness,
                            security,
                            log.of(LoggedPackage.HTTP),
                            defect -> log.error("a request failed by a defect", defect));
            reloader.register(new ReloadableSecurity(security, next -> settings(next.access())));
            log.info("listening", field("api", door.api()), field("health", door.health()));
            security.firstAdmin()
                    .begin(entropy)
                    .ifPresentOrElse(
                            code -> tellFirst(code, folder.users(), log),
                            () -> forgetFirst(folder.users()));
            return () -> {
                door.close();
                security.close();
            };
        } catch (final RuntimeException e) {
            security.close();
            throw e;
        }
    }

    /** A file that only the user of the process can read, as a log may be read by many. */
    private void tellFirst(final String code, final Path users, final ServerLog log) {
        final Path file = users.resolve(FIRST);
        AtomicFile.write(storage, file, (code + "\n").getBytes(StandardCharsets.UTF_8));
        log.warn("no administrator yet: register one", field("code_in", file));
    }

    private void forgetFirst(final Path users) {
        final Path file = users.resolve(FIRST);
        if (storage.exists(file)) {
            storage.delete(file);
        }
    }

    private static SecuritySettings settings(final AccessSettings access) {
        final LimitSettings limits =
                LimitSettings.standard().withPerAddress(access.requestsPerMinute());
        return new SecuritySettings(
                access.tokenSecret(),
                List.of(),
                access.tokenLifetimeMs(),
                PasswordRules.standard(),
                access.isLimited() ? limits : limits.off(),
                access.trustedProxies(),
                access.rolesFile(),
                List.of());
    }
}
