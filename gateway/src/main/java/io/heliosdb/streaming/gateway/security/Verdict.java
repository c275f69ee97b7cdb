package io.heliosdb.streaming.gateway.security;

import io.heliosdb.streaming.codecs.error.HeliosException;

/** What the gate says. */
public sealed interface Verdict {
    /**
     * The request may go on.
     *
     * @param caller whose it is
     */
    record Admitted(Caller caller) implements Verdict {}

    /**
     * The request ends here.
     *
     * @param refusal what its sender is told
     */
    record Refused(Refusal refusal) implements Verdict {}

    /**
     * The caller, if there is one.
     *
     * @throws HeliosException of the refusal otherwise
     */
    default Caller orThrow() {
        return switch (this) {
            case Admitted admitted -> admitted.caller();
            case Refused refused -> throw refused.refusal().error();
        };
    }
}
