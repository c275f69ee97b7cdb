package io.heliosdb.streaming.operators.custom;

import java.util.Objects;

/**
 * A function of users in a plan. Two are the same if class and digest are: a change of the code is
 * another function, and so another plan.
 */
public final class UserFunction {
    private static final int SHOWN_DIGITS = 12;

    private final String name;
    private final String className;
    private final String digest;
    private final boolean isDeterministic;
    private final int occurrence;
    private final FunctionHome home;

    /**
     * A function as a plan refers to it.
     *
     * @param name as users call it
     * @param className its class
     * @param digest of its code, hexadecimal
     * @param isDeterministic whether equal arguments give equal results
     * @param occurrence tells calls apart whose values must not be shared; else 0
     * @param home where its code is
     */
    public UserFunction(
            final String name,
            final String className,
            final String digest,
            final boolean isDeterministic,
            final int occurrence,
            final FunctionHome home) {
        this.name = name;
        this.className = className;
        this.digest = digest;
        this.isDeterministic = isDeterministic;
        this.occurrence = occurrence;
        this.home = home;
    }

    /** The same, told apart from other calls by a number. */
    public UserFunction occurring(final int number) {
        return new UserFunction(name, className, digest, isDeterministic, number, home);
    }

    public String name() {
        return name;
    }

    public String className() {
        return className;
    }

    public boolean isDeterministic() {
        return isDeterministic;
    }

    public FunctionHome home() {
        return home;
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof UserFunction function
                && className.equals(function.className)
                && digest.equals(function.digest)
                && occurrence == function.occurrence;
    }

    @Override
    public int hashCode() {
        return Objects.hash(className, digest, occurrence);
    }

    /** Class and code, which is what a plan's identity depends on. */
    @Override
    public String toString() {
        return className
                + "@"
                + digest.substring(0, Math.min(SHOWN_DIGITS, digest.length()))
                + (occurrence == 0 ? "" : "#" + occurrence);
    }
}
