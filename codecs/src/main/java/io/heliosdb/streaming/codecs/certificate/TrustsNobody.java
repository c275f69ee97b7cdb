package io.heliosdb.streaming.codecs.certificate;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Believes no certificate, and names no authority: without it those of the JDK would count. */
final class TrustsNobody extends X509ExtendedTrustManager {
    private static CertificateException refused() {
        return new CertificateException("no certificates are believed here");
    }

    @Override
    public void checkClientTrusted(
            final X509Certificate[] chain, final String type, final Socket socket)
            throws CertificateException {
        throw refused();
    }

    @Override
    public void checkServerTrusted(
            final X509Certificate[] chain, final String type, final Socket socket)
            throws CertificateException {
        throw refused();
    }

    @Override
    public void checkClientTrusted(
            final X509Certificate[] chain, final String type, final SSLEngine engine)
            throws CertificateException {
        throw refused();
    }

    @Override
    public void checkServerTrusted(
            final X509Certificate[] chain, final String type, final SSLEngine engine)
            throws CertificateException {
        throw refused();
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
