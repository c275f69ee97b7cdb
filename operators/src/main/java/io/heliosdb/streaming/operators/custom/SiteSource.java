package io.heliosdb.streaming.operators.custom;

/**
 * A call among the constants of generated code; each pipeline opens it for itself.
 *
 * @param form of the call
 * @param kind of the function
 */
public record SiteSource(CallForm form, Kind kind) {
    /** What a call gives. */
    public enum Kind {
        SCALAR,
        AGGREGATE,
        TABLE
    }

    Object open(final OpenFunctions functions) {
        return switch (kind) {
            case SCALAR -> new ScalarSite(form, functions);
            case AGGREGATE -> new AggregateSite(form, functions);
            case TABLE -> new TableSite(form, functions);
        };
    }
}
