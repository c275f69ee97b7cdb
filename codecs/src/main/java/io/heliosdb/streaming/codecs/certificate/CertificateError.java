package io.heliosdb.streaming.codecs.certificate;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;

/** Errors of certificates and their keys. */
public enum CertificateError implements ErrorCode {
    MISSING("HTLS-0001", "A file of certificates or of a key is not there."),
    INVALID("HTLS-0002", "A file does not hold the certificates or the key that it should."),
    KEY_NOT_PRIVATE("HTLS-0003", "Others may read or write the file of a private key."),
    KEY_MISMATCH("HTLS-0004", "A private key is not that of its certificate."),
    EXPIRED("HTLS-0005", "The time of a certificate is over, or has not begun."),
    CHAIN("HTLS-0006", "Certificates of a chain do not follow each other.");

    private final String code;
    private final String meaning;

    CertificateError(final String code, final String meaning) {
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
