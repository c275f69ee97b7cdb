package io.heliosdb.streaming.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Key;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/** An authority that lives as long as a test, and certificates that it has signed. */
final class Certificates {
    private static final String PASSWORD = "changeit";

    private final Path folder;
    private final String name;
    private final Path store;

    /** Makes the authority, with its certificate in {@code NAME.pem}. */
    Certificates(final Path folder, final String name) throws Exception {
        this.folder = folder;
        this.name = name;
        store = folder.resolve(name + ".p12");
        generate("authority", "365", "-dname", "CN=" + name, "-ext", "bc:c");
        Files.writeString(authority(), pem("CERTIFICATE", certificate("authority").getEncoded()));
    }

    Path authority() {
        return folder.resolve(name + ".pem");
    }

    /** A certificate for this machine, in {@code NAME.pem} with its key in {@code NAME.key}. */
    Certificates sign(final String alias, final String... more) throws Exception {
        final List<String> options =
                new ArrayList<>(List.of("-dname", "CN=" + alias, "-signer", "authority"));
        options.addAll(List.of(more));
        if (!options.contains("-ext")) {
            options.addAll(List.of("-ext", "san=dns:localhost,ip:127.0.0.1"));
        }
        generate(alias, "90", options.toArray(String[]::new));
        Files.writeString(
                certificateFile(alias),
                pem("CERTIFICATE", certificate(alias).getEncoded())
                        + pem("CERTIFICATE", certificate("authority").getEncoded()));
        final Key key = open().getKey(alias, PASSWORD.toCharArray());
        Files.writeString(keyFile(alias), pem("PRIVATE KEY", key.getEncoded()));
        Files.setPosixFilePermissions(keyFile(alias), PosixFilePermissions.fromString("rw-------"));
        return this;
    }

    Path certificateFile(final String alias) {
        return folder.resolve(alias + ".pem");
    }

    Path keyFile(final String alias) {
        return folder.resolve(alias + ".key");
    }

    Certificate certificate(final String alias) throws Exception {
        return open().getCertificate(alias);
    }

    /** For clients that believe the authority and show nothing. */
    SSLContext client() throws Exception {
        return client(null);
    }

    /**
     * For clients that believe the authority and show a certificate of another one, whoever is
     * believed on the other side.
     */
    SSLContext clientWith(final Certificates others, final String alias) throws Exception {
        final KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        final char[] password = PASSWORD.toCharArray();
        own.setKeyEntry(
                alias,
                others.open().getKey(alias, password),
                password,
                others.open().getCertificateChain(alias));
        final KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
        keys.init(own, password);
        final X509ExtendedKeyManager found = (X509ExtendedKeyManager) keys.getKeyManagers()[0];
        return client(new KeyManager[] {new Shown(alias, found)});
    }

    /** Shows one certificate always: the JDK shows none that would not count. */
    private static final class Shown extends X509ExtendedKeyManager {
        private final String alias;
        private final X509ExtendedKeyManager keys;

        Shown(final String alias, final X509ExtendedKeyManager keys) {
            this.alias = alias;
            this.keys = keys;
        }

        @Override
        public String chooseClientAlias(
                final String[] types, final Principal[] issuers, final Socket socket) {
            return alias;
        }

        @Override
        public String chooseEngineClientAlias(
                final String[] types, final Principal[] issuers, final SSLEngine engine) {
            return alias;
        }

        @Override
        public X509Certificate[] getCertificateChain(final String name) {
            return keys.getCertificateChain(name);
        }

        @Override
        public PrivateKey getPrivateKey(final String name) {
            return keys.getPrivateKey(name);
        }

        @Override
        public String[] getClientAliases(final String type, final Principal[] issuers) {
            return keys.getClientAliases(type, issuers);
        }

        @Override
        public String chooseServerAlias(
                final String type, final Principal[] issuers, final Socket socket) {
            return null;
        }

        @Override
        public String[] getServerAliases(final String type, final Principal[] issuers) {
            return null;
        }
    }

    private SSLContext client(final KeyManager[] own) throws Exception {
        final KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", certificate("authority"));
        final TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        final SSLContext context = SSLContext.getInstance("TLS");
        context.init(own, trust.getTrustManagers(), null);
        return context;
    }

    private KeyStore open() throws Exception {
        final KeyStore open = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            open.load(in, PASSWORD.toCharArray());
        }
        return open;
    }

    private void generate(final String alias, final String days, final String... more)
            throws Exception {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-genkeypair", "-alias", alias, "-keyalg", "EC"));
        command.addAll(List.of("-groupname", "secp256r1", "-keystore", store.toString()));
        command.addAll(List.of("-storepass", PASSWORD));
        final List<String> options = List.of(more);
        if (!options.contains("-validity")) {
            command.addAll(List.of("-validity", days));
        }
        command.addAll(options);
        final Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        final String told =
                new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(told).isZero();
    }

    private static String pem(final String label, final byte[] bytes) {
        return "-----BEGIN "
                + label
                + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
                + "\n-----END "
                + label
                + "-----\n";
    }
}
