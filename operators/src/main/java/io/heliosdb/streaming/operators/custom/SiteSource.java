package io.heliosdb.streaming.operators.custom;

/**
 * A call among the constants of generated code; each pipeline opens it for itself.
 *
 * @param form of the call
 * @param isAggregate whether it is of an aggregate
 */
public record SiteSource(CallForm form, boolean isAggregate) {
    Object open(final OpenFunctions functions) {
        return isAggregate ? new AggregateSite(form, functions) : new ScalarSite(form, functions);
    }
}
