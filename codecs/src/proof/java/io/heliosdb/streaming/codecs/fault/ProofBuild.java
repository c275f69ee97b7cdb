package io.heliosdb.streaming.codecs.fault;

/** Tells the builds apart; this one is for proofs: it can be killed at points and given bugs. */
public final class ProofBuild {
    /** A constant of the compiler, so that what depends on it is in the class files. */
    public static final boolean IS_ON = true;

    private ProofBuild() {}
}
