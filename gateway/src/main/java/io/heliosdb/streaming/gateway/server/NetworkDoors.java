package io.heliosdb.streaming.gateway.server;

import static io.heliosdb.streaming.gateway.log.LogField.field;

import io.heliosdb.streaming.codecs.memory.Opened;
import io.heliosdb.streaming.codecs.seal.Entropy;
import io.heliosdb.streaming.codecs.storage.AtomicFile;
import io.heliosdb.streaming.codecs.storage.Storage;
import io.heliosdb.streaming.gateway.config.AccessSettings;
import io.heliosdb.streaming.gateway.config.Configuration;
import io.heliosdb.streaming.gateway.config.LoggedPackage;
import io.heliosdb.streaming.gateway.config.TlsSettings;
import io.heliosdb.streaming.gateway.feed.FeedCounts;
import io.heliosdb.streaming.gateway.folder.DataFolder;
import io.heliosdb.streaming.gateway.http.ApplianceAccess;
import io.heliosdb.streaming.gateway.http.HttpDoor;
import io.heliosdb.streaming.gateway.log.ServerLog;
import io.heliosdb.streaming.gateway.metrics.MetricsPage;
import io.heliosdb.streaming.gateway.reload.Reloader;
import io.heliosdb.streaming.gateway.security.Security;
import io.heliosdb.streaming.gateway.security.SecurityPorts;
import io.heliosdb.streaming.gateway.security.SecuritySettings;
import io.heliosdb.streaming.gateway.security.audit.AuditLog;
import io.heliosdb.streaming.gateway.security.limit.LimitSettings;
import io.heliosdb.streaming.gateway.security.user.AdminReset;
import io.heliosdb.streaming.gateway.security.user.FirstAdmin;
import io.heliosdb.streaming.gateway.security.user.PasswordRules;
import io.heliosdb.streaming.gateway.tcp.TcpDoor;
import io.heliosdb.streaming.gateway.tls.ServerTls;
import io.heliosdb.streaming.gateway.tls.TlsPorts;
import io.heliosdb.streaming.gateway.webhook.WebhookPorts;
import io.heliosdb.streaming.gateway.webhook.Webhooks;
import io.heliosdb.streaming.ringbuffer.clock.Clocks;

import org.agrona.CloseHelper;
import org.agrona.ErrorHandler;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The doors for HTTP and for feeds, with all of security, if the configuration wants them, and the
 * webhooks.
 */
public final class NetworkDoors implements Doors {
    private static final String FIRST = "first-administrator";

    private final Storage storage;
    private final Reloader reloader;

    /**
     * @param reloader gets a part for what of security can change
     */
    public NetworkDoors(final Storage storage, final Reloader reloader) {
        this.storage = storage;
        this.reloader = reloader;
    }

