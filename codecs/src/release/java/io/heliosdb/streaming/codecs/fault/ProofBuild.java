package io.heliosdb.streaming.codecs.fault;

/** Tells the builds apart; this is a release, which contains no kill point and no planted bug. */
public final class ProofBuild {
    /** A constant of the compiler, so that what depends on it is in no class file. */
    public static final boolean IS_ON = false;

    private ProofBuild() {}
}
