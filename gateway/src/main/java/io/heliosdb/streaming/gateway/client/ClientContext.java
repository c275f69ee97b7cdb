package io.heliosdb.streaming.gateway.client;

import com.fasterxml.jackson.databind.JsonNode;

import io.heliosdb.streaming.codecs.error.HeliosException;
import io.heliosdb.streaming.codecs.storage.Storage;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What commands that ask an appliance know of the machine that they run on. */
public final class ClientContext {
    /** The variable that has a token, for programs. */
    public static final String TOKEN_VARIABLE = "HELIOS_TOKEN";

    private final Storage storage;
    private final Map<String, String> environment;
    private final LoginFiles logins;
    private final PasswordSource passwords;

    /**
     * @param environment all variables
     * @param home of the user
     */
    public ClientContext(
            final Storage storage,
            final Map<String, String> environment,
            final Path home,
            final PasswordSource passwords) {
        this.storage = storage;
        this.environment = Map.copyOf(environment);
        this.passwords = passwords;
        logins = new LoginFiles(storage, LoginFiles.folder(environment, home));
    }

    /** The address that is meant. */
    public ApplianceAddress address(final Optional<String> url) {
        return ApplianceAddress.of(url, environment);
    }

    public LoginFiles logins() {
        return logins;
    }

    public PasswordSource passwords() {
        return passwords;
    }

    /**
     * Asks as the user who has logged in.
     *
     * @throws HeliosException {@link ClientError#NO_LOGIN}
     */
    public JsonNode ask(
            final Optional<String> url,
            final ClientTls tls,
            final Function<RestClient, JsonNode> conversation) {
        final ApplianceAddress address = address(url);
        final String token = token(address);
        try (RestClient client = connect(address, tls, Optional.of(token))) {
            return conversation.apply(client);
        }
    }

    /** Asks as nobody, to log in. */
    public JsonNode askAsNobody(
            final ApplianceAddress address,
            final ClientTls tls,
            final Function<RestClient, JsonNode> conversation) {
        try (RestClient client = connect(address, tls, Optional.empty())) {
            return conversation.apply(client);
        }
    }

    private RestClient connect(
            final ApplianceAddress address, final ClientTls tls, final Optional<String> token) {
        return new RestClient(address, tls.orElse(environment).context(storage), token);
    }

    /** Whether the token comes from the environment and no login is used. */
    public boolean hasOwnToken() {
        return !environment.getOrDefault(TOKEN_VARIABLE, "").isBlank();
    }

    private String token(final ApplianceAddress address) {
        if (hasOwnToken()) {
            return environment.get(TOKEN_VARIABLE).strip();
        }
        return logins.find(address)
                .map(SavedLogin::token)
                .orElseThrow(
                        () ->
                                HeliosException.of(
                                                ClientError.NO_LOGIN,
                                                "nobody is logged in at " + address)
                                        .hint(
                                                "run 'heliosdb-streaming login', or set "
                                                        + TOKEN_VARIABLE));
    }
}