    @Override
    public Closing open(
            final Configuration configuration,
            final DataFolder folder,
            final ApplianceAccess appliance,
            final ServerLog log) {
        final ErrorHandler defects = defect -> log.error("a request failed by a defect", defect);
        if (!configuration.server().isOn()) {
            return withoutListeners(configuration, folder, appliance, log, defects);
        }
        final Entropy entropy = Entropy.ofSystem();
        final Opened opened = new Opened();
        try {
            final Security security =
                    opened.add(
                            Security.open(
                                    settings(configuration.access()),
                                    new SecurityPorts(
                                            storage,
                                            Clocks.epoch(),
                                            Clocks.nano(),
                                            entropy,
                                            log.of(LoggedPackage.SECURITY)),
                                    folder));
            final FeedCounts counts = new FeedCounts();
            final Optional<ServerTls> tls = openTls(configuration, log);
            final HttpDoor http =
                    opened.add(
                            HttpDoor.open(
                                    new HttpDoor.Places(
                                            configuration.server(), configuration.metrics(), tls),
                                    appliance,
                                    new MetricsPage(
                                            appliance.metrics(),
                                            security.counts(),
                                            appliance.streams(),
                                            counts,
                                            tls),
                                    security,
                                    log.of(LoggedPackage.HTTP),
                                    defects));
            final TcpDoor feeds =
                    configuration.server().isFed()
                            ? opened.add(
                                    openFeeds(
                                            configuration,
                                            appliance,
                                            security,
                                            counts,
                                            defects,
                                            tls))
                            : null;
            final Webhooks webhooks =
                    opened.add(openWebhooks(configuration, folder, appliance, log, defects));
            tls.ifPresent(each -> reloader.register(new ReloadableTls(each)));
            reloader.register(new ReloadableSecurity(security, next -> settings(next.access())));
            log.info(
                    "listening",
                    field("api", http.api()),
                    field("health", http.health()),
                    field("feeds", feeds == null ? "off" : feeds.address()),
                    field("metrics", http.metrics()));
            firstAdmin(security.firstAdmin(), folder.users(), entropy, log);
            return new OpenDoors(
                    new AuditedOrders(security.audit()),
                    () -> CloseHelper.closeAll(feeds, http, webhooks),
                    security::close);
        } catch (final RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    private Optional<ServerTls> openTls(final Configuration configuration, final ServerLog log) {
        return Optional.of(configuration.tls())
                .filter(TlsSettings::isOn)
                .map(
                        settings ->
                                ServerTls.open(
                                        settings,
                                        new TlsPorts(
                                                storage,
                                                Clocks.epoch(),
                                                Clocks.nano(),
                                                log.of(LoggedPackage.TLS))));
    }

    private static TcpDoor openFeeds(
            final Configuration configuration,
            final ApplianceAccess appliance,
            final Security security,
            final FeedCounts counts,
            final ErrorHandler defects,
            final Optional<ServerTls> tls) {
        return TcpDoor.open(
                configuration.server().feedAddress(),
                appliance,
                security.gate(),
                counts,
                defects,
                tls);
    }

    /** Sends to others, and needs no listener. */
    private Webhooks openWebhooks(
            final Configuration configuration,
            final DataFolder folder,
            final ApplianceAccess appliance,
            final ServerLog log,
            final ErrorHandler defects) {
        return Webhooks.open(
                appliance.streams().results(),
                configuration.access().webhookNetworks(),
                new WebhookPorts(
                        storage,
                        folder.webhooks(),
                        appliance.streams().ledger(),
                        Clocks.epoch(),
                        log.of(LoggedPackage.WEBHOOK)),
                defects);
    }

    /** Orders still come by the control socket, and results go to webhooks. */
    private Closing withoutListeners(
            final Configuration configuration,
            final DataFolder folder,
            final ApplianceAccess appliance,
            final ServerLog log,
            final ErrorHandler defects) {
        final Opened opened = new Opened();
        try {
            final AuditLog audit =
                    opened.add(
                            AuditLog.open(
                                    storage,
                                    folder.audit(),
                                    folder.applianceId(),
                                    Clocks.epoch(),
                                    log,
                                    AuditLog.FILE_BYTES));
            final Webhooks webhooks =
                    opened.add(openWebhooks(configuration, folder, appliance, log, defects));
            return new OpenDoors(new AuditedOrders(audit), webhooks::close, audit::close);
        } catch (final RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    private void firstAdmin(
            final FirstAdmin firstAdmin,
            final Path users,
            final Entropy entropy,
            final ServerLog log) {
        final Optional<String> code =
                AdminReset.take(storage, users)
                        ? Optional.of(firstAdmin.beginReset(entropy))
                        : firstAdmin.begin(entropy);
        code.ifPresentOrElse(text -> tellFirst(text, users, log), () -> forgetFirst(users));
    }

    /**
     * What is open.
     *
     * @param orders noted until nobody can give any more
     * @param door closed first
     * @param rest closed last
     */
    private record OpenDoors(AuditedOrders orders, Runnable door, Runnable rest)
            implements Closing {
        @Override
        public void close() {
            door.run();
            orders.close();
            rest.run();
        }
    }

    /** A file that only the user of the process can read, as a log may be read by many. */
    private void tellFirst(final String code, final Path users, final ServerLog log) {
        final Path file = users.resolve(FIRST);
        AtomicFile.write(storage, file, (code + "\n").getBytes(StandardCharsets.UTF_8));
        log.warn("an administrator may register", field("code_in", file));
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
