/**
 * Functions that users write: the interfaces they implement, and what a pipeline calls them
 * through.
 *
 * <p>A function is a {@link CustomScalar}, a {@link CustomAggregate} or a {@link CustomTable}. It
 * sees its arguments as {@link Arguments} and leaves its result in a {@link Result}: flyweights
 * over the values of a row, so that a function of numbers, and one that reads texts byte by byte,
 * allocates nothing. Functions that were written for Flink are wrapped in the same interfaces.
 *
 * <p>In a plan a function is a {@link UserFunction}, which knows where its code comes from. A
 * pipeline opens a <em>site</em> for each call ({@link ScalarSite}, {@link AggregateSite}): an
 * instance of the function with cells for its arguments and its result. A site belongs to the
 * pipeline's thread. What a function throws becomes an error of the row, {@link CustomError}.
 *
 * <p>Start reading at {@link CustomScalar}.
 */
package io.heliosdb.streaming.operators.custom;
