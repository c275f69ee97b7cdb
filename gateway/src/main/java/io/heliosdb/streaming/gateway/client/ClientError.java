package io.heliosdb.streaming.gateway.client;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;

/** Errors of asking an appliance over REST. */
public enum ClientError implements ErrorCode {
    UNREACHABLE("HCLI-0301", "Nothing answers at the address of an appliance."),
    FOREIGN("HCLI-0302", "Something that is no appliance answers at an address."),
    NO_LOGIN("HCLI-0303", "A command needs a token, and none is at hand for the address."),
    PLAIN_TEXT("HCLI-0304", "A password or token would be sent over a network as plain text."),
    ADDRESS("HCLI-0305", "The address of an appliance is not of the form that addresses have."),
    LOGIN_FILE("HCLI-0306", "The file that keeps a login is damaged, or others may read it."),
    NO_TERMINAL("HCLI-0307", "A password is asked for where there is nobody to type it."),
    TYPED_TWICE("HCLI-0308", "A new password was not typed the same twice."),
    TLS_FILES("HCLI-0309", "The certificate that a command shows, and its key, are incomplete."),
    UNTRUSTED("HCLI-0310", "A command and an appliance do not agree on a connection with TLS.");

    private final String code;
    private final String meaning;

    ClientError(final String code, final String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Category category() {
        return Category.ERROR;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
