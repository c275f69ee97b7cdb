package io.heliosdb.streaming.codecs.certificate;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

import javax.net.ssl.X509TrustManager;

/** Believes no certificate, and names no authority: without it those of the JDK would count. */
final class TrustsNobody implements X509TrustManager {
    private static CertificateException refused() {
        return new CertificateException("no certificates are believed here");
    }

    @Override
    public void checkClientTrusted(final X509Certificate[] chain, final String type)
            throws CertificateException {
        throw refused();
    }

    @Override
    public void checkServerTrusted(final X509Certificate[] chain, final String type)
            throws CertificateException {
        throw refused();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
