package io.heliosdb.streaming.gateway.client;

import io.heliosdb.streaming.codecs.error.HeliosException;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where an appliance is.
 *
 * @param uri with scheme and host, without a slash at its end
 */
public record ApplianceAddress(URI uri) {
    /** The variable that names it. */
    public static final String VARIABLE = "HELIOS_URL";

    private static final String USUAL = "http://127.0.0.1:8080";

    /** The one that is given, else that of the environment, else this machine's. */
    public static ApplianceAddress of(
            final Optional<String> given, final Map<String, String> environment) {
        return of(
                given.or(() -> Optional.ofNullable(environment.get(VARIABLE)))
                        .filter(text -> !text.isBlank())
                        .orElse(USUAL));
    }

    /**
     * Reads one.
     *
     * @throws HeliosException {@link ClientError#ADDRESS}
     */
    static ApplianceAddress of(final String text) {
        final URI uri;
        try {
            uri = new URI(text.strip().replaceAll("/+$", ""));
        } catch (final URISyntaxException e) {
            throw wrong(e.getReason());
        }
        final String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw wrong("it begins with http:// or https://");
        }
        if (uri.getHost() == null || uri.getUserInfo() != null) {
            throw wrong("behind that stand a host and perhaps a port, and no name of a user");
        }
        if (uri.getQuery() != null || uri.getFragment() != null) {
            throw wrong("it has no '?' and no '#'");
        }
        return new ApplianceAddress(uri);
    }

    /** What was typed is not repeated: there may be a password in it. */
    private static HeliosException wrong(final String why) {
        return HeliosException.of(ClientError.ADDRESS, "this is no address of an appliance")
                .detail(why)
                .hint("for example --url https://streaming.example.com:8080");
    }

    /** An address of the API. */
    URI resolve(final String path) {
        return URI.create(uri + path);
    }

    /** The same with TLS, if this is one without. */
    Optional<URI> encrypted() {
        return uri.getScheme().equalsIgnoreCase("http")
                ? Optional.of(URI.create("https" + uri.toString().substring("http".length())))
                : Optional.empty();
    }

    /**
     * Looks whether secrets may go there.
     *
     * @throws HeliosException {@link ClientError#PLAIN_TEXT}
     */
    void checkPrivate() {
        if (!uri.getScheme().equalsIgnoreCase("https") && !isLoopback()) {
            throw HeliosException.of(
                            ClientError.PLAIN_TEXT,
                            "passwords and tokens are not sent as plain text to another machine")
                    .detail(uri.toString())
                    .hint("use https://, or ssh -L 8080:127.0.0.1:8080 to that machine");
        }
    }

    private boolean isLoopback() {
        try {
            return InetAddress.getByName(uri.getHost()).isLoopbackAddress();
        } catch (final UnknownHostException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
